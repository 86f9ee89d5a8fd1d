/* People, organisations, places and weapons: where they are named, who an article
 * means, and who that is in the whole corpus. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "news/date.h"
#include "news/span.h"

enum entity_kind {
    ENTITY_PERSON,
    ENTITY_ORGANISATION,
    ENTITY_PLACE,
    ENTITY_WEAPON,
    ENTITY_KINDS /* how many there are */
};

enum place_precision {
    PRECISION_NONE,
    PRECISION_COUNTRY,
    PRECISION_REGION,
    PRECISION_CITY,
    PRECISION_SITE
};

/* What a name stands for beyond its text; the fields of other kinds are empty. */
struct entity_facts {
    struct slice country; /* place: ISO 3166-1 alpha-2, "KP" */
    double latitude, longitude;
    enum place_precision precision; /* PRECISION_NONE: no coordinates */
    struct slice weapon_class; /* weapon: "missile", "shell", "arms-generic", … */
    double calibre_mm;         /* weapon: 0 if none is named */
};

/* One entity as one article knows it: all mentions in the article that mean the same.
 */
struct referent {
    enum entity_kind kind;
    struct slice name; /* the fullest name, in the nominative: "Wladimir Putin" */
    struct slice
        key; /* id of the lexicon's row ("wladimir-putin"); bytes NULL: unknown */
    struct entity_facts facts;
    const struct slice *roles; /* as the text has them: "Kremlsprecher" */
    uint32_t role_count;
};

#define NO_REFERENT UINT32_MAX

/* One place in the text where a referent is named. `derived`: an adjective or a part of
 * a compound ("nordkoreanisch", the "Ukraine" of "Ukraine-Krieg"). */
struct mention {
    struct span span;
    uint32_t sentence;
    uint32_t referent; /* number in the reading's referents */
    bool derived;
};

struct alias {
    struct slice text;
    uint32_t count;
};

/* One entity of the corpus. */
struct entity {
    enum entity_kind kind;
    struct slice id;             /* a slug, unique within its kind */
    uint64_t identity;           /* hash of kind and id */
    struct slice name;           /* canonical */
    const struct alias *aliases; /* most frequent first, then by text */
    uint32_t alias_count;
    const struct slice *roles; /* sorted, unique */
    uint32_t role_count;
    uint32_t mentions, articles; /* derived mentions are counted too */
    struct day first, last;      /* publication dates; month 0 if none is known */
    struct entity_facts facts;
};
