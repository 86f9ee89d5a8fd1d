/* Goes through an article's tokens and collects the time expressions. */
#pragma once

#include "base/list.h"
#include "news/date.h"
#include "reading/dates/rule_index.h"

/* Adds the expressions to *found (of struct date), in text order. */
MUST_CHECK bool scan_dates(const struct ruleset *ruleset, const struct tokens *tokens,
                           const struct publication *published, struct arena *arena,
                           struct list *found, struct fault *fault);
