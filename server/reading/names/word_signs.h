/* What the words of a text show at a glance, a bit for each word: those who look for
 * names go from one word that may concern them to the next. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "reading/names/scan.h"
#include "reading/text/text.h"

/* Signs are the bits of enum mask that say what a word may be, and these. */
#define SIGN_CAPITAL (UINT64_C(1) << 32) /* letters, the first a capital */
#define SIGN_HYPHEN  (UINT64_C(1) << 33) /* letters with a hyphen among them */
#define SIGN_DIGITS  (UINT64_C(1) << 34)
#define SIGN_UNKNOWN (UINT64_C(1) << 35) /* letters that the lexicon does not have */
#define SIGN_PHRASE  (UINT64_C(1) << 36) /* a phrase of the lexicon begins */
#define SIGN_FIRST   (UINT64_C(1) << 37) /* a sentence begins */
#define SIGN_SECOND  (UINT64_C(1) << 38) /* a capital behind another in its sentence */
/* A capital with this behind it in its sentence: another, a number, "&", a comma. */
#define SIGN_PAIR   (UINT64_C(1) << 39)
#define SIGN_NUMBER (UINT64_C(1) << 40)
#define SIGN_JOINED (UINT64_C(1) << 41)
#define SIGN_COMMA  (UINT64_C(1) << 42)

enum { SIGNS = 43, SIGNS_BLOCK = 64 /* words */ };

/* Words one behind the other, a bit for each that shows a sign. */
struct signs_block {
    uint64_t with[SIGNS];
};

struct word_signs {
    const struct signs_block *blocks;
    uint32_t word_count;
};

/* In the arena; false: out of memory. */
bool word_signs_find(const struct text *text, const struct clue *clues,
                     struct arena *arena, struct word_signs *out);

/* The words of the block that show one of the signs. */
static inline uint64_t signs_block_words(const struct signs_block *block,
                                         uint64_t signs)
{
    uint64_t words = 0;
    for (; signs != 0; signs &= signs - 1)
        words |= block->with[__builtin_ctzll(signs)];
    return words;
}

/* The next word from `word` on that shows one of the signs, or the number of words. */
static inline uint32_t word_signs_next(const struct word_signs *all, uint64_t signs,
                                       uint32_t word)
{
    uint64_t behind = UINT64_MAX << word % SIGNS_BLOCK;
    for (; word < all->word_count; word += SIGNS_BLOCK - word % SIGNS_BLOCK) {
        const struct signs_block *const block = &all->blocks[word / SIGNS_BLOCK];
        const uint64_t words = signs_block_words(block, signs) & behind;
        if (words != 0)
            return word - word % SIGNS_BLOCK + (uint32_t)__builtin_ctzll(words);
        behind = UINT64_MAX;
    }
    return all->word_count;
}
