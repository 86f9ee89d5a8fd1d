/* What the lists of articles and of their parts share; only for store/. */
#pragma once

#include "store/database.h"

/* The claims of an article behind a place: json, place. `published`: as the article has
 * it. A negative limit is none. */
struct statement *claims_of(struct store *store, int64_t published, int64_t article,
                            int64_t behind, int64_t limit);

/* False, with the fault set. */
bool article_not_found(struct slice id, struct fault *fault);
