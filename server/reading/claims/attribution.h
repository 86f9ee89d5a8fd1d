/* Who speaks by a cue, and who relays it. */
#pragma once

#include "reading/claims/animacy.h"
#include "reading/claims/match.h"

/* Empty where nobody is named. */
struct voices {
    struct range speaker, via;
};

/* "Bote zitierte aus dem Bericht": the report speaks, Bote relays. "Das geht laut Bote
 * aus dem Bericht hervor": likewise. "Bote meldet unter Berufung auf die Polizei": so
 * too. */
struct voices voices_of(const struct scene *scene, const struct cue_use *use);

/* Notes that the cue's clause says who speaks: no claim of its own. */
void attribution_mark(struct scene *scene, const struct cue_use *use);

/* Who acts in the clause: its subject, unless that cannot speak and somebody behind the
 * verb can ("Mehrkosten erwarten die Länder"). */
struct range speaking_subject(const struct scene *scene, uint32_t number);

/* "es", "man", "das": a subject that is nobody. */
bool phrase_is_nobody(const struct scene *scene, struct range phrase);
