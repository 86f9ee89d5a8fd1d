/* Makes propositions of the claims of abstracts. */
#pragma once

#include "linking/steps.h"

struct proposition_maker {
    const struct linking *linking;
    struct arena *arena;
    const uint32_t *namesakes;  /* by entity: see find_namesakes */
    const uint64_t *identities; /* by entity: hashes of what each is known by */
    const uint64_t *senses;     /* by entity: of all that propositions take from it */
};

MUST_CHECK bool proposition_maker_init(struct proposition_maker *maker,
                                       const struct linking *linking,
                                       struct arena *arena, struct fault *fault);

/* Sets the propositions, one a claim, of an article whose claims are there, and need
 * not be from then on. As long as it and its sense stay the same, so do they. */
MUST_CHECK bool propositions_make(const struct proposition_maker *maker,
                                  uint32_t article, struct proposition *out,
                                  struct fault *fault);
uint64_t propositions_sense(const struct proposition_maker *maker, uint32_t article);
