/* When an article was published, if only its text can tell. */
#pragma once

#include "base/list.h"
#include "news/date.h"
#include "reading/dates/tokens.h"

/* Looks for a date line or a dateline in `found` (of struct date), else for the
 * earliest day that the text allows. False, and *out unchanged, if the text says
 * nothing. */
bool publication_from_text(const struct text *text, const struct tokens *tokens,
                           const struct list *found, struct publication *out);
