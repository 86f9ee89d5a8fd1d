#include "linking/sketch.h"

#include <string.h>

#include "base/utf8.h"

enum {
    SHINGLE = 3,         /* words */
    SHORT = 24,          /* shingles of a text that says too little */
    LIKENESS = 50,       /* per cent, from which on two articles are one text */
    SHORT_LIKENESS = 90, /* the same for short texts */
};

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

/* The place of the hash among them, or where it would stand. */
static uint32_t find_place(const uint64_t *hashes, uint32_t count, uint64_t hash)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (hashes[middle] < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Puts the hash where it belongs among the smallest; returns how many there are now.
 * Most shingles of a text are larger and cost one comparison. */
static uint32_t add_shingle(uint64_t *hashes, uint32_t count, uint64_t hash)
{
    const bool full = count == SKETCH_SIZE;
    if (full && hash >= hashes[count - 1])
        return count;
    const uint32_t at = find_place(hashes, count, hash);
    if (at < count && hashes[at] == hash)
        return count;
    const uint32_t behind = full ? count - 1 - at : count - at;
    memmove(hashes + at + 1, hashes + at, behind * sizeof *hashes);
    hashes[at] = hash;
    return full ? count : count + 1;
}

uint32_t sketch_make(struct slice text, uint64_t hashes[SKETCH_SIZE])
{
    uint64_t window[SHINGLE] = { 0 };
    uint64_t word = 0;
    uint32_t count = 0;
    for (size_t at = 0, words = 1; next_word(text, &at, &word); words++) {
        for (int i = 0; i + 1 < SHINGLE; i++)
            window[i] = window[i + 1];
        window[SHINGLE - 1] = word;
        const struct slice shingle = { (const char *)window, sizeof window };
        if (words >= SHINGLE)
            count = add_shingle(hashes, count, slice_hash(shingle));
    }
    return count;
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

/* Per cent from which on two sketches of so many hashes are of one text. */
static uint32_t likeness_wanted(uint32_t a_count, uint32_t b_count)
{
    return a_count < SHORT || b_count < SHORT ? SHORT_LIKENESS : LIKENESS;
}

bool sketch_is_alike(const struct sketch *a, const struct sketch *b)
{
    const uint32_t likeness = likeness_wanted(a->count, b->count);
    return likeness_within(a, b, (100 - likeness) * SKETCH_SIZE / 100) >= likeness;
}

struct sketch_bits sketch_bits_of(const struct sketch *sketch)
{
    struct sketch_bits bits = { .count = sketch->count };
    for (uint32_t i = 0; i < sketch->count; i++) {
        const uint64_t hash = sketch->hashes[i];
        uint64_t *const word = &bits.words[hash / 64 % SKETCH_WORDS];
        const uint64_t bit = UINT64_C(1) << hash % 64;
        bits.spare += (*word & bit) != 0;
        *word |= bit;
    }
    return bits;
}

bool sketch_may_be_alike(const struct sketch_bits *a, const struct sketch_bits *b)
{
    const uint32_t larger = a->count > b->count ? a->count : b->count;
    uint32_t shared = a->spare < b->spare ? a->spare : b->spare; /* at most */
    for (uint32_t i = 0; i < SKETCH_WORDS; i++)
        shared += (uint32_t)__builtin_popcountll(a->words[i] & b->words[i]);
    return 100 * shared >= likeness_wanted(a->count, b->count) * larger;
}
