#include <stdlib.h>

#include "ingest/rendering.h"
#include "json/items.h"

static void append_claim(struct rendering *rendering, struct claim_at at)
{
    render_append_input(&rendering->hashed, rendering->links->heads[at.article].id);
    render_append_hash(&rendering->hashed, at.claim);
}

/* Which claims belong to the thread, and why; what they say is hashed with their
 * articles. */
static uint64_t hash_thread(struct rendering *rendering, const struct thread *thread)
{
    struct buffer *const hashed = &rendering->hashed;
    buffer_clear(hashed);
    render_append_input(hashed, thread->id);
    for (uint32_t i = 0; i < thread->claim_count; i++) {
        append_claim(rendering, thread->claims[i]);
        render_append_input(hashed, slice_of(thread->reasons[i]));
    }
    for (uint32_t i = 0; i < thread->denial_count; i++) {
        append_claim(rendering, thread->denials[i].claim);
        append_claim(rendering, thread->denials[i].denies);
        render_append_input(hashed, slice_of(thread->denials[i].reason));
    }
    return slice_hash(buffer_slice(hashed));
}

/* A thread is shown with what its claims say, and is filed under whom they name. */
static uint64_t hash_members(const struct rendering *rendering,
                             const struct thread *thread, uint64_t before)
{
    uint64_t hash = before;
    for (uint32_t i = 0; i < thread->claim_count; i++)
        hash = hash * 31 + rendering->inputs[thread->claims[i].article];
    return hash;
}

static bool open_members(struct rendering *rendering, const struct thread *thread,
                         struct fault *fault)
{
    bool ok = true;
    corpus_tidy(rendering->corpus);
    for (uint32_t i = 0; i < thread->claim_count && ok; i++)
        ok = corpus_open(rendering->corpus, thread->claims[i].article, fault);
    return ok;
}

static bool put_thread(struct rendering *rendering, uint32_t number,
                       struct fault *fault)
{
    const struct thread *const thread = &rendering->links->threads[number];
    struct writer writer = { .out = &rendering->json };
    const uint64_t hash = hash_thread(rendering, thread);
    const uint64_t inputs = hash_members(rendering, thread, hash);
    rendering->told[number] = hash;
    if (!buffer_ok(&rendering->hashed, fault))
        return false;
    if (scan_has_thread(rendering->scan, thread, inputs))
        return true;
    arena_reset(rendering->scratch);
    buffer_clear(&rendering->json);
    return open_members(rendering, thread, fault) &&
           linking_count(rendering->corpus->linking, number, rendering->scratch,
                         fault) &&
           json_thread(&writer, rendering->links->corpus, rendering->links, thread,
                       rendering->scratch, fault) &&
           buffer_ok(&rendering->json, fault) &&
           scan_put_thread(rendering->scan, thread, buffer_slice(&rendering->json),
                           inputs, rendering->scratch, fault);
}

static int compare_places(const void *left, const void *right)
{
    const struct thread_place *const a = left, *const b = right;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return (a->thread > b->thread) - (a->thread < b->thread);
}

static bool rank_articles(struct rendering *rendering, struct fault *fault)
{
    const uint32_t count = rendering->corpus->count;
    rendering->ranks = arena_array(rendering->corpus->arena, (size_t)count + 1,
                                   sizeof *rendering->ranks);
    if (rendering->ranks == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < count; i++)
        rendering->ranks[rendering->links->order[i]] = i;
    return true;
}

bool render_threads_prepare(struct rendering *rendering, struct fault *fault)
{
    const struct links *const links = rendering->links;
    struct arena *const arena = rendering->corpus->arena;
    const size_t count = (size_t)links->thread_count + 1;
    rendering->places = arena_array(arena, count, sizeof *rendering->places);
    rendering->told = arena_array(arena, count, sizeof *rendering->told);
    if (rendering->places == NULL || rendering->told == NULL)
        return fault_no_memory(fault);
    if (!rank_articles(rendering, fault))
        return false;
    for (uint32_t i = 0; i < links->thread_count; i++) {
        const struct thread *const thread = &links->threads[i];
        const struct claim_at last = thread->claims[thread->claim_count - 1];
        rendering->places[i] =
            (struct thread_place){ rendering->ranks[last.article], i };
    }
    if (links->thread_count > 1)
        qsort(rendering->places, links->thread_count, sizeof *rendering->places,
              compare_places);
    return true;
}

bool render_threads_until(struct rendering *rendering, uint32_t rank,
                          struct fault *fault)
{
    for (; rendering->next_place < rendering->links->thread_count;
         rendering->next_place++) {
        const struct thread_place at = rendering->places[rendering->next_place];
        if (at.rank > rank)
            break;
        if (!put_thread(rendering, at.thread, fault))
            return false;
    }
    return true;
}
