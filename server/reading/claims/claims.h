/* Claims: who says what, how sure, and what about. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "news/article.h"
#include "news/reading.h"
#include "reading/lexicon/lexicon.h"
#include "reading/text/text.h"

/* Cues, verbs and rules. Immutable. */
struct claims;

/* The lexicon is borrowed as long as the claims live. Owned by the caller; NULL with
 * the fault set. */
struct claims *claims_create(const struct lexicon *lexicon, struct fault *fault);
void claims_destroy(struct claims *claims);

/* Sets the claims of *out from its referents, mentions, dates and figures, in the
 * arena. May add referents' roles, never mentions. */
MUST_CHECK bool claims_read(const struct claims *claims, const struct article *article,
                            const struct text *text, struct arena *arena,
                            struct reading *out, struct fault *fault);
