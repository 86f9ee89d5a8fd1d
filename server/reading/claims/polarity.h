/* Whether a clause says yes or no. */
#pragma once

#include "reading/claims/scene.h"

/* `start` is what the cue says. A refusal that is denied is none. */
enum claim_polarity grade_polarity(const struct scene *scene, enum claim_polarity start,
                                   struct range clause);
