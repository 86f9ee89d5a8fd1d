/* Designations of weapons that no table has, and systems that a word only begins with.
 */
#pragma once

#include "reading/names/draft.h"

/* "KN-23", "T-72B3", "MAM-L", "LORA": how many words from here are capitals and digits
 * such as makers give to weapons; 0: none. Ordinary words and names are none. */
uint32_t designation_words(const struct search *search, uint32_t word);

/* The system that the beginning of a word names: "Iskander" of "Iskander-Rakete",
 * "Su-30" of "Su-30MKI", "Fattah" of "Fattah-2". */
bool designation_system(const struct search *search, struct slice lower,
                        struct sense *out);

/* Whether the word is a known system with the number of a variant behind it:
 * "Panzir-S1".
 */
bool designation_variant(const struct search *search, uint32_t word, struct sense *out);

/* Whether the word's last part carries a weapon: "Patriot-Batterie", "Tornado-Jets". */
bool designation_carrier(const struct search *search, uint32_t word, struct sense *out);
