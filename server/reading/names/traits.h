/* What the tagger's features ask of each word of a text, told once for all of them. */
#pragma once

#include <stdint.h>

#include "base/arena.h"
#include "reading/names/scan.h"
#include "reading/text/text.h"

/* The few kinds of words that a context is told by. */
enum word_class {
    CLASS_OUTSIDE,
    CLASS_MARK,
    CLASS_NUMBER,
    CLASS_FUNCTION,
    CLASS_SMALL,
    CLASS_PERSON,
    CLASS_FIRST_NAME,
    CLASS_FIRST_OR_LAST,
    CLASS_LAST_NAME,
    CLASS_NAME_OR_WORD,
    CLASS_PLACE,
    CLASS_PLACE_OR_NAME,
    CLASS_ADJECTIVE,
    CLASS_ORGANISATION,
    CLASS_ORGANISATION_HEAD,
    CLASS_ROLE,
    CLASS_COMMON,
    CLASS_COMPOUND,
    CLASS_RARE,
    CLASS_UPPER,
    CLASS_UNKNOWN
};

/* The kinds of the lexicon, and a sign for what is beyond the sentence. */
enum { LEXICON_BITS = MASK_GOES_ON - 1, LEXICON_OUTSIDE = LEXICON_BITS + 1 };

struct traits {
    uint64_t hash;    /* of the word in lower case */
    uint64_t mark;    /* the same of a mark, 0 of all else */
    uint32_t lexicon; /* of LEXICON_BITS */
    uint32_t phrase;  /* what phrase of the lexicon covers it, and where in it we are */
    uint32_t kind;    /* what a noun says of the name behind it: "Dorf X" */
    uint8_t shape;    /* kind, capitals, digits, hyphen, length */
    uint8_t class;    /* enum word_class */
};

/* Those of the words before and behind a sentence: they are one and the same. */
extern const struct traits traits_before, traits_behind;

/* One of each word, in the arena; NULL: out of memory. */
const struct traits *traits_of(const struct text *text, const struct clue *clues,
                               struct arena *arena);
