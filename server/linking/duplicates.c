/* Near-duplicates: articles whose sketches agree. */
#include "linking/postings.h"
#include "linking/steps.h"

enum {
    PROBES = 24,         /* hashes by which candidates are found */
    CANDIDATES = 256,    /* counted for one probe */
    PROBES_A_SHARED = 4, /* of so many probes one must be shared: two would be usual */
};

struct search {
    const struct linking *linking;
    struct postings by_probe; /* articles that are no copies */
    uint16_t *shared;         /* probes, by article; all 0 between two searches */
    uint32_t candidates[PROBES * CANDIDATES], candidate_count;
};

static const struct sketch *sketch_of(const struct search *search, uint32_t article)
{
    return &search->linking->abstracts[article].sketch;
}

static uint32_t probe_count(const struct sketch *sketch)
{
    return sketch->count < PROBES ? sketch->count : PROBES;
}

static uint64_t probe_key(const struct sketch *sketch, uint32_t probe)
{
    return sketch->hashes[probe];
}

/* Counts which earlier articles share how many probes with the sketch. */
static void gather_candidates(struct search *search, const struct sketch *sketch)
{
    search->candidate_count = 0;
    for (uint32_t i = 0; i < probe_count(sketch); i++) {
        uint32_t at = postings_newest(&search->by_probe, probe_key(sketch, i));
        for (uint32_t seen = 0; at != 0 && seen < CANDIDATES; seen++) {
            const struct posting posting = posting_at(&search->by_probe, at);
            if (search->shared[posting.value]++ == 0)
                search->candidates[search->candidate_count++] = posting.value;
            at = posting.next;
        }
    }
}

/* The earliest article that the article is a copy of, or itself. Two sketches are held
 * against each other only where the probes make it likely that they agree. */
static uint32_t find_original(struct search *search, uint32_t article)
{
    const struct linking *const linking = search->linking;
    const struct sketch *const sketch = sketch_of(search, article);
    uint32_t best = article;
    gather_candidates(search, sketch);
    for (uint32_t i = 0; i < search->candidate_count; i++) {
        const uint32_t other = search->candidates[i];
        if (search->shared[other] * PROBES_A_SHARED >= probe_count(sketch) &&
            linking->rank[other] < linking->rank[best] &&
            sketch_is_alike(sketch, sketch_of(search, other)))
            best = other;
        search->shared[other] = 0;
    }
    return best;
}

static bool add_postings(struct search *search, uint32_t article, struct fault *fault)
{
    const struct sketch *const sketch = sketch_of(search, article);
    bool ok = true;
    for (uint32_t i = 0; i < probe_count(sketch) && ok; i++)
        ok = postings_add(&search->by_probe, probe_key(sketch, i), article, fault);
    return ok;
}

static bool search_all(struct search *search, struct fault *fault)
{
    const struct linking *const linking = search->linking;
    for (uint32_t i = 0; i < linking->count; i++) {
        const uint32_t article = linking->order[i];
        struct article_links *const links = &linking->articles[article];
        /* An original is never itself a copy: chains lead to their first article. */
        links->duplicate_of = find_original(search, article);
        links->likeness = sketch_likeness(sketch_of(search, article),
                                          sketch_of(search, links->duplicate_of));
        if (links->duplicate_of == article && !add_postings(search, article, fault))
            return false;
    }
    return true;
}

bool link_duplicates(const struct linking *linking, struct fault *fault)
{
    struct search search = { .linking = linking };
    search.shared =
        arena_array(linking->arena, linking->count + 1, sizeof *search.shared);
    if (search.shared == NULL)
        return fault_no_memory(fault);
    const bool ok = search_all(&search, fault);
    postings_finish(&search.by_probe);
    return ok;
}
