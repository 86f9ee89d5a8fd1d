/* Phrases that name a source: "nach Angaben der Polizei", "laut Kim", "Berichten
 * zufolge". */
#pragma once

#include "reading/claims/phrases.h"

struct source {
    struct range phrase;  /* with its preposition */
    struct range speaker; /* "Angaben der Polizei" */
    struct range cue;     /* "nach" */
};

/* The first such phrase of the clause. */
bool source_find(const struct scene *scene, const struct clause *clause,
                 struct source *out);
