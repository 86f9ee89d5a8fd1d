/* Patterns of names that are certain enough to overrule the tagger's labels. */
#pragma once

#include "reading/names/draft.h"

/* Corrects the labels (enum label) of the search's words. */
void patterns_apply(const struct search *search, uint8_t *labels);
