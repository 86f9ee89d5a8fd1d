/* What a claim states, in the terms of the corpus, and whether two claims state the
 * same. Nothing here looks at a text a second time: a proposition is made once of its
 * article and is all that claims are compared by. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "news/links.h"

/* Who gives or gets in a transfer. A place stands for its country, so that Moskau and
 * Russland are one party; a person stands beside countries, never against them. */
struct party {
    enum party_kind { PARTY_NONE, PARTY_PLACE, PARTY_ORGANISATION, PARTY_PERSON } kind;
    uint32_t who; /* entity, or the letters of the country (from COUNTRY on) */
};

enum { COUNTRY = 0x10000000 /* no entity has such a number */ };

/* What a number of people or things is a number of, where the unit does not tell it:
 * "drei Menschen kamen ums Leben" and "drei Tote". */
enum tally { TALLY_NONE, TALLY_KILLED, TALLY_HURT, TALLY_MISSING, TALLY_DETAINED };

enum { UNIT_SIZE = 14 };

/* A figure as it is compared. */
struct count {
    double value;
    enum figure_bound bound;
    enum tally tally;
    bool measure;         /* Euro, Prozent, Kilometer: counts anything */
    uint8_t length;       /* of unit; 0: none is told */
    char unit[UNIT_SIZE]; /* the end of the stem of its last part, lower case */
};

/* What is done, what could be done and what is meant to be done are different things.
 */
enum mood { MOOD_DONE, MOOD_POSSIBLE, MOOD_PLANNED };

/* A claim that refers to others without repeating them. */
enum answer {
    ANSWER_NONE,
    ANSWER_REPORT, /* "wies den Bericht zurück" */
    ANSWER_THAT    /* "bestritt das", "bestätigte dies" */
};

/* Numbers of days; INT32_MIN and INT32_MAX: not known. */
struct days {
    int32_t from, to;
};

/* One of 64 bits: where two sets of hashes have none in common, they share nothing. */
static inline uint64_t hash_bit(uint64_t hash)
{
    return UINT64_C(1) << (hash >> 58);
}

// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): read in this order
struct proposition {
    const struct scene *scene;
    const uint32_t *entities; /* about, weapons: entity numbers, sorted, unique */
    const uint32_t *weapons;  /* the same of them alone, without arms-generic */
    const uint64_t *classes;  /* of weapons: hashes, sorted, unique; no arms-generic */
    const uint64_t *terms;    /* see terms.h */
    const struct count *counts;
    uint64_t speaker;   /* hash of who says it; 0: nobody */
    uint64_t source;    /* of the end of the name: "Dienst" is the "Geheimdienst" */
    uint64_t signature; /* bits of terms, entities and classes */
    struct claim_at at;
    uint32_t entity_count, weapon_count, class_count, term_count, count_count;
    uint32_t term_weight; /* of all its terms */
    uint32_t sentence;
    struct days when; /* what it talks about; open if unknown */
    struct party supplier, recipient;
    enum claim_event event;
    enum mood mood;
    enum answer answer;
    bool denies;     /* somebody named says that it is not so */
    bool denied;     /* of denied polarity, whoever says so */
    bool confirms;   /* "bestätigte" */
    bool topical;    /* tells what the report that it answers was about */
    bool own;        /* the outlet's own voice */
    bool infinitive; /* "zu liefern": its subject is who speaks, or who is accused */
    bool paper;      /* a report or a study says it, whoever wrote that */
};

/* What an article is about: what its headline and its first sentences name. Two
 * articles with like scenes published soon after one another tell the same story. */
struct scene {
    const uint64_t *terms;
    uint32_t term_count, term_weight;
    const uint32_t *entities; /* numbers, sorted, unique */
    uint32_t entity_count;
    struct days published;
    int32_t day; /* of publication */
    bool dated;  /* it is known */
};
