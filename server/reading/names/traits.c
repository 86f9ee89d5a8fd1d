#include "reading/names/traits.h"

const struct traits traits_before = { .hash = 1,
                                      .lexicon = LEXICON_OUTSIDE,
                                      .shape = UINT8_MAX };
const struct traits traits_behind = { .hash = 2,
                                      .lexicon = LEXICON_OUTSIDE,
                                      .shape = UINT8_MAX };

static uint8_t shape_of(const struct word *word)
{
    const size_t length = word->lower.length;
    const uint32_t size = length == 1 ? 0 : length <= 3 ? 1 : length <= 6 ? 2 : 3;
    const uint32_t flags =
        word->flags & (WORD_CAPITAL | WORD_UPPER | WORD_DIGITS | WORD_HYPHEN);
    return (uint8_t)((uint32_t)word->kind << 6 | flags << 2 | size);
}

static uint32_t phrase_of(const struct clue *clue)
{
    const struct clue *const start = clue - clue->inside;
    if (start->words <= clue->inside)
        return 0;
    const uint32_t place = clue->inside == 0 ? 1 : 2;
    const uint32_t length = start->words > 2 ? 3 : start->words;
    return (start->hit.mask & (MASK_NAMES | MASK_COUNTRY | MASK_BIG)) << 6 |
           (uint32_t)start->form << 4 | length << 2 | place;
}

static enum word_class class_of_name(uint32_t mask)
{
    const bool first = (mask & MASK_FIRST_NAME) != 0;
    const bool last = (mask & MASK_LAST_NAME) != 0;
    const bool common = (mask & MASK_SPOKEN) != 0;
    if ((mask & MASK_PERSON) != 0)
        return CLASS_PERSON;
    if ((mask & MASK_PLACE) != 0)
        return first || last || common ? CLASS_PLACE_OR_NAME : CLASS_PLACE;
    if ((mask & MASK_ORGANISATION) != 0)
        return CLASS_ORGANISATION;
    if ((mask & (MASK_ADJECTIVE | MASK_PEOPLE)) != 0)
        return CLASS_ADJECTIVE;
    if (first)
        return last ? CLASS_FIRST_OR_LAST : CLASS_FIRST_NAME;
    if (last)
        return common ? CLASS_NAME_OR_WORD : CLASS_LAST_NAME;
    return CLASS_OUTSIDE;
}

static enum word_class class_of_noun(const struct word *word, uint32_t mask)
{
    const uint32_t written = mask_written(mask);
    if ((mask & MASK_ROLE) != 0)
        return CLASS_ROLE;
    if ((mask & MASK_ORGANISATION_HEAD) != 0)
        return CLASS_ORGANISATION_HEAD;
    if ((mask & MASK_SPOKEN) != 0 || (written > 0 && written < 4))
        return CLASS_COMMON;
    if ((mask & (MASK_COMPOUND | MASK_WEAPON_HEAD)) != 0)
        return CLASS_COMPOUND;
    if (word_has(word, WORD_UPPER))
        return CLASS_UPPER;
    return written > 0 ? CLASS_RARE : CLASS_UNKNOWN;
}

static enum word_class class_of(const struct word *word, uint32_t mask)
{
    const uint32_t written = mask_written(mask);
    if (word->kind == WORD_MARK || word->kind == WORD_LINK)
        return CLASS_MARK;
    if (word->kind == WORD_NUMBER)
        return CLASS_NUMBER;
    const enum word_class name = class_of_name(mask);
    if (name != CLASS_OUTSIDE)
        return name;
    if (!word_has(word, WORD_CAPITAL))
        return written == 1 ? CLASS_FUNCTION : CLASS_SMALL;
    return class_of_noun(word, mask);
}

const struct traits *traits_of(const struct text *text, const struct clue *clues,
                               struct arena *arena)
{
    const uint32_t kinds = MASK_ROLE | MASK_ORGANISATION_HEAD | MASK_LEADS | MASK_KINDS;
    struct traits *const traits =
        arena_array(arena, text->word_count + 1U, sizeof *traits);
    for (uint32_t i = 0; traits != NULL && i < text->word_count; i++) {
        const struct word *const word = &text->words[i];
        const uint32_t mask = clues[i].mask;
        traits[i] = (struct traits){ .hash = word->hash,
                                     .mark = word->kind == WORD_MARK ? word->hash : 0,
                                     .lexicon = mask & LEXICON_BITS,
                                     .phrase = phrase_of(&clues[i]),
                                     .kind = mask & kinds,
                                     .shape = shape_of(word),
                                     .class = (uint8_t)class_of(word, mask) };
    }
    return traits;
}
