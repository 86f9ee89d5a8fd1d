/* What is known while the sides of a transfer are searched: who is named, and what
 * governs each. Between the files of that search only. */
#pragma once

#include "reading/claims/events.h"
#include "reading/claims/sides.h"

enum { PARTIES_MAX = 32 };

/* What governs a noun phrase; either may be NO_WORD. */
struct tie {
    uint32_t preposition;
    uint32_t noun; /* right before the phrase or its preposition */
};

/* Somebody whom the stretch names, or who speaks of himself there. */
struct party {
    uint32_t state;      /* the side that it would be */
    uint32_t first, end; /* its words */
    struct tie tie;      /* of all that it belongs to: "an die Armee Utopias" */
    bool derived;        /* "utopische": says whose something is */
    bool town;           /* lies on the way of what goes there: "aus dem Hafen Orsa" */
    bool outside;        /* of the stretch: only who acts in an infinitive */
};

struct search {
    const struct scene *scene;
    const struct reading *reading;
    const struct stretch *stretch;
    struct party parties[PARTIES_MAX];
    uint32_t party_count;
    struct sides sides;
};

/* A verb of transfer, and what its clause makes of it. */
struct transfer {
    struct range words;   /* its clause, or its part of a quotation */
    struct range subject; /* empty: not seen */
    enum event_side side; /* of who acts */
    bool passive;
};

static inline bool range_holds(struct range range, uint32_t word)
{
    return word >= range.first && word < range.end;
}

static inline bool word_is_noun(const struct scene *scene, uint32_t word)
{
    return form_is(&scene->forms[word], CLASS_NOUN);
}

/* What governs the noun phrase that holds the word, right before it. */
struct tie tie_at(const struct scene *scene, uint32_t word);

/* The same, for the greatest phrase that stands for the party ("die Regierung von
 * Utopia"). */
struct tie search_tie(const struct search *search, uint32_t word);

/* Which side the genitive of a noun is that tells of a transfer ("Lieferungen
 * Utopias"); of other words none. */
enum event_side side_of_noun(const struct scene *scene, uint32_t word);

bool is_weapon(const struct search *search, uint32_t word);

/* What is handed over, or the handing over. NO_WORD is neither. */
bool is_thing(const struct search *search, uint32_t word);

struct transfer transfer_at(const struct scene *scene, uint32_t verb,
                            enum event_side side);

/* The first verb of transfer in the word's clause; false if it has none. */
bool transfer_near(const struct scene *scene, uint32_t word, struct transfer *out);

/* Of the verb of transfer at `at`, that of its subject; of other words none. */
enum event_side side_of_verb(const struct scene *scene, uint32_t at, uint32_t limit);

/* What prepositions and ownership say of the party: "an Utopia", "Lieferungen Utopias",
 * "utopische Lieferungen". */
enum event_side side_outright(const struct search *search, const struct party *party);
