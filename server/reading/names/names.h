/* People, organisations, places and weapons: mentions, and whom the article means by
 * them. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "news/article.h"
#include "news/reading.h"
#include "reading/lexicon/lexicon.h"
#include "reading/text/text.h"

/* Gazetteers, morphology and models. Immutable. */
struct names;

/* The lexicon is borrowed as long as the names live. Owned by the caller; NULL with the
 * fault set. */
struct names *names_create(const struct lexicon *lexicon, struct fault *fault);

/* The same with a model other than the shipped one, as a file of it: for measuring. The
 * bytes are borrowed as long as the names live. */
struct names *names_create_with_model(const struct lexicon *lexicon, struct slice model,
                                      struct fault *fault);
void names_destroy(struct names *names);

/* What the shipped tables tell of who has a first name, by the hash of its lower case:
 * 'f', 'm' or '\0'. */
char names_gender(uint64_t hash);

/* Sets referents and mentions of *out, in the arena. The article's title may help to
 * decide, mentions stand in its text only. */
MUST_CHECK bool names_read(const struct names *names, const struct article *article,
                           const struct text *text, struct arena *arena,
                           struct reading *out, struct fault *fault);
