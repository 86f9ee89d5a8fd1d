/* Which cue a clause holds, and what its verb is joined with. */
#pragma once

#include "reading/claims/phrases.h"

/* A cue as a clause uses it. */
struct cue_use {
    const struct cue *cue;
    uint32_t clause;
    uint32_t verb;     /* the word that carries the meaning */
    uint32_t finite;   /* the finite verb: the same word, or an auxiliary */
    uint32_t particle; /* the separable prefix that stands alone, or NO_WORD */
    bool passive;
    bool negated;
    bool wanted; /* under a modal verb: "soll prüfen", "will fordern" */
};

/* The cue of the clause's verb, preferring one whose words all stand there. */
bool cue_match(const struct scene *scene, uint32_t clause, struct cue_use *out);

/* "…, ätzte der Kritiker": whatever the verb, who stands behind it in this place
 * speaks. */
bool cue_guess(const struct scene *scene, uint32_t clause, struct cue_use *out);

/* The words of the cue, for draft_add_cue. */
void cue_mark(const struct cue_use *use, struct draft *draft);

/* Whether a word of the lemma, in any form: word_is_verb(scene, word, "sollen"). */
bool word_is_verb(const struct scene *scene, uint32_t word, const char *lemma);

/* The clause's words; of a main clause whose verb stands alone, with its front field.
 */
struct range clause_reach(const struct scene *scene, uint32_t number);
