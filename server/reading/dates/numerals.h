/* Numbers in digits and in words. */
#pragma once

#include <stdbool.h>

#include "base/slice.h"
#include "reading/dates/vocabulary.h"

/* "13.000", "1,5" (German), "13,000", "1.5" (English), "42". False, and *value
 * unchanged, for what is no plain number: dates, scores, clock times with a colon. */
bool numeral_in_digits(struct slice digits, bool english, double *value);

/* One word in lower case: "sechs", "einundzwanzig", "zweihundertfünfzig",
 * "zweieinhalb", "twenty-five". False, and *value unchanged, for any other word. */
bool numeral_in_word(const struct vocabulary *vocabulary, struct slice word,
                     double *value);

/* The same for a word that the vocabulary does not know as a whole. */
bool numeral_in_compound(const struct vocabulary *vocabulary, struct slice word,
                         double *value);

/* Whether numeral_in_word could succeed, by the first letters alone: cheap. */
bool numeral_may_begin(struct slice word);
