/* What articles call the entities that are wanted, for roles and aliases. */
#pragma once

#include "linking/steps.h"

struct calling {
    uint32_t entity, count;
    struct slice text; /* borrowed from the abstracts */
};

enum calling_sort { CALLED_BY_ROLE, CALLED_BY_SURFACE };

/* A list of struct calling by entity, then by text; each text as often as articles have
 * it. */
MUST_CHECK bool gather_callings(const struct linking *linking, enum calling_sort sort,
                                const bool *wanted, struct arena *arena,
                                struct list *out, struct fault *fault);

int compare_callings(const void *left, const void *right);
