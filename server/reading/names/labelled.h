/* People, organisations and places: what the tagger says, corrected by the lexicon. */
#pragma once

#include "reading/names/draft.h"

/* Turns labels into drafts, and adds names of the lexicon that can mean nothing else.
 */
void names_from_labels(struct search *search, const uint8_t *labels);
