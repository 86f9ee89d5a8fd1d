#include "reading/names/word_signs.h"

/* What says nothing of names, or only together with other bits. */
#define SILENT                                                                         \
    ((uint32_t)(MASK_WRITTEN | MASK_SPOKEN | MASK_GOES_ON | MASK_UPPER | MASK_LOWER))

static bool is_capital(const struct word *word)
{
    return word->kind == WORD_LETTERS && word_has(word, WORD_CAPITAL);
}

/* What stands behind a capital in its sentence. */
static uint64_t signs_behind(const struct word *next)
{
    if (is_capital(next))
        return SIGN_PAIR;
    if (next->kind == WORD_NUMBER)
        return SIGN_NUMBER;
    if (next->lower.length != 1)
        return 0;
    const char mark = next->lower.bytes[0];
    return mark == '&' ? SIGN_JOINED : mark == ',' ? SIGN_COMMA : 0;
}

static uint64_t signs_of_letters(const struct word *word, uint32_t mask)
{
    const uint32_t known = MASK_NAMES | MASK_FIRST_NAME | MASK_LAST_NAME | MASK_SPOKEN |
                           MASK_WRITTEN | MASK_ROLE | MASK_COMPOUND;
    return (word_has(word, WORD_CAPITAL) ? SIGN_CAPITAL : 0) |
           (word_has(word, WORD_HYPHEN) ? SIGN_HYPHEN : 0) |
           ((mask & known) == 0 ? SIGN_UNKNOWN : 0);
}

static uint64_t signs_of(const struct text *text, const struct clue *clues,
                         uint32_t number)
{
    const struct word *const word = &text->words[number];
    const struct sentence *const sentence = &text->sentences[word->sentence];
    const struct clue *const clue = &clues[number];
    uint64_t signs = clue->mask & ~SILENT;
    if (word->kind == WORD_LETTERS)
        signs |= signs_of_letters(word, clue->mask);
    if ((signs & SIGN_CAPITAL) != 0) {
        signs |= number > sentence->first && is_capital(word - 1) ? SIGN_SECOND : 0;
        signs |= number + 1 < sentence->end ? signs_behind(word + 1) : 0;
    }
    if (word_has(word, WORD_DIGITS))
        signs |= SIGN_DIGITS;
    if (clue->words > 1)
        signs |= SIGN_PHRASE;
    if (number == sentence->first)
        signs |= SIGN_FIRST;
    return signs;
}

bool word_signs_find(const struct text *text, const struct clue *clues,
                     struct arena *arena, struct word_signs *out)
{
    struct signs_block *const blocks =
        arena_array(arena, text->word_count / SIGNS_BLOCK + 1, sizeof *blocks);
    for (uint32_t i = 0; blocks != NULL && i < text->word_count; i++) {
        for (uint64_t signs = signs_of(text, clues, i); signs != 0; signs &= signs - 1)
            blocks[i / SIGNS_BLOCK].with[__builtin_ctzll(signs)] |= UINT64_C(1)
                                                                    << i % SIGNS_BLOCK;
    }
    *out = (struct word_signs){ blocks, text->word_count };
    return blocks != NULL;
}
