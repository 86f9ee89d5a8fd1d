/* What a name is, where the tagger says now this and now that of it in one article. */
#pragma once

#include "reading/names/draft.h"

/* Gives all drafts of one spelling the kind that most of them have. */
void majority_find(struct search *search);
