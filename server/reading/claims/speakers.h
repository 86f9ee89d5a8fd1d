/* Who speaks: from a noun phrase to a referent of the article, or to a group's name. */
#pragma once

#include "reading/claims/people.h"

/* The speakers that were resolved so far, in text order. */
struct speakers {
    const struct scene *scene;
    const struct reading *reading;
    const struct person *people; /* one a referent */
    struct list known;           /* of struct speaker */
};

/* An empty phrase is nobody: SPEAKER_NONE. */
MUST_CHECK bool speaker_resolve(struct speakers *speakers, struct range phrase,
                                struct speaker *out, struct fault *fault);

/* The referent that the phrase itself names, not merely by what it belongs to: of "der
 * Chef der Nordwacht, Iwan Korin" the person. NO_REFERENT if it names none. */
uint32_t speaker_named(const struct speakers *speakers, struct range phrase);

/* The body that the phrase speaks for: "ein Sprecher der Nordwacht" does, "ein Händler
 * der Nordwacht" and "die Rätin aus Kamm" speak for themselves. NO_REFERENT if none. */
uint32_t speaker_body(const struct speakers *speakers, struct range phrase);

/* "ein Sprecher", "Vertreter": a noun for who speaks for others. */
bool speaks_for_others(struct slice noun);

/* A newspaper, a station, a news agency. */
bool body_is_medium(const struct speakers *speakers, uint32_t referent);

/* "sagte ein Polizeisprecher dem Boten": whether who speaks tells the body. */
bool body_is_told(const struct speakers *speakers, struct range phrase, uint32_t body);

/* "ein Händler", "einer Zeugin". */
bool phrase_is_indefinite(const struct scene *scene, struct range phrase);

/* "seine Nachbarin", "dessen Reporter": somebody else than who has them. */
bool phrase_is_possessed(const struct scene *scene, struct range phrase);
