/* The two halves of text_read, for text.c only. */
#pragma once

#include "base/list.h"
#include "base/map.h"
#include "reading/text/text.h"

struct splitter {
    struct arena *arena;
    struct map
        abbreviations; /* lower case, without the last dot; value: enum abbreviation */
    struct map starters; /* lower case */
};

/* Whether a sentence may end with the abbreviation ("usw.") or goes on behind it
 * ("Dr."). */
enum abbreviation { ABBREVIATION_GOES_ON, ABBREVIATION_MAY_END };

/* Fills *words (of struct word; sentence numbers and WORD_FIRST are set later). */
MUST_CHECK bool split_words(struct slice bytes, struct arena *arena, struct list *words,
                            struct fault *fault);

/* Sets sentences, paragraphs and the words' sentence numbers and flags. */
MUST_CHECK bool split_sentences(const struct splitter *splitter, struct list *words,
                                struct arena *arena, struct text *text,
                                struct fault *fault);
