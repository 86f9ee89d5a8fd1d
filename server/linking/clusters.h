/* Clusters: entities in the making, for the files that link entities only. */
#pragma once

#include "base/list.h"
#include "linking/keymap.h"
#include "linking/steps.h"

/* All referents of the corpus that mean one entity. */
struct cluster {
    enum entity_kind kind;
    struct slice name, slug;
    struct slice key; /* of the lexicon, bytes NULL if it knows none */
    struct slice id;
    uint64_t identity; /* hash of kind and id */
    bool gone;         /* merged into another, or hidden: it becomes no entity */
    uint32_t mentions, articles;
    uint32_t last_article; /* number + 1 of the article counted last */
    struct day first, last;
    struct entity_facts facts;
    struct list roles; /* hashes, of people that the lexicon does not know */
};

struct clustering {
    const struct linking *linking;
    struct arena *arena;  /* as long as clusters are */
    struct arena *kept;   /* as long as entities are */
    struct list clusters; /* of struct cluster */
    struct keymap by_key; /* what names are compared by -> cluster or AMBIGUOUS */
    uint32_t **of;        /* [article][referent] -> cluster, or NO_ENTITY */
};

static inline struct cluster *cluster_at(const struct clustering *clustering,
                                         uint32_t number)
{
    return (struct cluster *)clustering->clusters.items + number;
}

/* correct.c: applies linking->corrections to clusters that have their ids. */
MUST_CHECK bool apply_corrections(struct clustering *clustering, struct fault *fault);

/* canonical.c: gives every cluster an id, in the order in which clusters were founded.
 */
MUST_CHECK bool give_ids(struct clustering *clustering, struct fault *fault);

/* canonical.c: sets the entities of the linking and the articles' entity numbers. */
MUST_CHECK bool sort_entities(struct clustering *clustering, struct linking *linking,
                              struct fault *fault);
