/* Noun phrases by capital letters: where they begin and end, and which is the subject.
 */
#pragma once

#include "reading/claims/scene.h"

/* The noun phrase (or pronoun) that begins at `at` and ends before `limit`; false if
 * none begins there. Takes genitives, "von …", brackets and appositions in. */
bool phrase_at(const struct scene *scene, uint32_t at, uint32_t limit,
               struct range *out);

/* The noun phrase behind a preposition at `at`. */
bool phrase_behind(const struct scene *scene, uint32_t preposition, uint32_t limit,
                   struct range *out);

/* The noun phrase that ends before `end` and does not begin before `first`. */
struct range phrase_before(const struct scene *scene, uint32_t first, uint32_t end);

/* The last word of the phrase's first run of nouns: its head. NO_WORD: a pronoun. */
uint32_t phrase_head(const struct scene *scene, struct range phrase);

/* Behind determiner, adjectives and nouns at `at`; `at` itself if there is no noun. */
uint32_t phrase_core_end(const struct scene *scene, uint32_t at, uint32_t limit);

/* Whether a mark stands there that no phrase goes beyond but for an apposition. */
bool phrase_stops_at(const struct scene *scene, uint32_t at);

/* The subject of the clause's finite verb; empty if there is none to be seen. */
struct range subject_of(const struct scene *scene, uint32_t number);

/* The first phrase from `at`, behind the verb, that no preposition governs and that is
 * no object. */
struct range subject_behind_verb(const struct scene *scene, uint32_t at,
                                 uint32_t limit);

/* The phrase behind the first of the prepositions in the range; empty if there is none.
 */
struct range phrase_with(const struct scene *scene, struct range words,
                         const char *preposition);

/* The first clause of what a main clause is made of: appositions and relative clauses
 * between its subject and its verb belong to it. */
uint32_t clause_group(const struct scene *scene, uint32_t clause);
