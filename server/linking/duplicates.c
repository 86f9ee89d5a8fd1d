/* Near-duplicates: articles whose sketches agree. */
#include <stdlib.h>

#include "linking/postings.h"
#include "linking/shelf.h"
#include "linking/steps.h"
#include "linking/ties.h"

enum {
    PROBES = 24,         /* hashes by which candidates are found */
    CANDIDATES = 256,    /* counted for one probe */
    PROBES_A_SHARED = 4, /* of so many probes one must be shared: two would be usual */
};

/* Claims that are fetched for their sketches, which alone are kept. */
static const size_t shelf_most = (size_t)1 << 20;

static const size_t sketches_ceiling = (size_t)8 << 30;

/* Where an article is filed: under each of its probes. */
struct probed {
    uint32_t count;
    uint32_t files[PROBES];
};

struct search {
    struct linking *linking;
    struct shelf shelf;
    struct arena *arena;
    struct sketch *sketches;  /* by article; hashes NULL: not looked at yet */
    struct sketch_bits *bits; /* of these */
    struct postings by_probe; /* articles that are no copies */
    struct probed *articles;
    struct probed *ghosts;
    uint32_t ghost;   /* that is met next */
    uint16_t *shared; /* probes, by article; all 0 between two searches */
    uint32_t candidates[PROBES * CANDIDATES + 1], candidate_count;
};

/* NULL with the fault set. */
static const struct sketch *sketch_of(struct search *search, uint32_t article,
                                      struct fault *fault)
{
    struct sketch *const sketch = &search->sketches[article];
    if (sketch->hashes != NULL)
        return sketch;
    shelf_tidy(&search->shelf, shelf_most);
    if (!shelf_fetch(&search->shelf, article, fault))
        return NULL;
    const struct sketch from = search->linking->abstracts[article].sketch;
    uint64_t *const hashes =
        arena_array(search->arena, (size_t)from.count + 1, sizeof *hashes);
    if (hashes == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    for (uint32_t i = 0; i < from.count; i++)
        hashes[i] = from.hashes[i];
    *sketch = (struct sketch){ hashes, from.count };
    search->bits[article] = sketch_bits_of(sketch);
    return sketch;
}

/* Counts which earlier articles share how many probes with the article. */
static void gather_candidates(struct search *search, uint32_t article)
{
    const struct probed *const probed = &search->articles[article];
    uint16_t *const shared = search->shared;
    uint32_t *const candidates = search->candidates;
    uint32_t count = 0;
    for (uint32_t i = 0; i < probed->count; i++) {
        const struct posted posted =
            postings_newest(&search->by_probe, probed->files[i]);
        /* Without a branch: the next candidate takes the place of a known one. */
        for (uint32_t j = 0; j < posted.count; j++) {
            candidates[count] = posted.values[j];
            count += shared[posted.values[j]]++ == 0;
        }
    }
    search->candidate_count = count;
}

/* Two sketches are held against each other only where the probes make it likely that
 * they agree. */
static bool is_likely(const struct search *search, uint32_t article, uint32_t other)
{
    return search->shared[other] * PROBES_A_SHARED >= search->articles[article].count;
}

/* Takes the other article for the original if it is one, and an earlier one than that
 * found so far. */
static bool try_original(struct search *search, uint32_t article, uint32_t other,
                         struct fault *fault)
{
    const struct linking *const linking = search->linking;
    uint32_t *const best = &linking->articles[article].duplicate_of;
    if (linking->rank[other] >= linking->rank[*best] ||
        !is_likely(search, article, other))
        return true;
    const struct sketch *const sketch = sketch_of(search, other, fault);
    if (sketch != NULL &&
        sketch_may_be_alike(&search->bits[article], &search->bits[other]) &&
        sketch_is_alike(&search->sketches[article], sketch))
        *best = other;
    return sketch != NULL;
}

/* Sets the earliest article that the article is a copy of, or itself. An original is
 * never itself a copy: chains lead to their first article. */
static bool find_original(struct search *search, uint32_t article, struct fault *fault)
{
    struct article_links *const links = &search->linking->articles[article];
    bool ok = sketch_of(search, article, fault) != NULL;
    links->duplicate_of = article;
    gather_candidates(search, article);
    for (uint32_t i = 0; i < search->candidate_count; i++) {
        const uint32_t other = search->candidates[i];
        ok = ok && try_original(search, article, other, fault);
        search->shared[other] = 0;
    }
    links->likeness = sketch_likeness(&search->sketches[article],
                                      &search->sketches[links->duplicate_of]);
    return ok;
}

/* The smallest hashes of its sketch. */
static bool make_probes(struct search *search, uint32_t article, struct probes *out,
                        struct fault *fault)
{
    const struct sketch *const sketch = sketch_of(search, article, fault);
    if (sketch == NULL)
        return false;
    const uint32_t count = sketch->count < PROBES ? sketch->count : PROBES;
    uint64_t *const items =
        arena_array(search->linking->arena, (size_t)count + 1, sizeof *items);
    if (items == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < count; i++)
        items[i] = sketch->hashes[i];
    *out = (struct probes){ items, count };
    return true;
}

static bool tell_article(struct search *search, uint32_t article, struct fault *fault)
{
    const struct ties *const ties = &search->linking->ties[article];
    struct probes *const probes = &search->linking->probes[article];
    struct probed *const probed = &search->articles[article];
    if (ties->head != NULL)
        *probes = (struct probes){ ties->probes, ties->head->probe_count };
    else if (!make_probes(search, article, probes, fault))
        return false;
    probed->count = probes->count;
    return postings_tell(&search->by_probe, probes->items, probes->count, probed->files,
                         fault);
}

static bool tell_all(struct search *search, struct fault *fault)
{
    const struct linking *const linking = search->linking;
    for (uint32_t i = 0; i < linking->count; i++)
        if (!tell_article(search, i, fault))
            return false;
    for (uint32_t i = 0; i < linking->ghost_count; i++) {
        const struct ties *const ties = &linking->ghosts[i].ties;
        struct probed *const ghost = &search->ghosts[i];
        if (ties->head->duplicate_of != linking->ghosts[i].number)
            continue;
        ghost->count = ties->head->probe_count;
        for (uint32_t j = 0; j < ghost->count; j++)
            ghost->files[j] = postings_find(&search->by_probe, ties->probes[j]);
    }
    return postings_arrange(&search->by_probe, CANDIDATES, fault);
}

static void miss(struct search *search, const struct probed *probed)
{
    for (uint32_t i = 0; i < probed->count; i++)
        postings_miss(&search->by_probe, probed->files[i]);
}

/* Whether other originals may be likely than were before: one that is new or missed, as
 * so many of the probes are stirred, or one that another took the place of. */
static bool is_touched(const struct search *search, const struct probed *probed)
{
    uint32_t stirred = 0;
    for (uint32_t i = 0; i < probed->count; i++) {
        if (postings_is_shifted(&search->by_probe, probed->files[i]))
            return true;
        stirred += postings_is_stirred(&search->by_probe, probed->files[i]);
    }
    return stirred > 0 && stirred * PROBES_A_SHARED >= probed->count;
}

static void meet_ghosts(struct search *search, uint32_t article)
{
    const struct linking *const linking = search->linking;
    for (; search->ghost < linking->ghost_count &&
           ghost_precedes(linking, &linking->ghosts[search->ghost], article);
         search->ghost++)
        miss(search, &search->ghosts[search->ghost]);
}

static void file(struct search *search, uint32_t article, bool was_original)
{
    const struct probed *const probed = &search->articles[article];
    const bool is_original = search->linking->articles[article].duplicate_of == article;
    for (uint32_t i = 0; i < probed->count && is_original; i++) {
        if (was_original)
            postings_add(&search->by_probe, probed->files[i], article);
        else
            postings_add_new(&search->by_probe, probed->files[i], article);
    }
    if (was_original && !is_original)
        miss(search, probed);
}

static bool visit(struct search *search, uint32_t article, struct fault *fault)
{
    struct linking *const linking = search->linking;
    const struct ties_head *const head = linking->ties[article].head;
    struct article_links *const links = &linking->articles[article];
    uint32_t known = KEYMAP_NONE;
    if (head != NULL)
        known = keymap_find(&linking->by_number, head->duplicate_of);
    meet_ghosts(search, article);
    if (known != KEYMAP_NONE && !is_touched(search, &search->articles[article])) {
        links->duplicate_of = known;
        links->likeness = head->likeness;
    } else if (!find_original(search, article, fault)) {
        return false;
    }
    linking->retied[article] = linking->retied[article] ||
                               links->duplicate_of != known ||
                               links->likeness != head->likeness;
    file(search, article, known == article);
    return true;
}

static bool search_all(struct search *search, struct fault *fault)
{
    bool ok = tell_all(search, fault);
    for (uint32_t i = 0; i < search->linking->count && ok; i++)
        ok = visit(search, search->linking->order[i], fault);
    return ok;
}

bool link_duplicates(struct linking *linking, struct fault *fault)
{
    const size_t count = (size_t)linking->count + 1;
    struct search search = {
        .linking = linking,
        .arena = arena_create(sketches_ceiling),
        .sketches = calloc(count, sizeof *search.sketches),
        .bits = calloc(count, sizeof *search.bits),
        .articles = calloc(count, sizeof *search.articles),
        .ghosts = calloc((size_t)linking->ghost_count + 1, sizeof *search.ghosts),
        .shared = calloc(count, sizeof *search.shared),
    };
    bool ok = false;
    if (search.arena == NULL || search.sketches == NULL || search.bits == NULL ||
        search.articles == NULL || search.ghosts == NULL || search.shared == NULL)
        fault_no_memory(fault);
    else
        ok = shelf_init(&search.shelf, linking, fault) && search_all(&search, fault);
    shelf_finish(&search.shelf);
    postings_finish(&search.by_probe);
    arena_destroy(search.arena);
    free(search.sketches);
    free(search.bits);
    free(search.articles);
    free(search.ghosts);
    free(search.shared);
    return ok;
}
