/* The s at the end of a name: of a genitive ("Putins Reise"), or the name's own. */
#pragma once

#include "base/slice.h"
#include "reading/names/draft.h"

/* The text of the draft without the ending of a genitive, if it stands in one. Borrowed
 * from the text. */
struct slice name_without_genitive(const struct search *search,
                                   const struct draft *draft);
