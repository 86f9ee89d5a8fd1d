/* Bottom-k sketches of word shingles (Broder, "On the resemblance and containment of
 * documents", 1997): how much two texts have in common, from a kilobyte of each. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

enum { SKETCH_SIZE = 128 /* hashes kept of each text */ };

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
