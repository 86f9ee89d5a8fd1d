/* What the words of a claim tell beyond what it is about. */
#pragma once

#include "linking/proposition.h"

/* What the words of a text tell, one by one: bits. */
uint32_t wording_tells(struct slice text);

/* Whether they tell of something done, possible or planned ("in der Lage ist, … zu
 * liefern" is stated, and yet only possible). */
enum mood wording_mood(uint32_t tells, enum claim_modality modality);

/* "bestätigte das" agrees with what it answers; "nicht bestätigt" neither agrees nor
 * denies. */
enum agreement { AGREEMENT_NOT_SPOKEN_OF, AGREEMENT_GIVEN, AGREEMENT_REFUSED };
enum agreement wording_agreement(uint32_t tells);

/* Whether the words answer a report ("wies den Bericht zurück") or what stands right
 * before them ("bestritt das"). *topic: they say what the report was about ("Berichte
 * über eine Lieferung"). */
enum answer wording_answer(struct slice text, bool *topic);

/* Whether a speaker's name means a text: "Bericht", "UN-Studie". */
bool wording_is_paper(struct slice name);
