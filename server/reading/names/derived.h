/* Derived mentions: adjectives, inhabitants, and names inside compounds. */
#pragma once

#include "reading/names/draft.h"

/* Adds them to the drafts, but none inside a draft that is already there. */
void derived_find(struct search *search);
