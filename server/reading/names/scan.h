/* Looks every word of a text up: what it may be, alone and as the start of a phrase. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "reading/names/gazetteer.h"
#include "reading/text/text.h"

/* How a word of the text was brought to the form of the lexicon. */
enum word_form {
    FORM_PLAIN,
    FORM_GENITIVE,  /* "Moskaus" */
    FORM_INHABITANT /* "Moskauer" */
};

struct clue {
    struct hit hit; /* the longest phrase of the lexicon that begins here */
    uint32_t mask;  /* of this word alone; tails of compounds are included */
    uint8_t words;  /* how long that phrase is; 0: none */
    uint8_t form;   /* enum word_form, of the phrase's last word */
    uint8_t tail;   /* bytes of `lower` before the known end of a compound; 0: none */
    uint8_t inside; /* how many words before this one its phrase begins; 0: none */
    uint32_t first_part, last_part; /* masks of the parts beside hyphens */
    struct hit ended;               /* the tail, if there is one */
};

/* One clue for each word, in the arena. */
MUST_CHECK bool scan_words(const struct gazetteer *gazetteer, const struct text *text,
                           struct arena *arena, const struct clue **out,
                           struct fault *fault);

/* The hit for a word in lower case as if it stood alone with a capital letter. */
struct hit scan_lookup(const struct gazetteer *gazetteer, struct slice lower,
                       bool upper);
