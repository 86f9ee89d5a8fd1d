/* Weaving: which claim joins which, and which denies which, for threads only. */
#pragma once

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

struct weaving {
    const struct linking *linking;
    const struct proposition *propositions;
    uint32_t count;
    uint32_t people; /* entity numbers below are persons */
    struct node *nodes;
};

/* Sets the nodes of all propositions. */
MUST_CHECK bool weave(struct weaving *weaving, struct fault *fault);

/* answers.c: lets a claim that answers one told before it in its article ("wies den
 * Bericht zurück", "bestätigte das") point to that. */
void answer_claim(struct weaving *weaving, uint32_t number);
