/* All articles of the store for the time of linking: their abstracts, and the readings
 * of those that are open. */
#pragma once

#include "linking/linking.h"
#include "store/scan.h"

struct corpus {
    struct scan *scan; /* borrowed */
    struct arena *arena;
    struct corpus_article *articles; /* by path and record */
    struct abstract *abstracts;
    int64_t *numbers;              /* of their readings */
    struct stored_article *stored; /* what they were rendered to */
    uint32_t count;
    struct linking *linking;
    struct slice corrections; /* JSON: what became of the user's; borrowed */
};

/* Articles get their ids here: from the URL, unless an earlier one has the same, else
 * from path and record. */
MUST_CHECK bool corpus_init(struct corpus *corpus, struct scan *scan,
                            struct fault *fault);
void corpus_finish(struct corpus *corpus);

/* Opens an article of the linking, as long as the arena lasts. */
MUST_CHECK bool corpus_open(struct corpus *corpus, uint32_t index, struct arena *arena,
                            struct fault *fault);
