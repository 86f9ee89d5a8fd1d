/* Linking: many articles in, entities and threads out.
 *
 * Pure: what comes out depends on the set of articles and the corrections alone, not on
 * the order of the corpus (but numbers refer to that order), nor on what was linked
 * before. What that came to, its ties, only tells where nothing can have changed. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "linking/abstract.h"
#include "linking/corrections.h"
#include "news/links.h"

/* The ties of one article, of when the corpus was linked last. */
struct linked_before {
    int64_t number;
    bool gone;          /* not in the corpus any more, or read anew */
    struct slice bytes; /* aligned as arena_alloc aligns */
};

/* What linking asks for and gives back while it runs. */
struct linking_office {
    void *context;
    /* Brings the piece of the abstract that has the claims, in the arena. */
    bool (*fetch)(void *context, uint32_t article, struct arena *arena,
                  struct slice *bytes, struct fault *fault);
    /* Takes the ties of an article if they are not those of before; borrowed. */
    bool (*keep)(void *context, uint32_t article, struct slice ties,
                 struct fault *fault);
};

struct linking_input {
    struct corpus_article *corpus;    /* one an article: empty until it is opened */
    const struct article_head *heads; /* the same */
    struct abstract *abstracts;       /* with or without claims */
    const int64_t *numbers; /* what articles are known by from scan to scan: > 0 */
    uint32_t count;
    const struct linking_office *office;
    struct corrections *corrections; /* NULL: none */
};

struct linking;

/* Puts the articles in order. It lives in the arena, which goes after linking_finish,
 * and borrows the input. NULL with the fault set. */
struct linking *linking_create(const struct linking_input *input, struct arena *arena,
                               struct fault *fault);

/* Gives back what it has outside of its arena. NULL does nothing. */
void linking_finish(struct linking *linking);

/* Finds out whom the articles name: all of the entities but their roles, aliases and
 * relatives. Sets `applied` of each correction. What is found lives in the arena. */
MUST_CHECK bool linking_find_entities(struct linking *linking, struct arena *arena,
                                      struct fault *fault);

/* Finds out which article repeats which, and begins with the threads. `before` is in
 * any order, may be incomplete, and is borrowed. Another thread may find the entities
 * meanwhile, in an arena of its own. */
MUST_CHECK bool linking_find_copies(struct linking *linking,
                                    const struct linked_before *before, uint32_t count,
                                    struct fault *fault);

/* What is known so far. Borrowed; what is written here later is seen there. */
const struct links *linking_links(const struct linking *linking);

/* The entities of the referents in the article's abstract; NO_ENTITY: hidden. */
const uint32_t *linking_entities(const struct linking *linking, uint32_t article);

/* Makes the reading of an article, as the corrections leave it, part of the corpus, and
 * names its claims. Lives in the arena, or is borrowed. Several threads may open
 * articles at once, each another one. */
MUST_CHECK bool linking_open(struct linking *linking, uint32_t article,
                             const struct corpus_article *with, struct arena *arena,
                             struct fault *fault);

/* The way back. */
void linking_shut(struct linking *linking, uint32_t article);

/* Whether the corrections change the reading of the article. */
bool linking_is_adapted(const struct linking *linking, uint32_t article);

/* Finds the threads, when entities and copies are found: all of them but their events
 * and who and how many tell them. The articles whose readings the corrections change
 * are open. */
MUST_CHECK bool linking_weave(struct linking *linking, struct fault *fault);

/* What a claim adds to its thread when that is counted. */
struct testimony {
    enum claim_event event;
    bool is_denial;
    struct slice publisher;     /* bytes NULL: not known */
    struct slice voice;         /* who vouches for the claim, folded; empty: nobody */
    const struct slice *relays; /* who only pass on what another says, folded */
    uint32_t relay_count;
};

/* Takes the testimony of a claim whose article is open; lives in the arena. Several
 * threads may do so at once, each of another article. */
MUST_CHECK bool linking_hear(const struct linking *linking, struct claim_at at,
                             struct arena *arena, struct testimony *out,
                             struct fault *fault);

/* Sets what was left out of a thread. `heard`: one a claim of it. */
MUST_CHECK bool linking_count(struct linking *linking, uint32_t thread,
                              const struct testimony *heard, struct arena *scratch,
                              struct fault *fault);

/* Sets what was left out of the entities that are wanted: one flag an entity. */
MUST_CHECK bool linking_describe(struct linking *linking, const bool *wanted,
                                 struct fault *fault);

/* All of this at once, for a corpus whose readings are there. */
MUST_CHECK bool linking_run(const struct corpus_article *corpus, uint32_t count,
                            struct corrections *corrections, struct arena *arena,
                            struct links *out, struct fault *fault);
