/* Near-duplicates by bottom-k sketches of word shingles (Broder, "On the resemblance
 * and containment of documents", 1997). */
#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "linking/steps.h"

enum {
    SHINGLE = 3,         /* words */
    SKETCH = 128,        /* hashes kept of each article */
    PROBES = 24,         /* hashes by which candidates are found */
    CANDIDATES = 256,    /* counted for one probe */
    PROBES_A_SHARED = 4, /* of so many probes one must be shared: two would be usual */
    SHORT = 24,          /* shingles of a text that says too little */
    LIKENESS = 50,       /* per cent, from which on two articles are one text */
    SHORT_LIKENESS = 90, /* the same for short texts */
};

struct sketch {
    uint64_t hashes[SKETCH]; /* the smallest ones, ascending */
    uint32_t count;
};

/* Articles that share a probe: a chain through `next`. */
struct posting {
    uint32_t article, next;
};

struct search {
    const struct linking *linking;
    struct sketch *sketches;
    struct map
        probes; /* the eight bytes of a hash -> number + 1 of its first posting */
    struct list postings;
    uint16_t *shared; /* probes, by article; all 0 between two searches */
    uint32_t candidates[PROBES * CANDIDATES], candidate_count;
};

static int compare_hashes(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* The hash of the next word from *at on, lower case; false at the end. */
static bool next_word(struct slice text, size_t *at, uint64_t *hash)
{
    uint64_t value = UINT64_C(0xcbf29ce484222325);
    bool any = false;
    while (*at < text.length) {
        const int32_t code_point = utf8_next(text, at);
        if (utf8_is_letter(code_point) || utf8_is_digit(code_point)) {
            value =
                (value ^ (uint64_t)utf8_to_lower(code_point)) * UINT64_C(0x100000001b3);
            any = true;
        } else if (any) {
            break;
        }
    }
    *hash = value;
    return any;
}

static bool gather_shingles(struct slice text, struct list *hashes, struct arena *arena)
{
    uint64_t window[SHINGLE] = { 0 };
    size_t at = 0, words = 0;
    uint64_t word = 0;
    while (next_word(text, &at, &word)) {
        for (int i = 0; i + 1 < SHINGLE; i++)
            window[i] = window[i + 1];
        window[SHINGLE - 1] = word;
        if (++words < SHINGLE)
            continue;
        uint64_t *const hash = list_add(hashes, arena, sizeof *hash);
        if (hash == NULL)
            return false;
        *hash = slice_hash((struct slice){ (const char *)window, sizeof window });
    }
    return true;
}

static bool make_sketch(struct slice text, struct arena *scratch, struct sketch *sketch)
{
    struct list hashes = { 0 };
    if (!gather_shingles(text, &hashes, scratch))
        return false;
    uint64_t *const all = hashes.items;
    sketch->count = 0;
    if (hashes.count == 0)
        return true;
    qsort(all, hashes.count, sizeof *all, compare_hashes);
    for (uint32_t i = 0; i < hashes.count && sketch->count < SKETCH; i++)
        if (i == 0 || all[i] != all[i - 1])
            sketch->hashes[sketch->count++] = all[i];
    return true;
}

/* Per cent of the shingles of both that stand in either. */
static uint32_t likeness(const struct sketch *a, const struct sketch *b)
{
    uint32_t i = 0, j = 0, both = 0, seen = 0;
    while (seen < SKETCH && i < a->count && j < b->count) {
        const uint64_t left = a->hashes[i], right = b->hashes[j];
        both += left == right;
        i += left <= right;
        j += right <= left;
        seen++;
    }
    const uint32_t rest = (a->count - i) + (b->count - j);
    seen = seen + rest > SKETCH ? SKETCH : seen + rest;
    return seen == 0 ? 0 : 100 * both / seen;
}

static bool is_alike(const struct sketch *a, const struct sketch *b)
{
    const bool is_short = a->count < SHORT || b->count < SHORT;
    return likeness(a, b) >= (is_short ? SHORT_LIKENESS : LIKENESS);
}

static struct slice probe_key(const struct sketch *sketch, uint32_t probe)
{
    return (struct slice){ (const char *)&sketch->hashes[probe],
                           sizeof sketch->hashes[0] };
}

/* Counts which earlier articles share how many probes with the sketch. */
static void gather_candidates(struct search *search, const struct sketch *sketch)
{
    const struct posting *const postings = search->postings.items;
    search->candidate_count = 0;
    if (postings == NULL)
        return;
    for (uint32_t i = 0; i < sketch->count && i < PROBES; i++) {
        uint32_t at = map_find(&search->probes, probe_key(sketch, i));
        for (uint32_t seen = 0; at != MAP_NONE && at != 0 && seen < CANDIDATES;
             seen++) {
            const uint32_t other = postings[at - 1].article;
            if (search->shared[other]++ == 0)
                search->candidates[search->candidate_count++] = other;
            at = postings[at - 1].next;
        }
    }
}

/* The earliest article that the article is a copy of, or itself. Two sketches are held
 * against each other only where the probes make it likely that they agree. */
static uint32_t find_original(struct search *search, uint32_t article)
{
    const struct linking *const linking = search->linking;
    const struct sketch *const sketch = &search->sketches[article];
    const uint32_t probes = sketch->count < PROBES ? sketch->count : PROBES;
    uint32_t best = article;
    gather_candidates(search, sketch);
    for (uint32_t i = 0; i < search->candidate_count; i++) {
        const uint32_t other = search->candidates[i];
        if (search->shared[other] * PROBES_A_SHARED >= probes &&
            linking->rank[other] < linking->rank[best] &&
            is_alike(sketch, &search->sketches[other]))
            best = other;
        search->shared[other] = 0;
    }
    return best;
}

static bool add_postings(struct search *search, uint32_t article, struct fault *fault)
{
    const struct sketch *const sketch = &search->sketches[article];
    struct arena *const arena = search->linking->arena;
    for (uint32_t i = 0; i < sketch->count && i < PROBES; i++) {
        const uint32_t first = map_find(&search->probes, probe_key(sketch, i));
        struct posting *const posting =
            list_add(&search->postings, arena, sizeof *posting);
        if (posting == NULL)
            return fault_no_memory(fault);
        *posting = (struct posting){ article, first == MAP_NONE ? 0 : first };
        if (!map_set(&search->probes, arena, probe_key(sketch, i),
                     search->postings.count, fault))
            return false;
    }
    return true;
}

static bool search_all(struct search *search, struct arena *scratch,
                       struct fault *fault)
{
    const struct linking *const linking = search->linking;
    for (uint32_t i = 0; i < linking->count; i++) {
        const uint32_t article = linking->order[i];
        const struct slice text = linking->corpus[article].article->text;
        arena_reset(scratch);
        if (!make_sketch(text, scratch, &search->sketches[article]))
            return fault_no_memory(fault);
        /* An original is never itself a copy: chains lead to their first article. */
        const uint32_t original = find_original(search, article);
        linking->articles[article].duplicate_of =
            original == article ? article : linking->articles[original].duplicate_of;
        if (original == article && !add_postings(search, article, fault))
            return false;
    }
    return true;
}

bool link_duplicates(const struct linking *linking, struct fault *fault)
{
    struct search search = { .linking = linking };
    struct arena *const scratch = arena_create(SIZE_MAX);
    search.sketches =
        arena_array(linking->arena, linking->count + 1, sizeof *search.sketches);
    search.shared =
        arena_array(linking->arena, linking->count + 1, sizeof *search.shared);
    bool ok = scratch != NULL && search.sketches != NULL && search.shared != NULL;
    ok = ok ? search_all(&search, scratch, fault) : fault_no_memory(fault);
    arena_destroy(scratch);
    return ok;
}
