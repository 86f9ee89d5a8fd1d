/* What articles call the entities that are wanted, for roles and aliases. */
#pragma once

#include "linking/steps.h"

struct calling {
    uint32_t entity, count;
    struct slice text; /* borrowed from the abstracts */
};

struct callings {
    struct calling *items;
    uint32_t count;
};

enum calling_sort { CALLED_BY_ROLE, CALLED_BY_SURFACE };

/* By entity, then by text; each text once, with how often articles have it. In the
 * arena. */
MUST_CHECK bool gather_callings(const struct linking *linking, enum calling_sort sort,
                                const bool *wanted, struct arena *arena,
                                struct callings *out, struct fault *fault);
