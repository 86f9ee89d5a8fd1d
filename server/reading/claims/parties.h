/* Who supplies whom in an article: whom its people stand for, what its claims name, and
 * what they leave unsaid. */
#pragma once

#include "reading/claims/events.h"
#include "reading/claims/sides.h"

/* A pair of sides, and how often the article names it. */
struct tally {
    struct sides sides;
    uint32_t count;
};

struct parties {
    const uint32_t *states;   /* one a referent: for whom it acts, or NO_REFERENT; NULL
                               * where nothing tells of a transfer */
    struct tally main;        /* the transfer that the article mostly tells of; open
                               * where it tells of none, or of several */
    const struct claim *last; /* the last claim that names a side, or NULL */
};

MUST_CHECK bool parties_read(const struct scene *scene, const struct reading *reading,
                             const struct topics *topics, struct parties *out,
                             struct fault *fault);

/* Sets supplier and recipient of a transfer; what the content leaves unsaid is taken
 * from what the article told before, or tells mostly. */
void parties_set(struct parties *parties, const struct scene *scene,
                 const struct reading *reading, const struct draft *draft,
                 struct claim *claim);
