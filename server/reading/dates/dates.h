/* Time expressions with their values, figures, and when the article was published. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "news/article.h"
#include "news/reading.h"
#include "reading/lexicon/lexicon.h"
#include "reading/text/text.h"

/* Month names, number words, units. Immutable. */
struct dates;

/* The lexicon is borrowed as long as the dates live. Owned by the caller; NULL with the
 * fault set. */
struct dates *dates_create(const struct lexicon *lexicon, struct fault *fault);
void dates_destroy(struct dates *dates);

/* Sets dates, figures and published of *out, in the arena. Its mentions are looked at:
 * names are no dates. */
MUST_CHECK bool dates_read(const struct dates *dates, const struct article *article,
                           const struct text *text, struct arena *arena,
                           struct reading *out, struct fault *fault);
