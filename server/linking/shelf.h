/* A shelf: claims of abstracts, fetched when they are needed and put away together. */
#pragma once

#include "linking/steps.h"

struct shelf {
    struct linking *linking;
    struct arena *arena;
    struct list fetched; /* of uint32_t: articles, in the arena */
};

MUST_CHECK bool shelf_init(struct shelf *shelf, struct linking *linking,
                           struct fault *fault);
void shelf_finish(struct shelf *shelf);

/* From here on the abstract of the article has its claims. */
MUST_CHECK bool shelf_fetch(struct shelf *shelf, uint32_t article, struct fault *fault);

/* Puts all away that was fetched, if that takes more than so many bytes. */
void shelf_tidy(struct shelf *shelf, size_t most);
