/* German verbs: every form that a table row stands for, and what a form can be. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/map.h"
#include "base/sieve.h"
#include "reading/lexicon/table.h"

enum verb_feature {
    VERB_PRESENT = 1,     /* third person singular: "liefert" */
    VERB_PRETERITE = 2,   /* "lieferte", "lieferten" */
    VERB_PLURAL = 4,      /* third person plural; also the infinitive's form */
    VERB_INFINITIVE = 8,  /* "liefern" */
    VERB_PARTICIPLE = 16, /* "geliefert" */
    VERB_KONJUNKTIV = 32, /* the one of reported speech: "liefere", "habe", "seien" */
    VERB_WOULD = 64,      /* Konjunktiv II: "würde", "läge" */
    VERB_ZU = 128,        /* an infinitive with zu: "mitzuteilen" */
    VERB_JOINED = 256,    /* with its separable prefix: only at the end of a clause */
    VERB_AUXILIARY = 512, /* haben, sein, werden */
    VERB_MODAL = 1024     /* können, sollen, … */
};

enum { VERB_PREFIX_MAX = 24 };

#define NO_VERB UINT32_MAX

/* One way to read a form; `next` is another one, or NO_VERB. */
struct verb_reading {
    uint32_t verb, features, next;
};

/* Immutable once filled. */
struct verbs {
    struct arena *arena; /* borrowed */
    struct map rows;     /* infinitive -> row of the table */
    struct map lemmas;   /* "mit|teilen" -> number of the verb */
    struct map forms;    /* form -> number of its first reading */
    struct sieve sieve;  /* of the forms' hashes */
    struct list readings;
    const struct table *table;
};

/* Reads the table "verbs"; it and the arena are borrowed as long as *verbs is used. */
MUST_CHECK bool verbs_fill(struct verbs *verbs, const struct table *table,
                           struct arena *arena, struct fault *fault);

/* Adds a verb unless it is there: an infinitive, with a bar behind a separable prefix.
 * The lemma's bytes are borrowed. */
MUST_CHECK bool verbs_add(struct verbs *verbs, struct slice lemma, uint32_t *out,
                          struct fault *fault);

/* The number of the first reading of the form in lower case with this slice_hash(), or
 * NO_VERB. */
uint32_t verbs_find(const struct verbs *verbs, uint64_t hash);

/* Calls for what verbs_find() looks at, to be asked a few words later. */
void verbs_call(const struct verbs *verbs, uint64_t hash);

/* What a form of no row can be, judged by the verb behind its prefix; 0: no verb. */
uint32_t verbs_guess(const struct verbs *verbs, struct slice form);

/* The verb that is the prefix and the root together, or NO_VERB. */
uint32_t verbs_join(const struct verbs *verbs, struct slice prefix, uint32_t root);

static inline const struct verb_reading *verbs_reading(const struct verbs *verbs,
                                                       uint32_t number)
{
    return &((const struct verb_reading *)verbs->readings.items)[number];
}

/* "mit|teilen" */
struct slice verbs_lemma(const struct verbs *verbs, uint32_t verb);
