/* What fixtures/expected says about an article, about its claims, about the corpus; see
 * fixtures/README.md for the format. */
#pragma once

#include "tally.h"
#include "text.h"

/* The claim of the article that covers most of the words `contains` in its text; of
 * those that cover as much the shortest. Borrowed; NULL if none covers half of them. */
json_t *expected_find_claim(const json_t *article, const char *contains);

/* True if the item (start, end) overlaps an occurrence of the phrase. */
bool expected_overlaps(const struct text *text, const json_t *item, const char *phrase);

/* True if all the figures (value, bound) are among those of the claim or thread. */
bool expected_has_figures(const json_t *item, const json_t *figures);

const char *expected_string(const json_t *object, const char *key);

void expect_record(struct tally *tally, const json_t *article, const json_t *record);
void expect_claims(struct tally *tally, const json_t *article, const json_t *claims);
void expect_corpus(struct tally *tally, const json_t *articles, const json_t *threads,
                   const json_t *corpus);
