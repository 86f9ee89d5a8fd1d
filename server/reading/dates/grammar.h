/* Patterns over tokens: compiled once, matched at each token that may begin one.
 *
 * A pattern is a line of elements parted by blanks. An element is one or more
 * alternatives parted by "|": a class of vocabulary.h, or 'word. A "?" behind it makes
 * it optional. "(" and ")" mark the expression; what stands outside must be there but
 * does not belong to it. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "reading/dates/tokens.h"

enum { ELEMENTS_MAX = 12, LITERALS_MAX = 128, SCALES_MAX = 2 };

/* What may stand at one place: classes, and words of the pattern by their numbers. */
struct element {
    uint64_t classes;
    uint64_t literals[LITERALS_MAX / 64];
    bool optional;
};

struct pattern {
    const struct element *elements;
    uint32_t count;
    uint32_t open, close; /* elements before which the marks stand */
};

/* The number of a count that is not told: "einige", "viele". */
#define COUNT_SOME (-1.0)

/* Which tokens an element took, and what they mean. */
struct binding {
    enum time_class class;
    uint32_t first, end;
    double number;
    struct slice text;
};

struct match {
    struct binding bindings[ELEMENTS_MAX];
    uint32_t count;
    uint32_t first, end; /* the expression's tokens */
};

/* The pattern's text is borrowed; its words are made known to the vocabulary, whose
 * arena owns the elements. */
MUST_CHECK bool pattern_compile(const char *source, struct vocabulary *vocabulary,
                                struct pattern *out, struct fault *fault);

/* What may stand where the elements from `from` on begin; `optional`: they may all be
 * missing. */
struct element pattern_next(const struct pattern *pattern, uint32_t from);

/* Whether the pattern matches from the token on, within its sentence. */
bool pattern_match(const struct pattern *pattern, const struct tokens *tokens,
                   uint32_t at, struct match *out);

/* The number of the binding (from 0) among those of the class; NULL if there is none.
 */
const struct binding *match_bound(const struct match *match, enum time_class class,
                                  uint32_t number);

/* Whether a phrase may begin at the token; false: surely none does. */
static inline bool phrase_may_begin(const struct tokens *tokens, uint32_t at)
{
    const struct entry *const entry = token_at(tokens, at)->entry;
    return entry != NULL && entry->phrases_go_on != 0 &&
           (entry->phrases_go_on & phrase_bit(token_at(tokens, at + 1)->lower)) != 0;
}

/* Reads what one class means at a token; returns how many tokens it takes, 0 if it is
 * not there. */
uint32_t class_match(const struct tokens *tokens, enum time_class class, uint32_t at,
                     struct binding *out);

/* A numeral with its scale words ("2,5 Millionen", "zwei Dutzend", "1,3 Mrd."): how
 * many tokens it takes, 0 if there is none. */
uint32_t numeral_match(const struct tokens *tokens, uint32_t at, double *value);
