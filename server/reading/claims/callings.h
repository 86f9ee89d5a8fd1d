/* What people do by the nouns that they are called with: a biologist does research. */
#pragma once

#include "base/attributes.h"
#include "base/fault.h"
#include "reading/claims/last_parts.h"
#include "reading/lexicon/table.h"

struct calling {
    uint32_t kinds; /* a bit for each kind of the table; 0: the noun is not in it */
    bool called;    /* may mean anybody of its kinds: "der Forscher" */
};

/* Immutable once filled. */
struct callings {
    struct map nouns;         /* noun -> its number in `items` */
    struct list items;        /* of struct calling */
    struct last_parts *parts; /* borrowed: of the nouns of several tables */
};

/* Reads the table "callings"; it, the parts and the arena are borrowed. */
MUST_CHECK bool callings_fill(struct callings *callings, struct last_parts *parts,
                              const struct table *table, struct arena *arena,
                              struct fault *fault);

/* Of a noun in the singular, judged by its last part; of women also without -in. A
 * compound calls nobody else: it says who does it where. */
struct calling callings_find(const struct callings *callings, struct slice noun);
