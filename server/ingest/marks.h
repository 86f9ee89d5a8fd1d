/* Looks through files that are to be read for lines that the corpus may repeat. */
#pragma once

#include <stdatomic.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "sources/sources.h"

struct marks_search {
    const char *folder;
    const struct source_listing *listing;
    const uint8_t *steps; /* enum plan_step; those that are PLAN_READ are looked at */
    const atomic_bool *stop;
    unsigned threads;
    struct arena *arena; /* keeps what is found */
    struct slice *found; /* one a file of the listing */
};

/* Several threads look at once; what they find does not depend on which was faster.
 * FAULT_BUSY if it was stopped. */
MUST_CHECK bool marks_find(struct marks_search *search, struct fault *fault);
