/* Weapons: systems by name, classes by the ends of words, designations by pattern. */
#pragma once

#include "reading/names/arms.h"
#include "reading/names/draft.h"
#include "reading/names/idioms.h"

/* Adds the weapons of the text to the search's drafts. */
void weapons_find(struct search *search, const struct arms_words *words,
                  const struct idioms *idioms, const struct arms_evidence *evidence);

/* What the mention is called in the nominative singular, with its modifiers:
 * "ballistische Rakete". In the arena; bytes NULL: out of memory. */
struct slice weapon_name(const struct search *search, const struct draft *draft);

/* The calibre in millimetres that a word names ("152-mm-Granate", "122mm"), or 0. */
double weapon_calibre(struct slice lower);

/* The calibre that the mention names, or the words behind it: "Granaten des Kalibers
 * 155 mm"; 0 if none does. */
double weapon_draft_calibre(const struct search *search, const struct draft *draft);
