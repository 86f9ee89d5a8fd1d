/* The words that tell of events, and what each needs around it to do so. */
#pragma once

#include "news/claim.h"
#include "reading/claims/last_parts.h"
#include "reading/claims/verbs.h"
#include "reading/text/text.h"

/* Which side of a transfer a verb's subject is. */
enum event_side { SIDE_NONE, SIDE_SUPPLIER, SIDE_RECIPIENT };

enum event_needs {
    NEEDS_NOTHING, /* "Angriff": in any text */
    NEEDS_ARMS,    /* "verkaufen": in a claim or an article about arms */
    NEEDS_TOPIC,  /* "bekommen", "Ziel": in an article about that very event, if it is a
                   * transfer beside a weapon; a verb also beside a weapon alone */
    NEEDS_WEAPON, /* "besitzen": beside a weapon */
    NEEDS_WAY, /* "gehen": as NEEDS_ARMS, and a thing comes from a place or goes there
                */
    NEEDS_BODY /* "verletzen": not of rights and borders */
};

/* A word can tell of two events ("abfeuern": attack or test); the article says which.
 */
struct event_sense {
    enum claim_event event; /* EVENT_OTHER: it tells of none */
    enum claim_event rival; /* EVENT_OTHER: none */
    enum event_needs needs;
    enum event_side side;
    bool actor;  /* it says who takes part, and little of what happens: "Händler" */
    bool weapon; /* it may well be a weapon, though the text at large does not tell:
                  * beside "liefern" or "testen" that is enough */
};

/* Numbers of what a verb tells of, and of what with "sich", if that is something else.
 */
struct verb_senses {
    uint32_t plain, reflexive;
};

/* Immutable once filled. */
struct event_words {
    const struct event_sense *senses; /* the first: of a word that tells of nothing;
                                       * then one a row of the table */
    struct map nouns;                 /* every form of a noun -> number of its sense */
    const struct last_parts *parts;   /* theirs among them; borrowed */
    struct map others;   /* words that are neither noun nor verb -> its phrase */
    struct list phrases; /* of struct event_phrase */
    const struct verb_senses *verbs;
    uint32_t verb_count;
};

/* Reads the table "events", whose verbs are added to *verbs and whose nouns to *parts,
 * which is borrowed as the table and the arena are. */
MUST_CHECK bool event_words_fill(struct event_words *words, struct verbs *verbs,
                                 struct last_parts *parts, const struct table *table,
                                 struct arena *arena, struct fault *fault);

/* The senses are borrowed from *words; none is NULL. */

/* A noun is judged by its longest known last part ("Waffenlieferungen" by
 * "Lieferungen"). */
const struct event_sense *event_of_noun(const struct event_words *words,
                                        struct slice lower);

/* A word of another class, alone ("tot") or with the one behind it ("ums Leben"), which
 * is NULL at a text's end. */
const struct event_sense *event_of_other(const struct event_words *words,
                                         const struct word *word,
                                         const struct word *next);

const struct event_sense *event_of_verb(const struct event_words *words, uint32_t verb);

/* "sich treffen", "sich beziehen": what the verb tells of with "sich", or NULL if that
 * is what it tells of without. */
const struct event_sense *event_of_reflexive(const struct event_words *words,
                                             uint32_t verb);
