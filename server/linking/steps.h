/* The steps of linking_run, for the files of this folder only. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/list.h"
#include "linking/abstract.h"
#include "linking/corrections.h"
#include "linking/proposition.h"
#include "news/links.h"

/* What every step sees. */
struct linking {
    /* The articles as the corrections leave them; those that are not open have reading
     * NULL. */
    struct corpus_article *corpus;
    const struct abstract *abstracts;
    uint32_t count;
    /* Article numbers in order of publication, by the earliest day that it can have
     * been, those without any last; then by article id. "First in this corpus" means
     * first here, so nothing depends on the order of reading. */
    const uint32_t *order;
    const uint32_t *rank; /* the place of each article in `order` */
    struct article_links *articles;
    struct corrections *corrections; /* NULL: none */
    struct entity *entities;         /* by kind, then by id */
    uint32_t entity_count;
    uint32_t **of; /* [article][referent of its abstract] -> entity, or NO_ENTITY */
    const struct abstract **adapted; /* of the articles that corrections change */
    struct relatives *relatives;     /* one an entity */
    struct links links;              /* what is known of all this outside */
    struct arena *arena;
};

/* linking.c: what claims are known by. Referents in it are those that are left when the
 * corrections have been applied, as in articles[].entities. */
const struct abstract *abstract_as_corrected(const struct linking *linking,
                                             uint32_t article);

/* linking.c: where a claim stands; the second one at the same place ends in ".2". In
 * the arena; bytes NULL: out of memory. */
struct slice claim_id(const struct linking *linking, struct claim_at at,
                      struct arena *arena);

/* names.c: the forms under which names are compared. All live in the arena, bytes NULL
 * if out of memory. */

/* Keys of different kinds and of different sorts never meet. */
enum key_sort { KEY_LEXICON, KEY_NAME, KEY_SURNAME, KEY_ACRONYM, KEY_CALIBRE, KEY_ID };

/* Never 0. */
uint64_t key_hash(enum entity_kind kind, enum key_sort sort, struct slice value);

/* One key for all spellings of a person's name: Sergej Schoigu, Sergei Shoygu; Kim
 * Jong-un, Kim Dschong Un. Single initials are left out. */
struct slice person_key(struct arena *arena, struct slice name);

/* The last part of a person's key. For Korean and Chinese names, which put the surname
 * first ("Kim Jong-un"), that is not the surname. */
struct slice surname_of_key(struct slice key);

bool name_is_single(struct slice name);  /* one word */
bool name_is_acronym(struct slice name); /* two capitals or more and nothing else */

/* The part of a slug, or of a key of the lexicon, that an id is made from. */
struct slice slug_for_id(struct slice slug);

/* entities.c: sets entities, their mentions, articles, days and facts, and whom the
 * articles' referents are. An entity may be NO_ENTITY (links.h): the user hides it. */
MUST_CHECK bool link_entities(struct linking *linking, struct fault *fault);

/* roles.c: sets roles of the entities that are wanted. */
MUST_CHECK bool gather_roles(const struct linking *linking, const bool *wanted,
                             struct fault *fault);

/* aliases.c: sets aliases of the same. */
MUST_CHECK bool gather_aliases(const struct linking *linking, const bool *wanted,
                               struct fault *fault);

/* relatives.c: the same; `relatives` has one for each entity. */
MUST_CHECK bool link_relatives(const struct linking *linking, const bool *wanted,
                               struct relatives *relatives, struct fault *fault);

/* adapt.c: makes the reading of an article agree with the corrections: takes what is
 * hidden out of it, and gives referents the kind of their entities. Sets the article's
 * entities to those of the referents that are left. What is new lives in the arena. */
MUST_CHECK bool adapt_article(struct linking *linking, uint32_t article,
                              struct arena *arena, const struct reading **reading,
                              struct fault *fault);

/* duplicates.c: sets articles[].duplicate_of and likeness. */
MUST_CHECK bool link_duplicates(const struct linking *linking, struct fault *fault);

/* propositions.c: one proposition a claim, in order of publication, then of the text.
 */
MUST_CHECK bool make_propositions(const struct linking *linking, struct arena *arena,
                                  const struct links *links,
                                  struct proposition **propositions, uint32_t *count,
                                  struct fault *fault);

/* threads.c: sets articles[].threads, threads and thread_count. */
MUST_CHECK bool link_threads(const struct linking *linking, struct links *out,
                             struct fault *fault);
