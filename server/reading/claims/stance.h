/* How sure a stretch of content is, and whether it says yes or no. */
#pragma once

#include "reading/claims/scene.h"

/* How sure and on which side a stretch of content is, told by its first clause. */
struct stance {
    enum claim_modality modality;
    enum claim_polarity polarity;
};

/* `start` is what the cue says; the content has the last word. */
struct stance grade_stance(const struct scene *scene, struct range content,
                           struct stance start);

/* The verb with its prefix before it, or at the end of its clause: "lehne … ab". */
bool word_is_separable(const struct scene *scene, uint32_t at, struct range clause,
                       const char *lemma, const char *root, const char *prefix);

/* The words of the content's clause that carries the grade: its first main clause, else
 * its first clause with a finite verb, else all of it. */
struct range leading_clause(const struct scene *scene, struct range content);
