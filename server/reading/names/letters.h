/* What an unknown word looks like by its letters: a family name, a place, a German
 * word.
 *
 * Learned from the lists of the lexicon by tools/train-letters.c. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

enum likeness { LIKE_PERSON, LIKE_PLACE, LIKE_WORD, LIKENESSES };

enum { LETTER_BITS = 14, LETTER_ROWS = 1 << LETTER_BITS, GRAMS_MAX = 32 };

struct letters {
    int8_t weights[LETTER_ROWS][LIKENESSES + 1]; /* the last is not used */
};

/* The rows of the word's runs of letters; how many they are. */
uint32_t letters_rows(struct slice lower, uint16_t rows[GRAMS_MAX]);

/* Which likeness is strongest and by how much, as a number below LETTER_CODES. */
uint32_t letters_code(const struct letters *letters, struct slice lower);

enum { LETTER_STEPS = 4, LETTER_CODES = LIKENESSES * LETTER_STEPS };
