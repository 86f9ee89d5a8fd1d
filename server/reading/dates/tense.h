/* The tense of the clause that an expression stands in, from auxiliaries, preterites
 * and participles. */
#pragma once

#include <stdbool.h>

#include "reading/dates/tokens.h"

enum tense { TENSE_NONE, TENSE_PAST, TENSE_PRESENT, TENSE_FUTURE };

/* Whether a full stop stands between the tokens, also one that ends no sentence for the
 * splitter: lists of events are full of them. */
bool stops_between(const struct tokens *tokens, uint32_t first, uint32_t end);

/* Of the clause around the tokens alone. */
enum tense tense_of_clause(const struct tokens *tokens, uint32_t first, uint32_t end);

/* Of the clause around the tokens, else of their sentence. */
enum tense tense_around(const struct tokens *tokens, uint32_t first, uint32_t end);
