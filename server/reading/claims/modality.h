/* How sure a clause is: by its hedges, its modal verbs and its Konjunktiv. */
#pragma once

#include "reading/claims/scene.h"

/* The strongest that the clause's words say, else `start`. */
enum claim_modality grade_modality(const struct scene *scene, enum claim_modality start,
                                   struct range clause);

/* Of content that says nothing itself: what governs it, and whether it is asked. */
enum claim_modality modality_around(const struct scene *scene, struct range content);
