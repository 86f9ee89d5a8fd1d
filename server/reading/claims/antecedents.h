/* Who is meant by a pronoun, an owner ("ihr Bericht") or a role ("die Ministerin"). */
#pragma once

#include "reading/claims/speakers.h"

/* "er", "sie", "sein Bericht", "ihre Angaben": who spoke or acted last and may be
 * meant; false if that is not safe to say. */
bool antecedent_of_pronoun(const struct speakers *speakers, struct range phrase,
                           struct speaker *out);

/* "eigenen Angaben zufolge": who acts in the sentence. */
bool antecedent_in_clause(const struct speakers *speakers, struct range phrase,
                          struct speaker *out);

/* "der Experte": who was introduced as "Militärexperte Anna Velten". "Die Abgeordnete
 * aus Kamm" right behind somebody whose role was not told yet. */
bool antecedent_of_role(const struct speakers *speakers, struct range phrase,
                        struct speaker *out);

/* "Der Wirt" in an article that has named one man only. */
bool antecedent_alone(const struct speakers *speakers, struct range phrase,
                      struct speaker *out);

/* "Der Wirt sagte, der Damm halte. Iwan Korin kennt ihn": who is named behind the role,
 * for the first time and with no other. */
bool antecedent_announced(const struct speakers *speakers, struct range phrase,
                          struct speaker *out);

/* "die Organisation", "der Behörde": the body that acted last, rather one whose name
 * or whose noun says that it is such. */
bool antecedent_of_body(const struct speakers *speakers, struct range phrase,
                        struct slice role, struct speaker *out);

/* "nach Vereinsangaben": the body in the noun, where the article has named it. */
bool antecedent_of_owner(const struct speakers *speakers, struct range phrase,
                         struct speaker *out);

/* "die Prüfer" behind the court of audit that they work for. */
bool antecedent_of_staff(const struct speakers *speakers, struct range phrase,
                         struct speaker *out);

/* "dort", or whom a bare "Sprecherin" speaks for: the body that was named last. */
bool antecedent_of_place(const struct speakers *speakers, struct range phrase,
                         struct speaker *out);

/* "eine Sprecherin", "ein Firmensprecher", "ein Sprecher der Behörde": whom they speak
 * for, where the article has named that. */
bool antecedent_of_spokesman(const struct speakers *speakers, struct range phrase,
                             struct speaker *out);

/* "der Bericht", "das Papier": whoever spoke just before wrote it. */
bool antecedent_of_document(const struct speakers *speakers, struct range phrase,
                            struct speaker *out);

/* "der Mann", "die 52-Jährige", "die Utopierin": says nothing but who is meant. */
bool noun_is_generic(const struct speakers *speakers, uint32_t head);

/* The role that a phrase names, or an empty slice: "die Experten" are many, "ein
 * Experte" is new. */
struct slice definite_role(const struct speakers *speakers, struct range phrase);
