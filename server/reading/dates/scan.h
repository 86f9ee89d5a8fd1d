/* Goes through an article's tokens and collects the time expressions. */
#pragma once

#include "base/list.h"
#include "news/date.h"
#include "reading/dates/rules.h"

enum { NO_CLASS = CLASS_COUNT_OF };

/* The rules, compiled; immutable once loaded. */
struct ruleset {
    struct pattern *patterns; /* as rules[] */
    uint32_t count;
    /* Bits of the rules that a token of one class may begin if the next token has the
     * other; NO_CLASS: it has none. */
    uint64_t by_pair[CLASS_COUNT_OF][CLASS_COUNT_OF + 1][RULES_MAX / 64];
};

/* The vocabulary learns the words of the patterns, and its arena owns them. */
MUST_CHECK bool ruleset_load(struct ruleset *ruleset, struct vocabulary *vocabulary,
                             struct fault *fault);

/* Adds the expressions to *found (of struct date), in text order. */
MUST_CHECK bool scan_dates(const struct ruleset *ruleset, const struct tokens *tokens,
                           const struct publication *published, struct arena *arena,
                           struct list *found, struct fault *fault);
