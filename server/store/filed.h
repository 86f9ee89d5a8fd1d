/* The rows of the indexes that lists are filtered by, gathered in memory during a scan:
 * sorted, they go into their trees several times as fast as in the order in which
 * articles come. */
#pragma once

#include "store/database.h"
#include "store/keys.h"

/* What all rows of a claim have in common. */
struct filed_claim {
    int64_t article;
    int32_t published, published_last;
    uint32_t place, traits;
    struct day_range when; /* first DAY_AFTER_ALL: it is not dated */
};

/* What all rows of an article have in common. */
struct filed_article {
    int64_t article, number;
    int32_t published, published_last;
};

/* What makes one of these rows. */
struct filed_under {
    uint32_t term;
    uint32_t roles : 8;
    uint32_t mentions : 24; /* of articles only */
};

struct filed;

/* Owned by the caller; NULL: out of memory. The store is borrowed. */
struct filed *filed_create(struct store *store);
void filed_destroy(struct filed *filed);

/* Begins a claim, or an article. The faster the nearer to the order of publication. */
MUST_CHECK bool filed_add_claim(struct filed *filed, const struct filed_claim *claim,
                                struct fault *fault);
MUST_CHECK bool filed_add_article(struct filed *filed,
                                  const struct filed_article *article,
                                  struct fault *fault);

/* A row of the one that was begun last; to be stored soon, at the latest with
 * filed_store(). */
MUST_CHECK bool filed_put_claim(struct filed *filed, struct filed_under under,
                                struct fault *fault);
MUST_CHECK bool filed_put_article(struct filed *filed, struct filed_under under,
                                  struct fault *fault);
MUST_CHECK bool filed_store(struct filed *filed, struct fault *fault);
