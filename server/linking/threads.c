#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "linking/weaving.h"

/* Bounds the propositions of the whole corpus. */
static const size_t scratch_ceiling = (size_t)16 << 30;

/* One text printed twice is no thread; a denial is one even inside an article. */
static bool is_thread(const struct weaving *weaving, const struct members *members)
{
    for (uint32_t i = 0; i < members->count; i++) {
        if (weaving->nodes[members->numbers[i]].denies != NOBODY)
            return true;
        if (original_of(weaving, members->numbers[i]) !=
            original_of(weaving, members->numbers[0]))
            return true;
    }
    return false;
}

/* Copies count as one article, but every outlet counts that printed one. */
static bool count_outlets(const struct weaving *weaving, const struct members *members,
                          struct thread *thread, struct fault *fault)
{
    struct arena *const arena = weaving->linking->arena;
    struct map articles = { 0 }, publishers = { 0 };
    for (uint32_t i = 0; i < members->count; i++) {
        const struct linking *const linking = weaving->linking;
        const uint32_t original = original_of(weaving, members->numbers[i]);
        const struct abstract *const from =
            &linking->abstracts[weaving->propositions[members->numbers[i]].at.article];
        const struct slice publisher = abstract_slice(from, from->head->publisher);
        if (!map_set(&articles, arena, linking->corpus[original].article->id, 1, fault))
            return false;
        if (publisher.length > 0 && !map_set(&publishers, arena, publisher, 1, fault))
            return false;
    }
    thread->articles = articles.entries.count;
    thread->publishers = publishers.entries.count;
    return true;
}

static bool gather_denials(const struct weaving *weaving, const struct members *members,
                           struct thread *thread)
{
    struct denial *const denials =
        arena_array(weaving->linking->arena, members->count, sizeof *denials);
    if (denials == NULL)
        return false;
    for (uint32_t i = 0; i < members->count; i++) {
        const struct node *const node = &weaving->nodes[members->numbers[i]];
        if (node->denies == NOBODY)
            continue;
        denials[thread->denial_count++] = (struct denial){
            .claim = weaving->propositions[members->numbers[i]].at,
            .denies = weaving->propositions[node->denies].at,
            .reason = node->denial_reason,
        };
    }
    thread->denials = denials;
    return true;
}

static struct slice thread_id(const struct weaving *weaving, struct claim_at first)
{
    struct arena *const arena = weaving->linking->arena;
    char id[80];
    const struct slice claim = claim_id(weaving->linking, first, arena);
    const int length =
        snprintf(id, sizeof id, "t-%.*s", (int)claim.length, claim.bytes);
    if (claim.bytes == NULL)
        return claim;
    return arena_copy(arena, (struct slice){ id, (size_t)length });
}

static bool make_thread(const struct weaving *weaving, const struct members *members,
                        struct thread *thread, struct fault *fault)
{
    struct arena *const arena = weaving->linking->arena;
    struct claim_at *const claims = arena_array(arena, members->count, sizeof *claims);
    const char **const reasons = arena_array(arena, members->count, sizeof *reasons);
    if (claims == NULL || reasons == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < members->count; i++) {
        claims[i] = weaving->propositions[members->numbers[i]].at;
        reasons[i] = weaving->nodes[members->numbers[i]].reason;
    }
    thread->claims = claims;
    thread->reasons = reasons;
    thread->claim_count = members->count;
    thread->event = weaving->propositions[members->numbers[0]].event;
    thread->id = thread_id(weaving, claims[0]);
    if (thread->id.bytes == NULL || !gather_denials(weaving, members, thread))
        return fault_no_memory(fault);
    return count_outlets(weaving, members, thread, fault) &&
           count_voices(weaving, members, &thread->speakers, fault);
}

static int compare_threads(const void *left, const void *right)
{
    return slice_compare(((const struct thread *)left)->id,
                         ((const struct thread *)right)->id);
}

/* Groups the propositions by founder: a counting sort keeps them in order. */
static bool group(const struct weaving *weaving, uint32_t **starts, uint32_t **numbers)
{
    struct arena *const arena = weaving->scratch;
    uint32_t *const ends = arena_array(arena, weaving->count + 2, sizeof *ends);
    uint32_t *const sorted = arena_array(arena, weaving->count + 1, sizeof *sorted);
    if (ends == NULL || sorted == NULL)
        return false;
    for (uint32_t i = 0; i < weaving->count; i++)
        ends[weaving->nodes[i].founder + 2]++;
    for (uint32_t i = 2; i < weaving->count + 2; i++)
        ends[i] += ends[i - 1];
    for (uint32_t i = 0; i < weaving->count; i++)
        sorted[ends[weaving->nodes[i].founder + 1]++] = i;
    *starts = ends;
    *numbers = sorted;
    return true;
}

static bool gather_threads(const struct weaving *weaving, struct list *threads,
                           struct fault *fault)
{
    uint32_t *starts = NULL, *numbers = NULL;
    if (!group(weaving, &starts, &numbers))
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < weaving->count; i++) {
        const struct members members = { numbers + starts[i],
                                         starts[i + 1] - starts[i] };
        if (members.count < 2 || !is_thread(weaving, &members))
            continue;
        struct thread *const thread =
            list_add(threads, weaving->linking->arena, sizeof *thread);
        if (thread == NULL)
            return fault_no_memory(fault);
        if (!make_thread(weaving, &members, thread, fault))
            return false;
    }
    if (threads->count > 0)
        qsort(threads->items, threads->count, sizeof(struct thread), compare_threads);
    return true;
}

static bool point_to_threads(const struct linking *linking, const struct list *threads,
                             struct fault *fault)
{
    const struct thread *const all = threads->items;
    uint32_t **const of = arena_array(linking->arena, linking->count + 1, sizeof *of);
    if (of == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < linking->count; i++) {
        const uint32_t claims = linking->abstracts[i].head->claims.count;
        of[i] = arena_array(linking->arena, claims + 1, sizeof **of);
        if (of[i] == NULL)
            return fault_no_memory(fault);
        memset(of[i], 0xFF, claims * sizeof **of);
        linking->articles[i].threads = of[i];
    }
    for (uint32_t i = 0; i < threads->count; i++) {
        for (uint32_t j = 0; j < all[i].claim_count; j++)
            of[all[i].claims[j].article][all[i].claims[j].claim] = i;
    }
    return true;
}

static uint32_t count_people(const struct links *links)
{
    uint32_t people = 0;
    while (people < links->entity_count &&
           links->entities[people].kind == ENTITY_PERSON)
        people++;
    return people;
}

static bool weave_threads(struct weaving *weaving, struct links *out,
                          struct fault *fault)
{
    struct arena *const scratch = weaving->scratch;
    struct proposition *propositions = NULL;
    struct list threads = { 0 };
    if (!make_propositions(weaving->linking, scratch, out, &propositions,
                           &weaving->count, fault))
        return false;
    weaving->propositions = propositions;
    weaving->nodes = arena_array(scratch, weaving->count + 1, sizeof *weaving->nodes);
    if (weaving->nodes == NULL)
        return fault_no_memory(fault);
    if (!weave(weaving, fault) || !gather_threads(weaving, &threads, fault) ||
        !point_to_threads(weaving->linking, &threads, fault))
        return false;
    out->threads = threads.items;
    out->thread_count = threads.count;
    return true;
}

bool link_threads(const struct linking *linking, struct links *out, struct fault *fault)
{
    struct weaving weaving = { .linking = linking,
                               .people = count_people(out),
                               .scratch = arena_create(scratch_ceiling) };
    const bool ok = weaving.scratch != NULL ? weave_threads(&weaving, out, fault)
                                            : fault_no_memory(fault);
    arena_destroy(weaving.scratch);
    return ok;
}
