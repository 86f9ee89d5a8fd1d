#include "api/filters.h"

#include "news/vocabulary.h"

static const char expected[] = "a date such as 2024, 2024-05 or 2024-05-03";

static bool parse_from(struct slice text, void *out)
{
    struct interval interval;
    struct interval *const range = out;
    if (!interval_parse(text, &interval))
        return false;
    range->earliest = interval.earliest;
    return true;
}

static bool parse_to(struct slice text, void *out)
{
    struct interval interval;
    struct interval *const range = out;
    if (!interval_parse(text, &interval))
        return false;
    range->latest = interval.latest;
    return true;
}

struct param param_from(struct interval *range)
{
    return param_parsed("from", parse_from, expected, range);
}

struct param param_to(struct interval *range)
{
    return param_parsed("to", parse_to, expected, range);
}

bool range_is_forward(const struct request *request, const struct interval *range,
                      struct fault *fault)
{
    if (!day_is_known(range->earliest) || !day_is_known(range->latest) ||
        day_number(range->earliest) <= day_number(range->latest))
        return true;
    *request->culprit = "to";
    return fault_set(fault, FAULT_INPUT, "to: lies before from");
}

bool filter_by_path(const struct request *request, const char *name, struct slice value,
                    struct slice *given, struct fault *fault)
{
    if (given->bytes == NULL) {
        *given = value;
        return true;
    }
    *request->culprit = name;
    return fault_set(fault, FAULT_INPUT, "%s: the path says which one already", name);
}
