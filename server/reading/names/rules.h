/* People, organisations and places by lexicon and patterns. */
#pragma once

#include "reading/names/draft.h"

void rules_find(struct search *search);
