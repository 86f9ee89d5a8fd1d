#include <stdlib.h>

#include "ingest/rendering.h"

static uint64_t hash_claim(const struct rendering *rendering, uint64_t before,
                           struct claim_at at)
{
    return hash_chain(hash_chain(before, rendering->ids[at.article]), at.claim);
}

/* Which claims belong to the thread, and why; what they say is hashed with their
 * articles. */
static uint64_t hash_thread(const struct rendering *rendering, uint32_t number)
{
    const struct thread *const thread = &rendering->links->threads[number];
    uint64_t hash = rendering->thread_ids[number];
    for (uint32_t i = 0; i < thread->claim_count; i++) {
        hash = hash_claim(rendering, hash, thread->claims[i]);
        hash = hash_chain(hash, slice_hash(slice_of(thread->reasons[i])));
    }
    for (uint32_t i = 0; i < thread->denial_count; i++) {
        const struct denial *const denial = &thread->denials[i];
        hash = hash_claim(rendering, hash, denial->claim);
        hash = hash_claim(rendering, hash, denial->denies);
        hash = hash_chain(hash, slice_hash(slice_of(denial->reason)));
    }
    return hash;
}

/* A thread is shown with what its claims say, and is filed under whom they name. */
static uint64_t hash_members(const struct rendering *rendering,
                             const struct thread *thread, uint64_t before)
{
    uint64_t hash = before;
    for (uint32_t i = 0; i < thread->claim_count; i++)
        hash = hash_chain(hash, rendering->inputs[thread->claims[i].article]);
    return hash;
}

/* Whether the claim is of a thread that is to be written. */
static bool is_wanted(const struct rendering *rendering, uint32_t article,
                      uint32_t claim)
{
    const uint32_t thread = rendering->links->articles[article].threads[claim];
    return thread != NO_THREAD && rendering->is_retold[thread];
}

static bool hear(const struct rendering *rendering, const struct setting *setting,
                 struct arena *arena, struct telling *out, struct fault *fault)
{
    const struct links *const links = rendering->links;
    const uint32_t article = setting->number;
    const uint32_t thread = links->articles[article].threads[out->claim];
    return linking_hear(rendering->corpus->linking,
                        (struct claim_at){ article, out->claim }, arena, &out->heard,
                        fault) &&
           json_thread_part(setting, &links->threads[thread], out->claim, arena,
                            &out->part, fault);
}

bool render_threads_hear(const struct rendering *rendering,
                         const struct setting *setting, struct arena *arena,
                         struct fault *fault)
{
    struct article_tellings *const tellings = &rendering->tellings[setting->number];
    const struct reading *const reading = setting->corpus[setting->number].reading;
    uint32_t count = 0;
    for (uint32_t i = 0; i < reading->claim_count; i++)
        count += is_wanted(rendering, setting->number, i);
    tellings->items = arena_array(arena, (size_t)count + 1, sizeof *tellings->items);
    if (tellings->items == NULL)
        return fault_no_memory(fault);
    bool ok = true;
    for (uint32_t i = 0; i < reading->claim_count && ok; i++) {
        if (!is_wanted(rendering, setting->number, i))
            continue;
        struct telling *const telling = &tellings->items[tellings->count++];
        telling->claim = i;
        ok = hear(rendering, setting, arena, telling, fault);
    }
    return ok;
}

bool render_threads_cast(struct rendering *rendering, uint32_t article,
                         struct fault *fault)
{
    const struct article_tellings *const tellings = &rendering->tellings[article];
    bool ok = true;
    for (uint32_t i = 0; i < tellings->count && ok; i++) {
        struct telling *const telling = &tellings->items[i];
        ok = scan_cast_claim(rendering->scan,
                             (struct claim_at){ article, telling->claim },
                             rendering->corpus->arena, &telling->cast, fault);
    }
    return ok;
}

static bool hear_open(struct rendering *rendering, uint32_t article,
                      struct fault *fault)
{
    struct setting setting;
    return setting_init(&setting, rendering->links->corpus, rendering->links, article,
                        rendering->scratch, fault) &&
           render_threads_hear(rendering, &setting, rendering->corpus->arena, fault) &&
           render_threads_cast(rendering, article, fault);
}

/* An article that has not been rendered in this scan is opened for its threads alone.
 */
static bool need_tellings(struct rendering *rendering, uint32_t article,
                          struct fault *fault)
{
    struct corpus *const corpus = rendering->corpus;
    struct packed packed;
    if (rendering->tellings[article].items != NULL)
        return true;
    if (corpus_is_open(corpus, article))
        return hear_open(rendering, article, fault);
    struct opened *const place = corpus_take_place(corpus, article, fault);
    const bool ok = place != NULL && corpus_fetch(corpus, place, &packed, fault) &&
                    corpus_unpack(corpus, place, packed, fault) &&
                    hear_open(rendering, article, fault);
    corpus_shut(corpus, place);
    return ok;
}

static const struct telling *find_telling(const struct rendering *rendering,
                                          struct claim_at at)
{
    const struct telling *telling = rendering->tellings[at.article].items;
    while (telling->claim != at.claim)
        telling++;
    return telling;
}

/* What its claims tell, one behind the other. */
struct told_thread {
    struct testimony *heard;
    struct thread_part *parts;
    struct claim_cast *casts;
};

static bool gather(struct rendering *rendering, const struct thread *thread,
                   struct told_thread *out, struct fault *fault)
{
    struct arena *const arena = rendering->scratch;
    const uint32_t count = thread->claim_count;
    *out = (struct told_thread){ arena_array(arena, count, sizeof *out->heard),
                                 arena_array(arena, count, sizeof *out->parts),
                                 arena_array(arena, count, sizeof *out->casts) };
    if (out->heard == NULL || out->parts == NULL || out->casts == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < count; i++) {
        if (!need_tellings(rendering, thread->claims[i].article, fault))
            return false;
        const struct telling *const telling =
            find_telling(rendering, thread->claims[i]);
        out->heard[i] = telling->heard;
        out->parts[i] = telling->part;
        out->casts[i] = telling->cast;
    }
    return true;
}

static struct interval published(const struct rendering *rendering, struct claim_at at)
{
    return rendering->corpus->abstracts[at.article].head->published;
}

static bool put_thread(struct rendering *rendering, uint32_t number,
                       struct fault *fault)
{
    const struct thread *const thread = &rendering->links->threads[number];
    struct writer writer = { .out = &rendering->json };
    struct told_thread told;
    arena_reset(rendering->scratch);
    buffer_clear(&rendering->json);
    if (!gather(rendering, thread, &told, fault) ||
        !linking_count(rendering->corpus->linking, number, told.heard,
                       rendering->scratch, fault))
        return false;
    json_thread(&writer, thread, told.parts);
    const struct rendered_thread rendered = {
        .thread = thread,
        .json = buffer_slice(&rendering->json),
        .inputs = rendering->thread_inputs[number],
        .first = published(rendering, thread->claims[0]),
        .last = published(rendering, thread->claims[thread->claim_count - 1]),
        .casts = told.casts,
    };
    return buffer_ok(&rendering->json, fault) &&
           scan_put_thread(rendering->scan, &rendered, rendering->scratch, fault);
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

static bool make_room(struct rendering *rendering, struct fault *fault)
{
    struct arena *const arena = rendering->corpus->arena;
    const size_t threads = (size_t)rendering->links->thread_count + 1;
    const size_t articles = (size_t)rendering->corpus->count + 1;
    rendering->told = arena_array(arena, threads, sizeof *rendering->told);
    rendering->thread_inputs =
        arena_array(arena, threads, sizeof *rendering->thread_inputs);
    rendering->is_retold = arena_array(arena, threads, sizeof *rendering->is_retold);
    rendering->places = arena_array(arena, threads, sizeof *rendering->places);
    rendering->tellings = arena_array(arena, articles, sizeof *rendering->tellings);
    return (rendering->told != NULL && rendering->thread_inputs != NULL &&
            rendering->is_retold != NULL && rendering->places != NULL &&
            rendering->tellings != NULL) ||
           fault_no_memory(fault);
}

bool render_threads_prepare(struct rendering *rendering, struct fault *fault)
{
    const struct links *const links = rendering->links;
    if (!make_room(rendering, fault) || !rank_articles(rendering, fault))
        return false;
    for (uint32_t i = 0; i < links->thread_count; i++) {
        const struct thread *const thread = &links->threads[i];
        const struct claim_at last = thread->claims[thread->claim_count - 1];
        rendering->told[i] = hash_thread(rendering, i);
        rendering->thread_inputs[i] =
            hash_members(rendering, thread, rendering->told[i]);
        rendering->is_retold[i] =
            !scan_has_thread(rendering->scan, thread, rendering->thread_inputs[i]);
        if (rendering->is_retold[i])
            rendering->places[rendering->place_count++] =
                (struct thread_place){ rendering->ranks[last.article], i };
    }
    if (rendering->place_count > 1)
        qsort(rendering->places, rendering->place_count, sizeof *rendering->places,
              compare_places);
    return true;
}

bool render_threads_until(struct rendering *rendering, uint32_t rank,
                          struct fault *fault)
{
    for (; rendering->next_place < rendering->place_count; rendering->next_place++) {
        const struct thread_place at = rendering->places[rendering->next_place];
        if (at.rank > rank)
            break;
        if (!put_thread(rendering, at.thread, fault))
            return false;
    }
    return true;
}
