/* The rows of the indexes that lists are filtered by, gathered in memory during a scan:
 * sorted, they go into their trees several times as fast as in the order in which
 * articles come. */
#pragma once

#include "store/database.h"
#include "store/keys.h"

struct filed_claim {
    uint32_t term;
    int32_t published;
    int64_t article;
    uint32_t place, roles, traits;
    int32_t published_last;
    struct day_range when; /* first DAY_AFTER_ALL: it is not dated */
};

struct filed_article {
    uint32_t term;
    int32_t published;
    int64_t article, number;
    uint32_t roles, mentions;
    int32_t published_last;
};

struct filed;

/* Owned by the caller; NULL: out of memory. The store is borrowed. */
struct filed *filed_create(struct store *store);
void filed_destroy(struct filed *filed);

/* To be stored soon, at the latest with filed_store(). */
MUST_CHECK bool filed_add_claim(struct filed *filed, const struct filed_claim *claim,
                                struct fault *fault);
MUST_CHECK bool filed_add_article(struct filed *filed,
                                  const struct filed_article *article,
                                  struct fault *fault);
MUST_CHECK bool filed_store(struct filed *filed, struct fault *fault);
