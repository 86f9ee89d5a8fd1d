#include "linking/ties.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static bool is_whole(struct slice bytes, struct ties_head *head)
{
    if (bytes.length < sizeof *head)
        return false;
    memcpy(head, bytes.bytes, sizeof *head);
    return head->checksum == abstract_checksum(bytes) &&
           bytes.length ==
               sizeof *head + head->claim_count * sizeof(struct tie) +
                   ((size_t)head->probe_count + head->key_count) * sizeof(uint64_t);
}

static bool read_ties(struct slice bytes, struct ties *out, struct fault *fault)
{
    struct ties_head head;
    if (!is_whole(bytes, &head))
        return fault_set(fault, FAULT_FORMAT, "stored ties are damaged");
    const void *const start = bytes.bytes;
    const void *const claims = bytes.bytes + sizeof head;
    const void *const probes =
        bytes.bytes + sizeof head + head.claim_count * sizeof(struct tie);
    *out = (struct ties){ .head = start, .claims = claims, .probes = probes };
    out->keys = out->probes + head.probe_count;
    return true;
}

bool ties_write(const struct ties_head *head, const struct tie *claims,
                const uint64_t *probes, const uint64_t *keys, struct buffer *out,
                struct fault *fault)
{
    buffer_append(out, (const char *)head, sizeof *head);
    if (head->claim_count > 0)
        buffer_append(out, (const char *)claims, head->claim_count * sizeof *claims);
    if (head->probe_count > 0)
        buffer_append(out, (const char *)probes, head->probe_count * sizeof *probes);
    if (head->key_count > 0)
        buffer_append(out, (const char *)keys, head->key_count * sizeof *keys);
    return abstract_seal(out, head, sizeof *head, fault);
}

/* Whether what the ties say is about the article as it is, at its place. */
static bool hold(const struct linking *linking, const struct ties *ties,
                 uint32_t article)
{
    return ties->head->day == linking->days[article] &&
           slice_is(linking->heads[article].id, ties->head->id) &&
           ties->head->claim_count == linking->abstracts[article].head->claim_count;
}

static bool take(struct linking *linking, const struct linked_before *before,
                 struct fault *fault)
{
    struct ties ties = { 0 };
    if (!read_ties(before->bytes, &ties, fault))
        return false;
    assert(ties.head != NULL);
    const uint32_t article =
        before->gone ? KEYMAP_NONE
                     : keymap_find(&linking->by_number, (uint64_t)before->number);
    if (article != KEYMAP_NONE && hold(linking, &ties, article)) {
        linking->ties[article] = ties;
        return true;
    }
    linking->ghosts[linking->ghost_count++] = (struct ghost){ before->number, ties };
    return true;
}

static struct order_key key_of_ghost(const struct ghost *ghost)
{
    const struct ties_head *const head = ghost->ties.head;
    return (struct order_key){ head->day, slice_of(head->id) };
}

static int compare_ghosts(const void *left, const void *right)
{
    return compare_order(key_of_ghost(left), key_of_ghost(right));
}

bool ghost_precedes(const struct linking *linking, const struct ghost *ghost,
                    uint32_t article)
{
    const struct order_key key = { linking->days[article], linking->heads[article].id };
    return compare_order(key_of_ghost(ghost), key) <= 0;
}

static bool file_numbers(struct linking *linking, struct fault *fault)
{
    bool ok = true;
    for (uint32_t i = 0; i < linking->count && ok; i++)
        ok = keymap_set(&linking->by_number, linking->arena,
                        (uint64_t)linking->numbers[i], i, fault);
    return ok;
}

bool ties_arrange(struct linking *linking, const struct linked_before *before,
                  uint32_t count, struct fault *fault)
{
    struct arena *const arena = linking->arena;
    const size_t articles = (size_t)linking->count + 1;
    linking->ties = arena_array(arena, articles, sizeof *linking->ties);
    linking->retied = arena_array(arena, articles, sizeof *linking->retied);
    linking->probes = arena_array(arena, articles, sizeof *linking->probes);
    linking->ghosts = arena_array(arena, (size_t)count + 1, sizeof *linking->ghosts);
    if (linking->ties == NULL || linking->retied == NULL || linking->probes == NULL ||
        linking->ghosts == NULL)
        return fault_no_memory(fault);
    bool ok = file_numbers(linking, fault);
    for (uint32_t i = 0; i < count && ok; i++)
        ok = take(linking, &before[i], fault);
    if (linking->ghost_count > 1)
        qsort(linking->ghosts, linking->ghost_count, sizeof *linking->ghosts,
              compare_ghosts);
    for (uint32_t i = 0; i < linking->count; i++)
        linking->retied[i] = linking->ties[i].head == NULL;
    return ok;
}
