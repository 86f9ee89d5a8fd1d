#include <stdlib.h>

#include "ingest/rendering.h"
#include "json/items.h"

static void append_claim(struct rendering *rendering, struct claim_at at)
{
    render_append_input(&rendering->hashed,
                        rendering->links->corpus[at.article].article->id);
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
    bool ok = corpus_tidy(rendering->corpus, fault);
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
    render_append_hash(&rendering->content, hash);
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

struct thread_place {
    uint32_t article, thread;
};

static int compare_places(const void *left, const void *right)
{
    const struct thread_place *const a = left, *const b = right;
    if (a->article != b->article)
        return a->article < b->article ? -1 : 1;
    return (a->thread > b->thread) - (a->thread < b->thread);
}

/* In the order of their first articles, so that each is opened for all of them. */
bool render_threads(struct rendering *rendering, struct fault *fault)
{
    const struct links *const links = rendering->links;
    struct thread_place *const places = arena_array(
        rendering->corpus->arena, (size_t)links->thread_count + 1, sizeof *places);
    if (places == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < links->thread_count; i++)
        places[i] = (struct thread_place){ links->threads[i].claims[0].article, i };
    qsort(places, links->thread_count, sizeof *places, compare_places);
    bool ok = true;
    for (uint32_t i = 0; i < links->thread_count && ok; i++)
        ok = put_thread(rendering, places[i].thread, fault);
    return ok;
}
