/* Which event a claim tells of: by its own words, else by what it goes on about. */
#pragma once

#include "reading/claims/scene.h"

enum { EVENT_KINDS = EVENT_CASUALTY + 1 };

/* What an article as a whole tells of. */
struct topics {
    uint32_t weight[EVENT_KINDS]; /* how often it speaks of each event */
    bool arms;                    /* it names weapons again and again */
    const bool *transfers;        /* one a sentence: it may tell of a transfer */
    bool transfer;                /* so may one of them */
    const struct event_sense *const *senses; /* what each word tells of */
};

MUST_CHECK bool topics_read(const struct scene *scene, const struct reading *reading,
                            struct topics *out, struct fault *fault);

/* What the word at `at` tells of by itself; the parts of a separated verb stand before
 * `limit`. Borrowed from the tables. */
const struct event_sense *event_at(const struct scene *scene, uint32_t at,
                                   uint32_t limit);

/* The event of the claim number `number` of *claims, which *draft became, whose spans
 * and speaker and those of all claims before it are set, as are the events of those
 * before it. */
enum claim_event event_of_claim(const struct scene *scene,
                                const struct reading *reading,
                                const struct topics *topics, const struct draft *draft,
                                const struct claim *claims, uint32_t number);
