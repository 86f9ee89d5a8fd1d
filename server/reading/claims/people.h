/* What an article tells about its people besides their names: what they are, and
 * whether "er" or "sie" can mean them. */
#pragma once

#include "reading/claims/phrases.h"

enum { PERSON_ROLES_MAX = 6 };

/* One a referent; of places and weapons all fields stay empty. */
struct person {
    enum gender gender;
    struct slice roles[PERSON_ROLES_MAX]; /* in lower case, singular: "sprecherin" */
    uint32_t role_count;
    uint32_t callings; /* what the roles say that the person does: kinds of callings */
    uint32_t introduced; /* the sentence that names the person first */
    uint32_t body;       /* of an organisation: what kinds of bodies it is called */
};

/* In the arena; NULL with the fault set. */
const struct person *people_find(const struct scene *scene,
                                 const struct reading *reading, struct fault *fault);

/* A noun without the ending of a case: "sprechers" as "sprecher", "experten" as
 * "experte"; of a compound with hyphens its last part. */
struct slice role_singular(struct slice noun);

/* "sprecherin", "frau" are women, "sprecher", "mann" are men; what is open may be
 * either ("abgeordnete"). */
enum gender role_gender(struct slice role);

/* Whether the article has given the person this role, or one that it is the last part
 * of, or the other way round: "militärexperte" and "experte". */
bool person_has_role(const struct person *person, struct slice role);
