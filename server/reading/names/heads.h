/* Names that the nouns beside them tell: "die Agentur X", "das Landgericht Y". */
#pragma once

#include "reading/names/draft.h"

/* Corrects the labels, one for each word. */
void heads_apply(const struct search *search, uint8_t *labels);
