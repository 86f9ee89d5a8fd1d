/* All articles of the store for the time of linking: their abstracts, and the readings
 * of those that are open. */
#pragma once

#include "linking/linking.h"
#include "store/scan.h"

struct corpus {
    struct scan *scan; /* borrowed */
    struct arena *arena;
    struct corpus_article *articles; /* by path and record; empty: it is not open */
    struct article_head *heads;
    struct abstract *abstracts;    /* with claims while linking needs them */
    struct list before;            /* of struct linked_before */
    int64_t *numbers;              /* of their readings */
    struct stored_article *stored; /* what they were rendered to */
    uint32_t count;
    struct linking_office office;
    struct linking *linking;
    struct slice corrections; /* JSON: what became of the user's; borrowed */

    struct opened *oldest, *newest; /* in the order in which they were opened */
    struct opened *spare;
    struct opened *places; /* all of them */
    size_t opened_size;    /* bytes that those hold that are open */
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

/* Opens those that linking needs to be open as long as it lasts. */
MUST_CHECK bool corpus_open_adapted(struct corpus *corpus, struct fault *fault);

bool corpus_is_open(const struct corpus *corpus, uint32_t index);

/* Opens an article of the linking for a while, if it is not open yet. */
MUST_CHECK bool corpus_open(struct corpus *corpus, uint32_t index, struct fault *fault);

/* The same in steps, so that another thread can do the second: takes an empty place
 * (NULL with the fault set), fetches what was read, unpacks it, and keeps the place
 * with the others. */
struct opened *corpus_take_place(struct corpus *corpus, uint32_t index,
                                 struct fault *fault);
MUST_CHECK bool corpus_fetch(const struct corpus *corpus, const struct opened *at,
                             struct slice *packed, struct fault *fault);
MUST_CHECK bool corpus_unpack(const struct corpus *corpus, const struct opened *at,
                              struct slice packed, struct fault *fault);
void corpus_keep(struct corpus *corpus, struct opened *at);

/* Shuts those that were opened first, until the others take little memory. */
void corpus_tidy(struct corpus *corpus);

/* Gives back all that open articles took; they are no longer needed. */
void corpus_shut_all(struct corpus *corpus);
