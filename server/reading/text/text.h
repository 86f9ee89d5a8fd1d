/* An article's text as words, sentences and paragraphs: what all later steps look at.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "news/span.h"
#include "reading/lexicon/lexicon.h"

enum word_kind {
    WORD_LETTERS, /* begins with a letter, or holds one: "Kim", "Su-57", "152mm",
                     "EU-Ländern" */
    WORD_NUMBER, /* digits, with . , : / between digits: "13.000", "20.15", "12.05.2024"
                  */
    WORD_MARK,   /* one punctuation mark or symbol; runs of dots or dashes are one */
    WORD_LINK    /* a URL, an e-mail address, a @handle */
};

enum word_flag {
    WORD_CAPITAL = 1,      /* its first letter is upper case */
    WORD_UPPER = 2,        /* two letters or more, all upper case */
    WORD_DIGITS = 4,       /* holds a digit */
    WORD_HYPHEN = 8,       /* holds an inner hyphen */
    WORD_SPACE = 16,       /* white space, or the text's start, stands before it */
    WORD_FIRST = 32,       /* the first word of its sentence that is no mark */
    WORD_ABBREVIATION = 64 /* the dot behind it belongs to it */
};

/* Hyphenated words are one word; a dot is a word of its own (also behind
 * abbreviations). */
struct word {
    struct span span;
    uint8_t kind;       /* enum word_kind */
    uint8_t flags;      /* of enum word_flag */
    uint32_t sentence;  /* number of its sentence */
    struct slice lower; /* lower case, without soft hyphens; a mark as it is */
    uint64_t hash;      /* slice_hash(lower) */
};

/* Words from `first` to before `end`; a dateline is a sentence of its own. The span has
 * no white space at its ends. */
struct sentence {
    struct span span;
    uint32_t first, end;
    uint32_t paragraph;
};

/* A block of lines that belong together; `heading`: one short line without a full stop
 * between blank lines or before running text. */
struct paragraph {
    struct span span;
    uint32_t first, end; /* sentences */
    bool heading;
};

struct text {
    struct slice bytes;
    const struct word *words;
    uint32_t word_count;
    const struct sentence *sentences;
    uint32_t sentence_count;
    const struct paragraph *paragraphs;
    uint32_t paragraph_count;
};

/* Knows the abbreviations and the words that like to begin a sentence. Immutable. */
struct splitter;

/* The lexicon is borrowed as long as the splitter lives. Owned by the caller; NULL with
 * the fault set. */
struct splitter *splitter_create(const struct lexicon *lexicon, struct fault *fault);
void splitter_destroy(struct splitter *splitter);

/* `bytes` is valid UTF-8, at most 1 GiB, borrowed as long as *out is used. */
MUST_CHECK bool text_read(const struct splitter *splitter, struct slice bytes,
                          struct arena *arena, struct text *out, struct fault *fault);

static inline struct slice word_text(const struct text *text, uint32_t word)
{
    return span_text(text->bytes, text->words[word].span);
}

static inline bool word_has(const struct word *word, unsigned flags)
{
    return (word->flags & flags) == flags;
}

static inline bool word_is(const struct word *word, const char *lower)
{
    return slice_is(word->lower, lower);
}

/* One of the words, which a NULL ends. */
static inline bool word_is_any(const struct word *word, const char *const *lower)
{
    return slice_is_any(word->lower, lower);
}

/* Whether any mark of quotation begins or ends here: „ “ ” » « › ‹ ‚ ‘ ’ " and the
 * like. */
bool word_is_quote(const struct word *word);
