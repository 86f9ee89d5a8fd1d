/* Which pronouns can mean a phrase: its gender, and whether it is one or many. */
#pragma once

#include "reading/claims/people.h"

enum number { NUMBER_OPEN, NUMBER_ONE, NUMBER_MANY };

struct agreement {
    enum gender gender;
    enum number number;
};

/* Whether the finite verb is said of one or of many: "sagen", "seien", "lieferten", but
 * not "kann" or "begann". */
enum number finite_number(const struct scene *scene, uint32_t finite);

/* What the finite verb of the word's clause tells of its subject. */
enum number verb_number(const struct scene *scene, uint32_t word);

/* Of a noun phrase: by its determiner, its noun's ending and what is joined to it. */
struct agreement phrase_agreement(const struct scene *scene, struct range phrase);

/* What the pronoun, or the owner ("seine Angaben"), wants: of "sie" the number is what
 * the verb tells that it rules. */
struct agreement pronoun_agreement(const struct scene *scene, struct range phrase);

/* "er", "sie", "ihn", "ihm", "dieser": a pronoun that stands for somebody. */
bool phrase_is_pronoun(const struct scene *scene, struct range phrase);

/* Whether the two can be the same; what is open agrees with all. */
bool agreements_match(struct agreement a, struct agreement b);
