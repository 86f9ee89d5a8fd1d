/* Rules of German about names, each for one word: what the nouns, articles and marks
 * beside it say goes before what the tagger says.
 *
 * A rule may take for granted what its row in rules.c asks for: that the word has one
 * of these labels and one of these signs, and that a word without a label is written
 * with a capital unless the row says AT_SMALL. */
#pragma once

#include "reading/names/draft.h"

/* Corrects the labels, one for each word, by all rules. */
void rules_apply(const struct search *search, uint8_t *labels);

/* patterns.c: Phrases and forms that are certain enough to overrule the tagger. */
void rule_phrase(const struct search *search, uint8_t *labels, uint32_t word);
void rule_genitive(const struct search *search, uint8_t *labels, uint32_t word);
void rule_asian_name(const struct search *search, uint8_t *labels, uint32_t word);
void rule_purpose(const struct search *search, uint8_t *labels, uint32_t word);
void rule_named_head(const struct search *search, uint8_t *labels, uint32_t word);
void rule_foreign_head(const struct search *search, uint8_t *labels, uint32_t word);

/* kinds.c: Nouns of kinds: "die Agentur X", "im Dorf Y". */
void rule_kind(const struct search *search, uint8_t *labels, uint32_t word);
void rule_quoted(const struct search *search, uint8_t *labels, uint32_t word);
void rule_kin(const struct search *search, uint8_t *labels, uint32_t word);
void rule_short(const struct search *search, uint8_t *labels, uint32_t word);
void rule_foreign_purpose(const struct search *search, uint8_t *labels, uint32_t word);

/* heads.c: Heads of organisations: "das Landgericht X". */
void rule_lead(const struct search *search, uint8_t *labels, uint32_t word);
void rule_colours(const struct search *search, uint8_t *labels, uint32_t word);
void rule_first_club(const struct search *search, uint8_t *labels, uint32_t word);
void rule_numbered_unit(const struct search *search, uint8_t *labels, uint32_t word);
void rule_unit(const struct search *search, uint8_t *labels, uint32_t word);
void rule_adjectives(const struct search *search, uint8_t *labels, uint32_t word);
void rule_organ(const struct search *search, uint8_t *labels, uint32_t word);
void rule_owner(const struct search *search, uint8_t *labels, uint32_t word);
void rule_no_purpose(const struct search *search, uint8_t *labels, uint32_t word);
void rule_branch(const struct search *search, uint8_t *labels, uint32_t word);
void rule_known(const struct search *search, uint8_t *labels, uint32_t word);
void rule_determiner(const struct search *search, uint8_t *labels, uint32_t word);
void rule_halves(const struct search *search, uint8_t *labels, uint32_t word);

/* companies.c: What companies are called. */
void rule_partners(const struct search *search, uint8_t *labels, uint32_t word);
void rule_trade(const struct search *search, uint8_t *labels, uint32_t word);
void rule_source(const struct search *search, uint8_t *labels, uint32_t word);

/* appositions.c: What a name is, or how it is shortened, behind it. */
void rule_apposition(const struct search *search, uint8_t *labels, uint32_t word);
void rule_officer(const struct search *search, uint8_t *labels, uint32_t word);
void rule_party(const struct search *search, uint8_t *labels, uint32_t word);
void rule_spelled_out(const struct search *search, uint8_t *labels, uint32_t word);
void rule_short_name(const struct search *search, uint8_t *labels, uint32_t word);

/* foreign.c: Names of bodies in other languages. */
void rule_foreign_lead(const struct search *search, uint8_t *labels, uint32_t word);

/* bearers.c: People's names and what stands beside them. */
void rule_role(const struct search *search, uint8_t *labels, uint32_t word);
void rule_object(const struct search *search, uint8_t *labels, uint32_t word);
void rule_calling(const struct search *search, uint8_t *labels, uint32_t word);
void rule_retired(const struct search *search, uint8_t *labels, uint32_t word);
void rule_noble(const struct search *search, uint8_t *labels, uint32_t word);
void rule_particles(const struct search *search, uint8_t *labels, uint32_t word);
void rule_quay(const struct search *search, uint8_t *labels, uint32_t word);
void rule_first_name(const struct search *search, uint8_t *labels, uint32_t word);
void rule_digits(const struct search *search, uint8_t *labels, uint32_t word);
void rule_full_name(const struct search *search, uint8_t *labels, uint32_t word);
void rule_nickname(const struct search *search, uint8_t *labels, uint32_t word);
void rule_initials(const struct search *search, uint8_t *labels, uint32_t word);
void rule_nobody(const struct search *search, uint8_t *labels, uint32_t word);
void rule_called(const struct search *search, uint8_t *labels, uint32_t word);
void rule_dot(const struct search *search, uint8_t *labels, uint32_t word);

/* houses.c: Bodies that somebody speaks or works for. */
void rule_house(const struct search *search, uint8_t *labels, uint32_t word);
void rule_staff(const struct search *search, uint8_t *labels, uint32_t word);
void rule_property(const struct search *search, uint8_t *labels, uint32_t word);

/* whereabouts.c: Places that a preposition, a direction or a noun tells. */
void rule_town(const struct search *search, uint8_t *labels, uint32_t word);
void rule_unheard(const struct search *search, uint8_t *labels, uint32_t word);
void rule_part(const struct search *search, uint8_t *labels, uint32_t word);
void rule_site(const struct search *search, uint8_t *labels, uint32_t word);
void rule_count(const struct search *search, uint8_t *labels, uint32_t word);
void rule_head_line(const struct search *search, uint8_t *labels, uint32_t word);
void rule_bank(const struct search *search, uint8_t *labels, uint32_t word);

/* spots.c: Places, and words that are none. */
void rule_slash(const struct search *search, uint8_t *labels, uint32_t word);
void rule_common(const struct search *search, uint8_t *labels, uint32_t word);
void rule_time(const struct search *search, uint8_t *labels, uint32_t word);
void rule_article(const struct search *search, uint8_t *labels, uint32_t word);
void rule_money(const struct search *search, uint8_t *labels, uint32_t word);
void rule_score(const struct search *search, uint8_t *labels, uint32_t word);
void rule_bracket(const struct search *search, uint8_t *labels, uint32_t word);
void rule_dateline(const struct search *search, uint8_t *labels, uint32_t word);
