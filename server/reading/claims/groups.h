/* What somebody is called whom no name is known of: "Experten", "Reederei". */
#pragma once

#include "reading/claims/phrases.h"

/* The noun of the phrase with the nouns before it, in the nominative: "laut
 * Beobachtern" is "Beobachter", "nach Behördenangaben" is "Behörden". Without a noun:
 * the words of the phrase. */
struct slice group_name(const struct scene *scene, struct range phrase);

/* "ein Hirte, der sich Asel nennt", "ein Pilot mit dem Rufnamen »Asel«": the name that
 * the phrase, or what follows it, gives to a person. Empty if there is none. */
struct range own_name(const struct scene *scene, struct range phrase);

/* "verein" of "Vereinsangaben", in lower case; empty if the noun names nobody. */
struct slice owner_of_saying(const struct scene *scene, uint32_t noun);
