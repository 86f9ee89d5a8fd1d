/* Words as time expressions see them: "14.30-18", "14-Tage-Frist" and "70er-Jahre" are
 * taken apart, and each token knows what it can be. */
#pragma once

#include <stdint.h>

#include "base/attributes.h"
#include "reading/dates/vocabulary.h"
#include "reading/text/text.h"

struct token {
    struct span span;
    struct slice lower;
    const struct entry *entry; /* NULL if the word is in no table */
    uint64_t classes;          /* bits of enum time_class that it may begin */
    double number;             /* CLASS_COUNT: its value; CLASS_LASTING: how many */
    uint32_t sentence;
    uint32_t word;
    uint8_t kind, flags; /* of its word */
    bool glued;          /* a piece of a word */
    bool promising;      /* an expression may begin here: its core is near */
    uint8_t literal;     /* the number of the word in the patterns; 0: none */
};

struct tokens {
    struct token *items;
    uint32_t count;
    uint64_t classes; /* those that any token has, or had before names were found */
    const struct vocabulary *vocabulary;
    struct slice text;
    bool english;
};

/* Everything is borrowed as long as *out is used. */
MUST_CHECK bool tokens_make(const struct vocabulary *vocabulary,
                            const struct text *text, bool english, struct arena *arena,
                            struct tokens *out, struct fault *fault);

static inline bool token_can_be(const struct token *token, enum time_class class)
{
    return (token->classes & class_bit(class)) != 0;
}

/* What the token can be by itself, not as the first word of a phrase. */
static inline uint64_t token_alone(const struct token *token)
{
    const struct entry *const entry = token->entry;
    return entry == NULL ? token->classes
                         : token->classes & ~(entry->classes & ~entry->own);
}

extern const struct token no_token;

/* The token, or one that means nothing where there is none. */
static inline const struct token *token_at(const struct tokens *tokens, uint32_t number)
{
    return number < tokens->count ? &tokens->items[number] : &no_token;
}

/* The token before; one that means nothing at the start. */
static inline const struct token *token_before(const struct tokens *tokens,
                                               uint32_t number)
{
    return token_at(tokens, number - 1);
}
