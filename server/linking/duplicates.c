/* Near-duplicates: articles whose sketches agree. */
#include <stdlib.h>

#include "linking/postings.h"
#include "linking/steps.h"

enum {
    PROBES = 24,         /* hashes by which candidates are found */
    CANDIDATES = 256,    /* counted for one probe */
    PROBES_A_SHARED = 4, /* of so many probes one must be shared: two would be usual */
};

struct search {
    const struct linking *linking;
    struct postings by_probe;  /* articles that are no copies */
    uint32_t (*files)[PROBES]; /* by article: where it is filed */
    uint16_t *shared;          /* probes, by article; all 0 between two searches */
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

/* Counts which earlier articles share how many probes with the article. */
static void gather_candidates(struct search *search, uint32_t article)
{
    const uint32_t probes = probe_count(sketch_of(search, article));
    search->candidate_count = 0;
    for (uint32_t i = 0; i < probes; i++) {
        const struct posted posted =
            postings_newest(&search->by_probe, search->files[article][i], CANDIDATES);
        for (uint32_t j = 0; j < posted.count; j++)
            if (search->shared[posted.values[j]]++ == 0)
                search->candidates[search->candidate_count++] = posted.values[j];
    }
}

/* The earliest article that the article is a copy of, or itself. Two sketches are held
 * against each other only where the probes make it likely that they agree. */
static uint32_t find_original(struct search *search, uint32_t article)
{
    const struct linking *const linking = search->linking;
    const struct sketch *const sketch = sketch_of(search, article);
    uint32_t best = article;
    gather_candidates(search, article);
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

static void add_postings(struct search *search, uint32_t article)
{
    for (uint32_t i = 0; i < probe_count(sketch_of(search, article)); i++)
        postings_add(&search->by_probe, search->files[article][i], article);
}

static bool tell_probes(struct search *search, struct fault *fault)
{
    bool ok = true;
    for (uint32_t i = 0; i < search->linking->count && ok; i++) {
        const struct sketch *const sketch = sketch_of(search, i);
        ok = postings_tell(&search->by_probe, sketch->hashes, probe_count(sketch),
                           search->files[i], fault);
    }
    return ok && postings_arrange(&search->by_probe, fault);
}

static void search_all(struct search *search)
{
    const struct linking *const linking = search->linking;
    for (uint32_t i = 0; i < linking->count; i++) {
        const uint32_t article = linking->order[i];
        struct article_links *const links = &linking->articles[article];
        /* An original is never itself a copy: chains lead to their first article. */
        links->duplicate_of = find_original(search, article);
        links->likeness = sketch_likeness(sketch_of(search, article),
                                          sketch_of(search, links->duplicate_of));
        if (links->duplicate_of == article)
            add_postings(search, article);
    }
}

bool link_duplicates(const struct linking *linking, struct fault *fault)
{
    const size_t count = (size_t)linking->count + 1;
    struct search search = { .linking = linking,
                             .files = malloc(count * sizeof *search.files),
                             .shared = calloc(count, sizeof *search.shared) };
    bool ok = false;
    if (search.files == NULL || search.shared == NULL)
        fault_no_memory(fault);
    else
        ok = tell_probes(&search, fault);
    if (ok)
        search_all(&search);
    postings_finish(&search.by_probe);
    free(search.files);
    free(search.shared);
    return ok;
}
