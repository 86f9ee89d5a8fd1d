/* Numbers with their bound and unit. */
#pragma once

#include "base/list.h"
#include "news/figure.h"
#include "reading/dates/tokens.h"

/* Adds the figures to *figures (of struct figure), in text order; what belongs to one
 * of the dates is none. */
MUST_CHECK bool scan_figures(const struct tokens *tokens, const struct list *dates,
                             struct arena *arena, struct list *figures,
                             struct fault *fault);
