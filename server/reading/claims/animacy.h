/* Which phrases stand for somebody who can speak and act, and which for things. */
#pragma once

#include "reading/claims/phrases.h"

/* The phrase's head: of "die Schulden Utopias", where a name says whose they are, the
 * noun in front. NO_WORD: a pronoun. */
uint32_t phrase_noun(const struct scene *scene, struct range phrase);

/* Whether it is somebody who can speak: a name, "er", "sie", or a noun that stands for
 * people or a body, or for what they write. */
bool phrase_can_speak(const struct scene *scene, struct range phrase);

/* A noun that is known to be one of people, or of which nothing is known but that it
 * ends like one: "Kämmerer". */
bool noun_is_person(const struct scene *scene, uint32_t word);

/* "die Belagerung", "der Angriff", "Raketen": what says nothing. Of many nouns neither
 * this nor the other is known. */
bool phrase_is_thing(const struct scene *scene, struct range phrase);
