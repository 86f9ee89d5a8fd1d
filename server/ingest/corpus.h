/* All articles of the store for the time of linking: their abstracts, and the readings
 * of those that are open. */
#pragma once

#include "linking/linking.h"
#include "store/scan.h"

struct corpus {
    struct scan *scan; /* borrowed */
    struct arena *arena;
    struct arena *naming;            /* the entities' own: another thread may fill it */
    struct corpus_article *articles; /* by path and record; empty: it is not open */
    struct article_head *heads;
    struct abstract *abstracts;    /* with claims while linking needs them */
    int64_t *numbers;              /* of their readings */
    struct stored_article *stored; /* what they were rendered to */
    uint32_t count;
    struct linking_office office;
    struct linking *linking;
    struct slice corrections; /* JSON: what became of the user's; borrowed */

    struct opened *spare;
    struct opened *places; /* all of them */
};

/* What holds an article while it is open, or is to hold one. */
struct opened {
    struct opened *next;
    struct opened *other; /* of all places */
    struct arena *arena;
    uint32_t index; /* of the article */
};

/* Articles get their ids here: from the URL, unless an earlier one has the same, else
 * from path and record. */
MUST_CHECK bool corpus_init(struct corpus *corpus, struct scan *scan,
                            struct fault *fault);
void corpus_finish(struct corpus *corpus);

/* Makes the linking, and finds all that is to be known before claims are woven. */
MUST_CHECK bool corpus_link(struct corpus *corpus, struct corrections *corrections,
                            struct fault *fault);

/* Opens those that linking needs to be open as long as it lasts. */
MUST_CHECK bool corpus_open_adapted(struct corpus *corpus, struct fault *fault);

bool corpus_is_open(const struct corpus *corpus, uint32_t index);

/* Opens an article of the linking in steps, so that another thread can do the last:
 * takes an empty place (NULL with the fault set), fetches what was read, unpacks it. */
struct opened *corpus_take_place(struct corpus *corpus, uint32_t index,
                                 struct fault *fault);
MUST_CHECK bool corpus_fetch(const struct corpus *corpus, const struct opened *at,
                             struct packed *packed, struct fault *fault);
MUST_CHECK bool corpus_unpack(const struct corpus *corpus, const struct opened *at,
                              struct packed packed, struct fault *fault);

/* The way back, from behind any of the steps. NULL does nothing. */
void corpus_shut(struct corpus *corpus, struct opened *at);

/* Gives back what all places took; none is in use. */
void corpus_give_back(struct corpus *corpus);
