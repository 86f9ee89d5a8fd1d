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

/* The sketch in the making is a heap with the largest of the smallest hashes on top:
 * most shingles of a text are larger and cost one comparison. */
static void sift_down(struct sketch *heap)
{
    const uint64_t hash = heap->hashes[0];
    uint32_t at = 0;
    for (uint32_t child = 1; child < heap->count; child = 2 * at + 1) {
        if (child + 1 < heap->count && heap->hashes[child + 1] > heap->hashes[child])
            child++;
        if (heap->hashes[child] <= hash)
            break;
        heap->hashes[at] = heap->hashes[child];
        at = child;
    }
    heap->hashes[at] = hash;
}

static void sift_up(struct sketch *heap)
{
    uint32_t at = heap->count - 1;
    const uint64_t hash = heap->hashes[at];
    for (; at > 0 && heap->hashes[(at - 1) / 2] < hash; at = (at - 1) / 2)
        heap->hashes[at] = heap->hashes[(at - 1) / 2];
    heap->hashes[at] = hash;
}

static bool heap_has(const struct sketch *heap, uint64_t hash)
{
    for (uint32_t i = 0; i < heap->count; i++)
        if (heap->hashes[i] == hash)
            return true;
    return false;
}

static void add_shingle(struct sketch *heap, uint64_t hash)
{
    const bool full = heap->count == SKETCH;
    if ((full && hash >= heap->hashes[0]) || heap_has(heap, hash))
        return;
    if (full) {
        heap->hashes[0] = hash;
        sift_down(heap);
    } else {
        heap->hashes[heap->count++] = hash;
        sift_up(heap);
    }
}

static void make_sketch(struct slice text, struct sketch *sketch)
{
    uint64_t window[SHINGLE] = { 0 };
    uint64_t word = 0;
    sketch->count = 0;
    for (size_t at = 0, words = 1; next_word(text, &at, &word); words++) {
        for (int i = 0; i + 1 < SHINGLE; i++)
            window[i] = window[i + 1];
        window[SHINGLE - 1] = word;
        if (words >= SHINGLE)
            add_shingle(sketch, slice_hash((struct slice){ (const char *)window,
                                                           sizeof window }));
    }
    if (sketch->count > 0)
        qsort(sketch->hashes, sketch->count, sizeof sketch->hashes[0], compare_hashes);
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

static bool search_all(struct search *search, struct fault *fault)
{
    const struct linking *const linking = search->linking;
    for (uint32_t i = 0; i < linking->count; i++) {
        const uint32_t article = linking->order[i];
        make_sketch(linking->corpus[article].article->text, &search->sketches[article]);
        /* An original is never itself a copy: chains lead to their first article. */
        const uint32_t original = find_original(search, article);
        linking->articles[article].duplicate_of =
            original == article ? article : linking->articles[original].duplicate_of;
        linking->articles[article].likeness =
            likeness(&search->sketches[article], &search->sketches[original]);
        if (original == article && !add_postings(search, article, fault))
            return false;
    }
    return true;
}

bool link_duplicates(const struct linking *linking, struct fault *fault)
{
    struct search search = { .linking = linking };
    search.sketches =
        arena_array(linking->arena, linking->count + 1, sizeof *search.sketches);
    search.shared =
        arena_array(linking->arena, linking->count + 1, sizeof *search.shared);
    if (search.sketches == NULL || search.shared == NULL)
        return fault_no_memory(fault);
    return search_all(&search, fault);
}
