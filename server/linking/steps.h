/* The steps of linking_run, for the files of this folder only. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/list.h"
#include "linking/corrections.h"
#include "linking/proposition.h"
#include "news/links.h"

/* What every step sees. */
struct linking {
    const struct corpus_article *corpus;
    uint32_t count;
    /* Article numbers in order of publication, by the earliest day that it can have
     * been, those without any last; then by article id. "First in this corpus" means
     * first here, so nothing depends on the order of reading. */
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

/* propositions.c: one proposition a claim, in order of publication, then of the text.
 */
MUST_CHECK bool make_propositions(const struct linking *linking,
                                  const struct links *links,
                                  struct proposition **propositions, uint32_t *count,
                                  struct fault *fault);

/* threads.c: sets articles[].threads, threads and thread_count. */
MUST_CHECK bool link_threads(const struct linking *linking, struct links *out,
                             struct fault *fault);
