/* Looking up the terms that a question filters by. */
#pragma once

#include "store/database.h"
#include "store/terms.h"

/* What is asked for: `count` says which of the term's totals belongs to the roles. */
struct term_asked {
    enum facet facet;
    struct slice value; /* bytes NULL: not asked for */
    unsigned roles;
    enum term_count count;
};

struct term_found {
    int64_t number; /* 0: nothing is filed under it */
    unsigned roles;
    uint64_t total; /* of claims */
};

MUST_CHECK bool term_find(struct store *store, const struct term_asked *asked,
                          struct term_found *out, struct fault *fault);
