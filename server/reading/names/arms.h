/* Whether a text, or a sentence, is about arms: told from the words around. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "reading/lexicon/lexicon.h"
#include "reading/text/text.h"

/* Starts of words and what they weigh. */
struct arms_words;

/* In the arena; the lexicon is borrowed. NULL with the fault set. */
const struct arms_words *arms_words_create(const struct lexicon *lexicon,
                                           struct arena *arena, struct fault *fault);

/* What the word says about its text: above 0 arms, below 0 rather not. */
int arms_weight(const struct arms_words *words, struct slice lower);

struct arms_evidence {
    int32_t arms, other;     /* sums of the text, both from 0 */
    const int16_t *sentence; /* the sum of each sentence */
};

/* The sums live in the arena. */
MUST_CHECK bool arms_read(const struct arms_words *words, const struct text *text,
                          struct arena *arena, struct arms_evidence *out,
                          struct fault *fault);

/* Whether the whole text is about arms. */
bool arms_is_topic(const struct arms_evidence *evidence, const struct text *text);
