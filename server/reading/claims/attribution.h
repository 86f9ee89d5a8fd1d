/* Who speaks by a cue, and who relays it. */
#pragma once

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

/* Whether it is somebody who can speak: a name, "er", "sie", or a noun that stands for
 * people or a body, or for what they write. */
bool phrase_can_speak(const struct scene *scene, struct range phrase);

/* Who acts in the clause: its subject, unless that cannot speak and somebody behind the
 * verb can ("Mehrkosten erwarten die Länder"). */
struct range speaking_subject(const struct scene *scene, uint32_t number);

/* "es", "man", "das": a subject that is nobody. */
bool phrase_is_nobody(const struct scene *scene, struct range phrase);
