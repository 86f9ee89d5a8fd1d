/* Clusters: entities in the making, for the files that link entities only. */
#pragma once

#include "base/map.h"
#include "linking/steps.h"

enum { KEY_SIZE = 512 }; /* bytes of the longest key and id */

/* All referents of the corpus that mean one entity. */
struct cluster {
    enum entity_kind kind;
    struct slice name, key; /* key: of the lexicon, bytes NULL if it knows none */
    struct slice id;
    struct entity_facts facts;
    bool gone; /* merged into another, or hidden: it becomes no entity */
    uint32_t mentions, articles;
    uint32_t last_article; /* number + 1 of the article counted last */
    struct day first, last;
    struct list aliases; /* of struct alias */
    struct list roles;   /* of struct slice */
};

struct clustering {
    const struct linking *linking;
    struct list clusters;   /* of struct cluster */
    struct map by_key;      /* what names are compared by -> cluster or AMBIGUOUS */
    struct map person_keys; /* name -> number in `keys`: each name is folded once */
    struct list keys;       /* of struct slice */
    uint32_t **of;          /* [article][referent] -> cluster, or NO_ENTITY */
};

static inline struct cluster *cluster_at(const struct clustering *clustering,
                                         uint32_t number)
{
    return (struct cluster *)clustering->clusters.items + number;
}

/* "person/name/…": keys of different kinds and of different sorts never meet. In the
 * arena; bytes NULL if out of memory. */
struct slice join_key(struct arena *arena, enum entity_kind kind, const char *sort,
                      struct slice value);

/* correct.c: applies linking->corrections to clusters that have their ids. */
MUST_CHECK bool apply_corrections(struct clustering *clustering, struct fault *fault);

/* aliases.c: counts mentions and sets the clusters' aliases. */
MUST_CHECK bool gather_aliases(struct clustering *clustering, struct fault *fault);

/* canonical.c: gives every cluster an id, in the order in which clusters were founded.
 */
MUST_CHECK bool give_ids(struct clustering *clustering, struct fault *fault);

/* canonical.c: sets entities of *out and the articles' entity numbers. */
MUST_CHECK bool sort_entities(struct clustering *clustering, struct links *out,
                              struct fault *fault);
