/* Bottom-k sketches of word shingles (Broder, "On the resemblance and containment of
 * documents", 1997): how much two texts have in common, from a kilobyte of each. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

enum {
    SKETCH_SIZE = 128, /* hashes kept of each text */
    SKETCH_WORDS = 16, /* of their bits */
};

struct sketch {
    const uint64_t *hashes; /* the smallest ones, ascending */
    uint32_t count;
};

/* Returns how many hashes there are. */
uint32_t sketch_make(struct slice text, uint64_t hashes[SKETCH_SIZE]);

/* Per cent of the shingles of both that stand in either. */
uint32_t sketch_likeness(const struct sketch *a, const struct sketch *b);

/* Whether the two are one text. */
bool sketch_is_alike(const struct sketch *a, const struct sketch *b);

/* A bit of each hash. */
struct sketch_bits {
    uint64_t words[SKETCH_WORDS];
    uint32_t count, spare; /* hashes, and those of them that have no bit of their own */
};
struct sketch_bits sketch_bits_of(const struct sketch *sketch);

/* False only if the two are not alike, and nearly always then. */
bool sketch_may_be_alike(const struct sketch_bits *a, const struct sketch_bits *b);
