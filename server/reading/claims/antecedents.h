/* Who is meant by a pronoun, an owner ("ihr Bericht") or a role ("die Ministerin"). */
#pragma once

#include "reading/claims/speakers.h"

/* "er", "sie", "sein Bericht", "ihre Angaben": who spoke or acted last and may be
 * meant; false if that is not safe to say. */
bool antecedent_of_pronoun(const struct speakers *speakers, struct range phrase,
                           struct speaker *out);

/* "der Experte": who was introduced as "Militärexperte Anna Velten". "Die Abgeordnete
 * aus Kamm" right behind somebody whose role was not told yet. */
bool antecedent_of_role(const struct speakers *speakers, struct range phrase,
                        struct speaker *out);

/* "der Bericht", "die Mitteilung": whoever spoke just before wrote it. */
bool antecedent_of_document(const struct speakers *speakers, struct range phrase,
                            struct speaker *out);

/* "eigenen Angaben zufolge": who acts in the sentence. */
bool antecedent_in_clause(const struct speakers *speakers, struct range phrase,
                          struct speaker *out);
