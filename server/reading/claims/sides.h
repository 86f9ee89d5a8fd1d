/* Who supplies and who receives, as the words of a stretch of text tell. */
#pragma once

#include "reading/claims/scene.h"

/* Somebody whom no name tells: "ein Händler". */
#define SOMEBODY (NO_REFERENT - 1)

/* The two sides of a transfer: referents, SOMEBODY, or NO_REFERENT while they are open.
 */
struct sides {
    uint32_t supplier, recipient;
    uint32_t bystander; /* a state that is named and takes neither side */
};

static inline struct sides sides_open(void)
{
    return (struct sides){ NO_REFERENT, NO_REFERENT, NO_REFERENT };
}

static inline bool sides_are_named(const struct sides *sides)
{
    return sides->supplier < SOMEBODY && sides->recipient < SOMEBODY;
}

/* Where to look, and who speaks there. */
struct stretch {
    const struct range *parts; /* in text order, at least one */
    uint32_t count;
    struct range speaker; /* the words that name the speaker: no party, but who acts in
                           * "bestritt, geliefert zu haben"; empty: not seen */
    uint32_t voice;       /* for whom the speaker says "wir", or NO_REFERENT */
};

/* `states` has one entry a referent: for whom it acts, or NO_REFERENT where it is no
 * side of anything. Nobody is both sides. */
struct sides sides_in(const struct scene *scene, const struct reading *reading,
                      const uint32_t *states, const struct stretch *stretch);
