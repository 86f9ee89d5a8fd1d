/* One name means one thing in an article: what all its places say of it together. */
#pragma once

#include "reading/names/draft.h"

/* Makes the kinds of names of one word agree that no lexicon has: the most votes win,
 * and an adjective or an inhabitant of the same stem speaks for a place. */
void agreement_find(struct search *search);
