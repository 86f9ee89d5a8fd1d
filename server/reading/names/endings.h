/* The endings that a name has where it stands in the text. */
#pragma once

#include "base/slice.h"
#include "reading/names/draft.h"

/* The text of the draft in the nominative: without the s of a genitive ("Putins
 * Reise"), an organisation with the adjectives that its noun wants ("der Europäischen
 * Union"). Borrowed from the text, or in the arena. */
struct slice name_in_nominative(const struct search *search, const struct draft *draft);

/* Whether `longer` is the word with an s behind it, as its genitive is. */
bool is_with_s(struct slice longer, struct slice word);
