/* Which event the words of a claim speak of most, each weighed by what it is and where
 * it stands. */
#pragma once

#include "reading/claims/events.h"

/* How much each event is spoken of in a claim. */
struct votes {
    const struct reading *reading;
    const struct topics *topics;
    const struct claim *claim;
    struct range main; /* the clause that the claim asserts */
    bool armed;        /* the claim names a weapon, */
    bool may_be_armed; /* or something that looks like one */
    uint32_t weight[EVENT_KINDS];
    uint32_t first[EVENT_KINDS]; /* the word that spoke of it first */
    bool rival[EVENT_KINDS];     /* that word may rather mean another event */
};

struct votes votes_begin(const struct scene *scene, const struct reading *reading,
                         const struct topics *topics, const struct draft *draft,
                         const struct claim *claim);

/* Adds what the words say. */
void votes_add(struct votes *votes, const struct scene *scene, struct range words);

/* The event that is spoken of most, among equals the first. */
enum claim_event votes_winner(const struct votes *votes);
