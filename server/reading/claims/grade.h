/* What a claim says: how sure, yes or no, what happens, who takes part, and when. */
#pragma once

#include "reading/claims/parties.h"
#include "reading/claims/stance.h"

/* Sets modality, polarity, about, weapons, figures and when of a claim whose spans are
 * set. */
MUST_CHECK bool claim_grade(const struct scene *scene, const struct reading *reading,
                            const struct draft *draft, struct claim *claim,
                            struct fault *fault);

/* What an article's claims share: what it is about, and who supplies whom in it. */
struct context {
    struct topics topics;
    struct parties parties;
};

MUST_CHECK bool context_read(const struct scene *scene, const struct reading *reading,
                             struct context *out, struct fault *fault);

/* Sets event, supplier and recipient of the claim number `number`; those before it are
 * done. */
void context_settle(struct context *context, const struct scene *scene,
                    const struct reading *reading, const struct draft *draft,
                    struct claim *claims, uint32_t number);
