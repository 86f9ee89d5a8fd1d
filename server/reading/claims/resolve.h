/* From drafts to claims: spans, speakers, and what a claim says. */
#pragma once

#include "reading/claims/scene.h"

/* Sets the claims of *reading from the scene's drafts and from the referents, mentions,
 * dates and figures of *reading. */
MUST_CHECK bool resolve(const struct scene *scene, struct reading *reading,
                        struct fault *fault);
