/* Mentions on their way: what the finders say before referents are made of it. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "news/entity.h"
#include "news/span.h"
#include "reading/names/gazetteer.h"
#include "reading/names/scan.h"
#include "reading/names/word_signs.h"
#include "reading/text/text.h"

struct draft {
    struct span span;
    uint32_t first, end; /* the words that it touches */
    uint8_t kind;        /* enum entity_kind */
    bool derived;
    bool certain;       /* a noun beside it tells the kind */
    bool known;         /* `sense` names an entity of the lexicon */
    struct sense sense; /* weapons: of the head, if no system is known */
    uint32_t referent;  /* set at last */
};

/* What all finders look at, and where they put what they find. */
struct search {
    const struct gazetteer *gazetteer;
    const struct text *text;
    const struct clue *clues;
    struct word_signs signs;
    bool *certain; /* of each word: a rule has set its label */
    struct arena *arena;
    struct list drafts; /* of struct draft */
    bool failed;        /* out of memory: nothing more is added */
    bool about_arms;    /* the text as a whole is about arms */
};

static inline const struct word *word_at(const struct search *search, uint32_t word)
{
    return &search->text->words[word];
}

static inline const struct sentence *sentence_of(const struct search *search,
                                                 uint32_t word)
{
    return &search->text->sentences[search->text->words[word].sentence];
}

static inline uint32_t mask_at(const struct search *search, uint32_t word)
{
    return search->clues[word].mask;
}

/* A draft of whole words, already in the list; NULL: out of memory. Valid until the
 * next one is added. */
struct draft *draft_add(struct search *search, uint32_t first, uint32_t end,
                        enum entity_kind kind);

/* Of drafts that overlap keeps the longest; of equal ones the weapon. */
void drafts_resolve(struct search *search);

/* Text order, then longer first. */
void drafts_sort(struct search *search);

/* Whether the letters of the short name, in lower case, stand in the words in this
 * order, and both begin alike: "Bundesamt für Wellenkunde" and "bafwel". */
bool words_shorten_to(const struct search *search, uint32_t first, uint32_t end,
                      struct slice shorter);
