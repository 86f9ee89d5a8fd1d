/* Whether two claims state the same, and whether one denies the other. */
#pragma once

#include "linking/proposition.h"
#include "linking/reasons.h"

/* Claims that count nothing and transfer no weapons match only if they share as many
 * terms, or as many entities and these are so many per cent of all that either names.
 */
enum { MATCHING_TERMS = 3, MATCHING_ENTITIES = 3, MATCHING_CAST = 75 };

/* Why two claims belong together, if they do. */
struct match {
    enum reason reason;
    unsigned strength; /* the larger, the surer */
};

/* Polarity is not looked at. Entity numbers below `people` are persons. */
struct match match_claims(const struct proposition *a, const struct proposition *b,
                          uint32_t people);

/* Whether such a match of claims of opposite polarity makes one the denial of the
 * other: "nicht 40, sondern 25" and "25" share a number and do not contradict. */
bool match_denies(const struct match *match, const struct proposition *a,
                  const struct proposition *b);

/* Whether a denial, whatever its wording, denies what the claim tells of. */
struct match match_denial(const struct proposition *claim,
                          const struct proposition *denial);

/* The same for a claim that its own article told before. */
struct match match_told(const struct proposition *claim,
                        const struct proposition *denial);

/* Whether claims of one article may be about one thing: same event or shared entity or
 * wording. */
bool topics_meet(const struct proposition *a, const struct proposition *b);
