/* One invented article with a reading of every kind of item, and its links. */
#pragma once

#include "news/links.h"

struct story {
    struct corpus_article corpus[1];
    struct links links;
};

/* Everything is static; two stories are the same. */
struct story story_tell(void);
