/* The steps of linking_run, for the files of this folder only. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/list.h"
#include "linking/corrections.h"
#include "news/links.h"

/* What every step sees. */
struct linking {
    const struct corpus_article *corpus;
    uint32_t count;
    /* Article numbers in order of publication: known dates first, then by article id.
     * "First in this corpus" means first here, so nothing depends on the order of
     * reading. */
    const uint32_t *order;
    const uint32_t *rank; /* the place of each article in `order` */
    struct article_links *articles;
    struct corrections *corrections; /* NULL: none */
    struct arena *arena;
};

/* names.c: the forms under which names are compared. All live in the arena, bytes NULL
 * if out of memory. */

/* One key for all spellings of a person's name: Sergej Schoigu, Sergei Shoygu; Kim
 * Jong-un, Kim Dschong Un. Single initials are left out. */
struct slice person_key(struct arena *arena, struct slice name);

/* The last part of a person's key. For Korean and Chinese names, which put the surname
 * first ("Kim Jong-un"), that is not the surname. */
struct slice surname_of_key(struct slice key);

bool name_is_single(struct slice name);  /* one word */
bool name_is_acronym(struct slice name); /* two capitals or more and nothing else */

/* entities.c: sets articles[].entities, entities and entity_count. An entity may be
 * NO_ENTITY (links.h): the user hides it. */
MUST_CHECK bool link_entities(const struct linking *linking, struct links *out,
                              struct fault *fault);

/* adapt.c: sets the corpus of *out and of the linking: takes what is hidden out of the
 * readings, and gives referents the kind of their entities. */
MUST_CHECK bool adapt_corpus(struct linking *linking, struct links *out,
                             struct fault *fault);

/* relatives.c: sets relatives. */
MUST_CHECK bool link_relatives(const struct linking *linking, struct links *out,
                               struct fault *fault);

/* duplicates.c: sets articles[].duplicate_of and likeness. */
MUST_CHECK bool link_duplicates(const struct linking *linking, struct fault *fault);

/* What a claim states, in the terms of the corpus: two claims are compared by this
 * alone. */
struct proposition {
    struct claim_at at;
    const struct article *article;
    const struct claim *claim;
    const struct reading *reading;
    uint32_t supplier, recipient; /* entity numbers or NO_REFERENT */
    const uint32_t *entities; /* about and weapons: entity numbers, sorted, unique */
    uint32_t entity_count;
    const uint64_t *weapon_classes; /* hashes, sorted, unique; without arms-generic */
    uint32_t weapon_class_count;
    const uint64_t
        *terms; /* hashes of the stems of its content words, sorted, unique */
    uint32_t term_count;
    struct interval when; /* what it talks about; open if unknown */
    uint32_t rank;        /* of its article */
};

/* propositions.c: one proposition a claim, in order of publication, then of the text.
 */
MUST_CHECK bool make_propositions(const struct linking *linking,
                                  struct list *propositions, struct fault *fault);

/* Why two claims state the same (static text), or NULL if they do not. Polarity is not
 * looked at. */
const char *proposition_match(const struct proposition *a, const struct proposition *b);

/* Whether a denial, whatever its wording, denies the transfer that the claim tells of.
 */
bool proposition_is_answered(const struct proposition *claim,
                             const struct proposition *denial);

bool proposition_share_entity(const struct proposition *a, const struct proposition *b);

/* threads.c: sets articles[].threads, threads and thread_count. */
MUST_CHECK bool link_threads(const struct linking *linking, struct links *out,
                             struct fault *fault);
