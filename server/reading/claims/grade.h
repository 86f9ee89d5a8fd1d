/* What a claim says: how sure, yes or no, what happens, who takes part, and when. */
#pragma once

#include "reading/claims/scene.h"

/* How sure and on which side a stretch of content is, told by its first clause. */
struct stance {
    enum claim_modality modality;
    enum claim_polarity polarity;
};

/* `start` is what the cue says; the content has the last word. */
struct stance grade_stance(const struct scene *scene, struct range content,
                           struct stance start);

/* Sets modality, polarity, event, parties, about, weapons, figures and when of a claim
 * whose spans are set. `before`: the article's claims so far, for what goes unsaid. */
MUST_CHECK bool claim_grade(const struct scene *scene, const struct reading *reading,
                            const struct draft *draft, struct claim *claim,
                            struct fault *fault);
