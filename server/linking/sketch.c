#include "linking/sketch.h"

#include <stdlib.h>

#include "base/utf8.h"

enum {
    SHINGLE = 3,         /* words */
    SHORT = 24,          /* shingles of a text that says too little */
    LIKENESS = 50,       /* per cent, from which on two articles are one text */
    SHORT_LIKENESS = 90, /* the same for short texts */
};

/* The sketch in the making is a heap with the largest of the smallest hashes on top:
 * most shingles of a text are larger and cost one comparison. */
struct heap {
    uint64_t *hashes;
    uint32_t count;
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

static void sift_down(struct heap *heap)
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

static void sift_up(struct heap *heap)
{
    uint32_t at = heap->count - 1;
    const uint64_t hash = heap->hashes[at];
    for (; at > 0 && heap->hashes[(at - 1) / 2] < hash; at = (at - 1) / 2)
        heap->hashes[at] = heap->hashes[(at - 1) / 2];
    heap->hashes[at] = hash;
}

static bool heap_has(const struct heap *heap, uint64_t hash)
{
    for (uint32_t i = 0; i < heap->count; i++)
        if (heap->hashes[i] == hash)
            return true;
    return false;
}

static void add_shingle(struct heap *heap, uint64_t hash)
{
    const bool full = heap->count == SKETCH_SIZE;
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

uint32_t sketch_make(struct slice text, uint64_t hashes[SKETCH_SIZE])
{
    struct heap heap = { hashes, 0 };
    uint64_t window[SHINGLE] = { 0 };
    uint64_t word = 0;
    for (size_t at = 0, words = 1; next_word(text, &at, &word); words++) {
        for (int i = 0; i + 1 < SHINGLE; i++)
            window[i] = window[i + 1];
        window[SHINGLE - 1] = word;
        if (words >= SHINGLE)
            add_shingle(&heap, slice_hash((struct slice){ (const char *)window,
                                                          sizeof window }));
    }
    if (heap.count > 0)
        qsort(hashes, heap.count, sizeof *hashes, compare_hashes);
    return heap.count;
}

/* The likeness, or 0 as soon as more than so many shingles stand in one of them only.
 */
static uint32_t likeness_within(const struct sketch *a, const struct sketch *b,
                                uint32_t apart_most)
{
    uint32_t i = 0, j = 0, both = 0, seen = 0;
    while (seen < SKETCH_SIZE && i < a->count && j < b->count) {
        const uint64_t left = a->hashes[i], right = b->hashes[j];
        both += left == right;
        i += left <= right;
        j += right <= left;
        seen++;
        if (seen - both > apart_most)
            return 0;
    }
    const uint32_t rest = (a->count - i) + (b->count - j);
    seen = seen + rest > SKETCH_SIZE ? SKETCH_SIZE : seen + rest;
    return seen == 0 ? 0 : 100 * both / seen;
}

uint32_t sketch_likeness(const struct sketch *a, const struct sketch *b)
{
    return likeness_within(a, b, SKETCH_SIZE);
}

bool sketch_is_alike(const struct sketch *a, const struct sketch *b)
{
    const bool is_short = a->count < SHORT || b->count < SHORT;
    const uint32_t likeness = is_short ? SHORT_LIKENESS : LIKENESS;
    return likeness_within(a, b, (100 - likeness) * SKETCH_SIZE / 100) >= likeness;
}
