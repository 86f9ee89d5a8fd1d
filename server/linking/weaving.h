/* Weaving: which claim joins which, and which denies which, for threads only. */
#pragma once

#include "base/map.h"
#include "linking/steps.h"

#define NOBODY UINT32_MAX

/* What becomes of a claim. Every claim may found a thread; later ones join the founder
 * that they match, so that no chain of likenesses joins what its ends do not share. */
struct node {
    uint32_t founder; /* number of a proposition, perhaps its own */
    const char *reason;
    uint32_t denies; /* number of a proposition, or NOBODY */
    const char *denial_reason;
};

struct posting {
    uint32_t proposition, next; /* next: number + 1, 0 ends the chain */
};

struct weaving {
    const struct linking *linking;
    const struct proposition *propositions;
    uint32_t count;
    struct node *nodes;
    struct map by_key; /* -> number + 1 of the newest posting */
    struct list postings;
};

/* Sets the nodes of all propositions. */
MUST_CHECK bool weave(struct weaving *weaving, struct fault *fault);
