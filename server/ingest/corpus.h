/* All articles of the store for the time of linking: their abstracts, and the readings
 * of those that are open. */
#pragma once

#include "linking/linking.h"
#include "store/scan.h"

struct corpus {
    struct scan *scan; /* borrowed */
    struct arena *arena;
    struct corpus_article *articles; /* by path and record */
    struct abstract *abstracts;    /* with claims where they are open, or in linking */
    struct list before;            /* of struct linked_before */
    int64_t *numbers;              /* of their readings */
    struct stored_article *stored; /* what they were rendered to */
    uint32_t count;
    struct linking_office office;
    struct linking *linking;
    struct slice corrections; /* JSON: what became of the user's; borrowed */

    struct article *shut;   /* what is known of articles that are not open */
    struct arena *readings; /* of those that are open */
    struct list opened;     /* of uint32_t, in that arena */
};

/* Articles get their ids here: from the URL, unless an earlier one has the same, else
 * from path and record. */
MUST_CHECK bool corpus_init(struct corpus *corpus, struct scan *scan,
                            struct fault *fault);
void corpus_finish(struct corpus *corpus);

/* Opens those that linking needs to be open as long as it lasts. */
MUST_CHECK bool corpus_open_adapted(struct corpus *corpus, struct fault *fault);

/* Opens an article of the linking until the next corpus_tidy, if it is not open yet. */
MUST_CHECK bool corpus_open(struct corpus *corpus, uint32_t index, struct fault *fault);

/* Shuts what was opened, if that takes much memory by now. */
MUST_CHECK bool corpus_tidy(struct corpus *corpus, struct fault *fault);
