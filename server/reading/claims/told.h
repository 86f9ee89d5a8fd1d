/* What a verb of saying tells without a clause: "forderte höhere Löhne". */
#pragma once

#include "reading/claims/rules.h"

/* A draft by the cue, as yet without content; marks the cue's clause as saying who
 * speaks. */
struct draft begin_draft(struct scene *scene, const struct cue_use *use);

/* "wies den Bericht als Lüge zurück", "nannte ihn haltlos", "hält das für Unsinn". */
bool cue_rejects(const struct scene *scene, const struct cue_use *use,
                 struct range words);

/* The cue's clause without who tells it and the verb, if that says something. */
MUST_CHECK bool add_told(struct scene *scene, const struct cue_use *use,
                         struct fault *fault);
