/* The words that time expressions, numbers and their bounds are made of. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/map.h"
#include "base/sieve.h"
#include "reading/lexicon/lexicon.h"

/* What a word, or the shape of a number, can be in a time expression. The tables and
 * the patterns of rules.c use the names in vocabulary.c. */
enum time_class {
    CLASS_LITERAL, /* named by a pattern itself */
    CLASS_MONTH,   /* 1 to 12 */
    CLASS_WEEKDAY, /* 1 is Monday */
    CLASS_WEEKDAYS,
    CLASS_WEEKDAY_PART, /* "Dienstagabend": weekday, text of the part */
    CLASS_UNIT,         /* "Woche": letters of TIMEX3, or WE (weekend), MI (minute) */
    CLASS_UNITS,        /* "Wochen" */
    CLASS_YEAR_WORD,
    CLASS_HALF_YEAR,
    CLASS_SEASON, /* SP, SU, FA, WI */
    CLASS_SEASON_MONTHS,
    CLASS_DAYPART,   /* MO, MI, AF, EV, NI: "Abend" */
    CLASS_DAYPARTS,  /* "abends" */
    CLASS_AFTER_DAY, /* "früh" behind a day */
    CLASS_TONIGHT,
    CLASS_MIDNIGHT,
    CLASS_EARLY,
    CLASS_PART, /* START, MID, END of what follows */
    CLASS_EDGE, /* "Jahresende" */
    CLASS_STEP, /* "Vortag": -1D, from what is told of */
    CLASS_SHIFT,
    CLASS_ARTICLE,
    CLASS_ONE,
    CLASS_SOME,
    CLASS_HALF,
    CLASS_FILLER,
    CLASS_ALL,
    CLASS_EVERY,
    CLASS_PER,
    CLASS_TO,
    CLASS_AND,
    CLASS_ADVERB,    /* days from today */
    CLASS_ADVERBIAL, /* "gestrig" */
    CLASS_REF,       /* PRESENT_REF, PAST_REF, FUTURE_REF */
    CLASS_SET,       /* the value */
    CLASS_DURATION,  /* the value */
    CLASS_LASTING,   /* "tägig", and with its number "dreitägig": unit */
    CLASS_ORDINAL,
    CLASS_DECADE,
    CLASS_DECADE_YEARS,
    CLASS_HOLIDAY, /* "12-24", or days from Easter Sunday: "E39" */
    CLASS_ERA,     /* "Zukunft": what it refers to */
    CLASS_EX,
    CLASS_RELATIVE,
    CLASS_CLOCK_WORD,
    CLASS_BEFORE_CLOCK,
    CLASS_HALF_PAST,
    CLASS_QUARTER,
    CLASS_NUMBER,
    CLASS_SCALE,   /* "Millionen" */
    CLASS_CROWD,   /* "Hunderte" */
    CLASS_APPROX,  /* a bound that belongs to the span of a length of time */
    CLASS_BORN,    /* a person: the day of birth */
    CLASS_BOUND,   /* exact, min, max, approx */
    CLASS_MEASURE, /* "km", "%" */
    CLASS_TENSE,   /* PAST, HAVE, FUTURE */
    CLASS_NOT_VERB,
    CLASS_NOT_PAST,
    CLASS_UNITLIKE, /* from here on shapes: "Arbeitstage" */
    CLASS_DAY,      /* "8." */
    CLASS_YEAR,
    CLASS_CLOCK,
    CLASS_COUNT,
    CLASS_DATE, /* "12.05.2024" */
    CLASS_COUNT_OF
};

_Static_assert(CLASS_COUNT_OF <= 64, "classes are bits of one word");

static inline uint64_t class_bit(enum time_class class)
{
    return (uint64_t)1 << class;
}

struct meaning {
    enum time_class class;
    double number;     /* 0 if the text is none */
    struct slice text; /* what stands behind "=", may be empty */
    const struct meaning *next;
};

/* What a word (or a phrase) means. */
struct entry {
    uint64_t classes; /* also those of phrases that begin with the word */
    uint64_t own;     /* those of the word alone */
    const struct meaning *meanings;
    struct phrase *phrases; /* that begin with the word, longest first */
    uint64_t phrases_go_on; /* phrase_bit of their second words */
    uint32_t literal;       /* its number among the words of patterns; 0: none */
};

/* One of 64 bits, by the look of the word: most words that follow the first word of a
 * phrase are told apart by it from the second one. */
static inline uint64_t phrase_bit(struct slice word)
{
    const uint64_t first = word.length == 0 ? 0 : (unsigned char)word.bytes[0];
    return (uint64_t)1 << ((first + 5 * word.length) & 63);
}

enum { PHRASE_WORDS = 5 };

struct phrase {
    struct slice words[PHRASE_WORDS]; /* the first included */
    uint32_t count;
    struct entry entry;
    struct phrase *next;
};

/* Immutable once created. */
struct vocabulary {
    struct arena *arena; /* borrowed */
    struct map words;    /* number in entries */
    struct list entries; /* of struct entry */
    uint32_t literal_count;
    struct sieve sieve; /* of their hashes */
};

/* Adds the rows of the table; the arena and the lexicon are borrowed. */
MUST_CHECK bool vocabulary_add(struct vocabulary *vocabulary, const struct table *table,
                               struct fault *fault);

/* Makes sure that the word has an entry with CLASS_LITERAL; *number is that of the
 * literal, from 1 on. The word is borrowed. */
MUST_CHECK bool vocabulary_add_literal(struct vocabulary *vocabulary, struct slice word,
                                       uint32_t *number, struct fault *fault);

/* NULL if the word with this slice_hash() means nothing. */
const struct entry *vocabulary_find(const struct vocabulary *vocabulary, uint64_t hash);

/* NULL if the entry has no meaning of that class. */
const struct meaning *entry_meaning(const struct entry *entry, enum time_class class);

/* CLASS_COUNT_OF if there is no class of that name. */
enum time_class time_class_named(struct slice name);
