/* Tells people of one surname apart by the words beside their names. */
#pragma once

#include "reading/names/draft.h"

/* How well the mention of a full name agrees with a mention of the surname alone: above
 * 0 if they share a role or a gender, below 0 if they contradict each other. Both are
 * numbers of sorted drafts; `first` is the first name, folded. */
int namesakes_agree(const struct search *search, uint32_t surname, uint32_t full,
                    struct slice first);
