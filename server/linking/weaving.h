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
    struct arena *scratch; /* as long as the weaving lasts */
};

/* The claims of one thread while it is made: numbers of propositions, founder first. */
struct members {
    const uint32_t *numbers;
    uint32_t count;
};

/* The number of the article that the claim's article repeats, or of that itself. */
static inline uint32_t original_of(const struct weaving *weaving, uint32_t number)
{
    const uint32_t article = weaving->propositions[number].at.article;
    return weaving->linking->articles[article].duplicate_of;
}

/* Sets the nodes of all propositions. */
MUST_CHECK bool weave(struct weaving *weaving, struct fault *fault);

/* answers.c: lets a claim that answers one told before it in its article ("wies den
 * Bericht zurück", "bestätigte das") point to that. */
void answer_claim(struct weaving *weaving, uint32_t number);

/* voices.c: how many independent voices state a thread: copies, denials and those who
 * relay another of them do not count. */
MUST_CHECK bool count_voices(const struct weaving *weaving,
                             const struct members *members, uint32_t *voices,
                             struct fault *fault);
