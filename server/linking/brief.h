/* What tells of most pairs of claims, at one look, that they do not match. */
#pragma once

#include <assert.h>

#include "linking/proposition.h"

/* Whom a claim names counts by what it is known by, not by its number: bits mean the
 * same in the next scan. */
struct brief_traits {
    uint64_t terms, entities;            /* a bit of each */
    uint32_t counts;                     /* see counts_bits */
    uint8_t spare_terms, spare_entities; /* that have no bit of their own */
    uint8_t entity_count;                /* UINT8_MAX: so many or more */
    uint8_t mood : 2, event : 3;
    bool denied : 1, denies : 1, armed : 1;
};

struct brief {
    struct brief_traits traits;
    uint32_t article;
    uint32_t seen; /* number + 1 of whom it was last held against */
};
static_assert(sizeof(struct brief) == 32, "two of them fill a line of the cache");
static_assert(MOOD_PLANNED < 4 && EVENT_CASUALTY < 8, "they have room in their bits");

/* `identities` are hashes of what entities are known by, by their numbers. */
struct brief_traits brief_of(const struct proposition *proposition,
                             const uint64_t *identities);

/* False only if the two cannot match. */
bool may_join(const struct brief *a, const struct brief *b);
