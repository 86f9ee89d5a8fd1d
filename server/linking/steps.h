/* The steps of linking_run, for the files of this folder only. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/list.h"
#include "linking/abstract.h"
#include "linking/corrections.h"
#include "linking/keymap.h"
#include "linking/linking.h"
#include "linking/proposition.h"
#include "news/links.h"

struct ties;
struct ghost;
struct weaving;

/* duplicates.c: by which copies of an article are found. */
struct probes {
    const uint64_t *items;
    uint32_t count;
};

/* What articles are ordered by: publication, by the earliest day that it can have been,
 * those without any last; then the id. "First in this corpus" means first here, so
 * nothing depends on the order of reading. */
struct order_key {
    int32_t day; /* INT32_MAX: not known */
    struct slice id;
};

/* What every step sees. */
struct linking {
    struct corpus_article *corpus; /* as the corrections leave it; NULLs: not open */
    const struct article_head *heads;
    struct abstract *abstracts; /* claims: while they are on a shelf */
    const int64_t *numbers;     /* what articles are known by from scan to scan */
    uint32_t count;
    const struct linking_office *office;
    struct ties *ties;    /* of before, one an article */
    struct ghost *ghosts; /* in the order of articles */
    uint32_t ghost_count;
    struct keymap by_number; /* numbers -> articles */
    bool *retied;            /* the articles whose ties are not those of before */
    struct probes *probes;   /* one an article */
    const uint32_t *order;   /* article numbers, ordered */
    const uint32_t *rank;    /* the place of each article in `order` */
    const int32_t *days;     /* of their keys */
    struct article_links *articles;
    struct corrections *corrections; /* NULL: none */
    struct entity *entities;         /* by kind, then by id */
    uint32_t entity_count;
    uint32_t **of; /* [article][referent of its abstract] -> entity, or NO_ENTITY */
    const struct abstract **adapted; /* of the articles that corrections change */
    struct relatives *relatives;     /* one an entity */
    struct weaving *weaving;         /* NULL: not begun, or ended */
    struct list threads;             /* of struct thread */
    struct links links;              /* what is known of all this outside */
    struct arena *arena;
};

/* linking.c */
int compare_order(struct order_key a, struct order_key b);

/* linking.c: what claims are known by. Referents in it are those that are left when the
 * corrections have been applied, as in articles[].entities. */
const struct abstract *abstract_as_corrected(const struct linking *linking,
                                             uint32_t article);

/* linking.c: from here on the abstract of the article has its claims, in the arena. */
MUST_CHECK bool fetch_claims(struct linking *linking, uint32_t article,
                             struct arena *arena, struct fault *fault);

/* abstract_claims.c: where the claims of a reading stand; one place a claim. */
void claims_place(struct slice text, const struct reading *reading,
                  struct claim_place *places);

/* linking.c: names a claim by where it stands; the second one at the same place ends in
 * ".2". In the arena; bytes NULL: out of memory. */
struct slice claim_id(struct slice article, struct claim_place place,
                      struct arena *arena);

/* names.c: the forms under which names are compared. All live in the arena, bytes NULL
 * if out of memory. */

/* Keys of different kinds and of different sorts never meet. */
enum key_sort { KEY_LEXICON, KEY_NAME, KEY_SURNAME, KEY_ACRONYM, KEY_CALIBRE, KEY_ID };

/* Never 0. */
uint64_t key_hash(enum entity_kind kind, enum key_sort sort, struct slice value);

/* One key for all spellings of a person's name, of its slug: Sergej Schoigu, Sergei
 * Shoygu; Kim Jong-un, Kim Dschong Un. Single initials are left out. */
struct slice person_key(struct arena *arena, struct slice slug);

/* The last part of a person's key. For Korean and Chinese names, which put the surname
 * first ("Kim Jong-un"), that is not the surname. */
struct slice surname_of_key(struct slice key);

bool name_is_single(struct slice name);  /* one word */
bool name_is_acronym(struct slice name); /* two capitals or more and nothing else */

/* The part of a slug, or of a key of the lexicon, that an id is made from. */
struct slice slug_for_id(struct slice slug);

/* entities.c: sets entities, their mentions, articles, days and facts, and whom the
 * articles' referents are; all of it lives in the arena. An entity may be NO_ENTITY
 * (links.h): the user hides it. */
MUST_CHECK bool link_entities(struct linking *linking, struct arena *arena,
                              struct fault *fault);

/* roles.c: sets roles of the entities that are wanted. */
MUST_CHECK bool gather_roles(const struct linking *linking, const bool *wanted,
                             struct arena *scratch, struct fault *fault);

/* aliases.c: sets aliases of the same. */
MUST_CHECK bool gather_aliases(const struct linking *linking, const bool *wanted,
                               struct arena *scratch, struct fault *fault);

/* relatives.c: the same; `relatives` has one for each entity. */
MUST_CHECK bool link_relatives(const struct linking *linking, const bool *wanted,
                               struct arena *scratch, struct relatives *relatives,
                               struct fault *fault);

/* adapt.c: makes the reading of an article agree with the corrections: takes what is
 * hidden out of it, and gives referents the kind of their entities. Sets the article's
 * entities to those of the referents that are left. What is new lives in the arena. */
MUST_CHECK bool adapt_article(struct linking *linking, uint32_t article,
                              struct arena *arena, const struct reading **reading,
                              struct fault *fault);

/* duplicates.c: sets articles[].duplicate_of and likeness. */
MUST_CHECK bool link_duplicates(struct linking *linking, struct fault *fault);

/* threads.c: takes in what ties tell of claims, for which nobody's entities are needed.
 * To be ended in any case, which link_threads does. */
MUST_CHECK bool begin_threads(struct linking *linking, struct fault *fault);
void end_threads(struct linking *linking);

/* threads.c: sets articles[].threads, and the threads but for what count_thread sets.
 */
MUST_CHECK bool link_threads(struct linking *linking, struct links *out,
                             struct fault *fault);

/* threads.c: the event of the thread, its articles, publishers and speakers, from what
 * its claims testify. */
MUST_CHECK bool count_thread(const struct linking *linking, struct thread *thread,
                             const struct testimony *heard, struct arena *scratch,
                             struct fault *fault);

/* voices.c: how many independent voices state a thread: copies, denials and those who
 * relay another of them do not count. */
MUST_CHECK bool count_voices(const struct linking *linking, const struct thread *thread,
                             const struct testimony *heard, struct arena *scratch,
                             uint32_t *voices, struct fault *fault);
