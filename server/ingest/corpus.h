/* All articles of the store with their readings, in memory for the time of linking. */
#pragma once

#include "store/scan.h"

struct corpus {
    struct arena *arena;
    struct corpus_article *articles; /* by path and record */
    int64_t *numbers;                /* of their readings */
    uint64_t *hashes;                /* of what was read */
    uint32_t count;
    struct slice corrections; /* JSON: what became of the user's; borrowed */
};

/* Articles get their ids here: from the URL, unless an earlier one has the same, else
 * from path and record. */
MUST_CHECK bool corpus_init(struct corpus *corpus, struct scan *scan,
                            struct fault *fault);
void corpus_finish(struct corpus *corpus);
