/* Parameters that several lists share: date ranges and orders. */
#pragma once

#include <stdbool.h>

#include "http/param.h"
#include "news/date.h"

/* A year, month or day: `from` takes its first day, `to` its last. */
struct param param_from(struct interval *range);
struct param param_to(struct interval *range);

/* FAULT_INPUT if it ends before it begins. */
MUST_CHECK bool range_is_forward(const struct request *request,
                                 const struct interval *range, struct fault *fault);

/* FAULT_INPUT if a filter that the path has set already is given once more: `given` is
 * what the query says. Else sets it. */
MUST_CHECK bool filter_by_path(const struct request *request, const char *name,
                               struct slice value, struct slice *given,
                               struct fault *fault);
