/* Who was filed under a key, newest first. Large, and only needed for one step: it
 * lives on the heap and not in the arena of the corpus. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/attributes.h"
#include "base/fault.h"

struct posting {
    uint32_t value, next; /* next: as postings_newest, 0 ends the chain */
};

struct postings {
    struct posting *items;
    uint32_t count, capacity;
    struct postings_slot *slots;
    uint32_t keys, slot_count; /* slot_count: 0 or a power of two */
};

/* Initialised with { 0 }. */
void postings_finish(struct postings *postings);

/* The number of the newest posting under the key, from 1; 0: there is none. */
uint32_t postings_newest(const struct postings *postings, uint64_t key);

static inline struct posting posting_at(const struct postings *postings,
                                        uint32_t number)
{
    return postings->items[number - 1];
}

MUST_CHECK bool postings_add(struct postings *postings, uint64_t key, uint32_t value,
                             struct fault *fault);
