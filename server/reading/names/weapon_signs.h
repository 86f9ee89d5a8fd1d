/* What speaks for and against a word that may be a weapon. */
#pragma once

#include "reading/names/arms.h"
#include "reading/names/draft.h"
#include "reading/names/idioms.h"

/* What must be the case before a word is taken for a weapon; goes on behind the needs
 * of the lexicon. */
enum demand {
    DEMAND_TOPIC,     /* no text about something quite else */
    DEMAND_CONTEXT,   /* a text or a sentence about arms */
    DEMAND_ARMS,      /* arms near by */
    DEMAND_MANY,      /* much of it in the very sentence */
    DEMAND_NEIGHBOUR, /* a weapon beside it that is granted */
    DEMAND_NEVER
};

struct signs {
    const struct search *search;
    const struct arms_words *words;
    const struct idioms *idioms;
    int16_t *sums;       /* of each sentence; grows with each weapon found */
    int32_t arms, other; /* of the text */
    bool about_arms;
};

/* The sums live in the search's arena. */
MUST_CHECK bool signs_init(struct signs *signs, const struct search *search,
                           const struct arms_words *words, const struct idioms *idioms,
                           const struct arms_evidence *evidence);

/* Lets a weapon that was found speak for others. */
void signs_add_weapon(struct signs *signs, uint32_t word);

/* Whether the words around meet the demand; never for DEMAND_NEIGHBOUR. */
bool signs_meet(const struct signs *signs, uint32_t word, enum demand demand);

/* Whether nothing in the word's sentence and text speaks against arms. */
bool signs_are_calm(const struct signs *signs, uint32_t word);

/* What the phrase around demands beyond `demand`: idioms, and "wie eine Rakete". */
enum demand signs_raise(const struct signs *signs, uint32_t word, struct slice head,
                        enum demand demand);

/* How the words from `first` to before `end` tie what stands before them to what stands
 * behind. */
enum tie {
    TIE_NONE,
    TIE_SAME, /* "Panzer vom Typ X", "Panzer X" */
    TIE_LIST  /* "Panzer, zwei alte Haubitzen und X" */
};
enum tie signs_tie(const struct search *search, uint32_t first, uint32_t end);
