/* Figures as propositions compare them. */
#pragma once

#include "linking/proposition.h"
#include "linking/terms.h"

/* The counts of a claim, one a figure of it, in the arena of the maker. */
MUST_CHECK bool counts_make(struct term_maker *maker, struct slice text,
                            const struct reading *reading, const struct claim *claim,
                            const struct count **out);

/* How two claims count the same. */
enum counting {
    COUNTING_NOTHING, /* they do not */
    COUNTING_OTHERS,  /* the same things, another number of them */
    COUNTING_SMALL,   /* the same small number, or the same number of Euro or hours */
    COUNTING_BOUND,   /* the same small number as the same bound: "mindestens fünf" */
    COUNTING_EQUAL    /* a number that is no coincidence */
};
enum counting counts_compare(const struct proposition *a, const struct proposition *b);

/* Whether both count the dead, or both the hurt, and so on. */
bool counts_share_tally(const struct proposition *a, const struct proposition *b);

/* A key under which claims with an equal count meet. */
uint64_t count_key(const struct count *count);

/* A bit of what each number counts: without one in common two claims count nothing
 * alike. */
uint32_t counts_bits(const struct proposition *proposition);
