/* The keys under which claims that may match meet. */
#pragma once

#include "linking/proposition.h"

enum { KEYS_MAX = 40 };

/* Keys of a claim are the same in the next scan, unless its article or whom that names
 * has changed. */
struct claim_keys {
    uint64_t items[KEYS_MAX];
    uint32_t count;
};

/* `identities` are hashes of what entities are known by, by their numbers. */
void claim_keys_make(const struct proposition *proposition, const uint64_t *identities,
                     struct claim_keys *out);
