/* The rules that find claims, one family a file. RULES.md names and explains each.
 *
 * They run sentence by sentence in the order of claims.c; a later rule leaves alone
 * what an earlier one has covered. All return false with the fault set if memory is
 * out. */
#pragma once

#include "reading/claims/match.h"

/* Verbs of saying with their clause, infinitive or object. */
MUST_CHECK bool rule_verb(struct scene *scene, uint32_t number, struct fault *fault);

/* "…, so der Sprecher", "wie die Polizei mitteilte". */
MUST_CHECK bool rule_inserted(struct scene *scene, uint32_t number,
                              struct fault *fault);

/* "Korin: Wir liefern nicht". */
MUST_CHECK bool rule_headline(struct scene *scene, const struct reading *reading,
                              uint32_t sentence, struct fault *fault);

/* Whether the quotation is all of a headline, or of one of its parts. */
bool quote_is_headline(const struct scene *scene, const struct quote *quote);

/* When all sentences are read: who says below what a headline quotes says it there. */
void headlines_settle(struct scene *scene);

/* laut, zufolge, gemäß, nach Angaben von, demnach. */
MUST_CHECK bool rule_according(struct scene *scene, uint32_t number,
                               struct fault *fault);

/* "die Behauptung, dass …". */
MUST_CHECK bool rule_noun(struct scene *scene, uint32_t number, struct fault *fault);

/* Quotations that begin in the sentence. */
MUST_CHECK bool rule_quotations(struct scene *scene, uint32_t sentence,
                                struct fault *fault);

/* A block without marks behind a colon that ends a sentence. */
MUST_CHECK bool rule_block(struct scene *scene, uint32_t sentence, struct fault *fault);

/* sollen, angeblich, mutmaßlich. */
MUST_CHECK bool rule_hearsay(struct scene *scene, uint32_t number, struct fault *fault);

/* Konjunktiv I that goes on without a cue of its own. */
MUST_CHECK bool rule_continued(struct scene *scene, uint32_t number,
                               struct fault *fault);

/* Subordinate clauses in Konjunktiv I, whatever governs them. */
MUST_CHECK bool rule_subordinate(struct scene *scene, uint32_t number,
                                 struct fault *fault);

/* What can be dated or counted in the outlet's own voice; after all other rules, for
 * all sentences: what follows may tell that a sentence is somebody's word. */
MUST_CHECK bool rule_own(struct scene *scene, const struct reading *reading,
                         uint32_t sentence, struct fault *fault);

/* Whether a word of the range is in the Konjunktiv of reported speech; `would`: II
 * counts too. */
bool range_is_subjunctive(const struct scene *scene, struct range words, bool would);

/* The last draft with a speaker that begins in this sentence or in one of the `reach`
 * sentences before it; NULL if there is none. */
const struct draft *last_speech(const struct scene *scene, uint32_t sentence,
                                uint32_t reach);

/* The same, leaving out what begins at the word or behind it. */
const struct draft *last_speech_before(const struct scene *scene, uint32_t word,
                                       uint32_t reach);

/* Who goes on to speak in a sentence without a word of who says it: `before` if that
 * reaches into the sentence before, else who acts there. */
struct range speaker_before(const struct scene *scene, uint32_t sentence,
                            const struct draft *before);

/* "Dass er kam, gelte als sicher": the clause that fills the front field of a main
 * clause, or the main clause itself. */
uint32_t front_clause(const struct scene *scene, uint32_t number);

/* A main clause with its front field and all that follows in the sentence; of others
 * the clause alone. */
struct range clause_with_rest(const struct scene *scene, uint32_t number);

/* The content around an attribution that stands in, before or behind it. */
void add_surrounding(const struct scene *scene, struct draft *draft,
                     struct range attribution);

/* Adds the draft, as several where its content is made of main clauses that say each
 * something of their own: "der Damm halte; das Tor bleibe zu". */
MUST_CHECK bool scene_add_statements(struct scene *scene, const struct draft *draft,
                                     struct fault *fault);

/* Where the complement that begins with the clause ends: a word. */
uint32_t complement_end(const struct scene *scene, uint32_t number);
