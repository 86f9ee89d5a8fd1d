/* Which rules can match at a token, told from it and from what stands behind it. */
#pragma once

#include "reading/dates/rules.h"

enum { RULES_MAX = 192, SYMBOLS_MAX = CLASS_COUNT_OF + LITERALS_MAX };

/* One bit a rule. */
struct rule_mask {
    uint64_t words[RULES_MAX / 64];
};

/* The rules that a symbol takes part in. A token is a symbol for each of its classes,
 * and one for its number among the words of patterns. */
struct symbol_rules {
    struct rule_mask alone;  /* begun by it, whatever stands behind */
    struct rule_mask first;  /* begun by it if a second one fits */
    struct rule_mask second; /* in which it may be the second one */
};

/* The rules, compiled; immutable once loaded. */
struct ruleset {
    struct pattern *patterns; /* as rules[] */
    uint32_t count;
    struct symbol_rules symbols[SYMBOLS_MAX];
};

/* The vocabulary learns the words of the patterns, and its arena owns them. */
MUST_CHECK bool ruleset_load(struct ruleset *ruleset, struct vocabulary *vocabulary,
                             struct fault *fault);

/* The rules that may match from the token on; those left out surely do not. */
struct rule_mask ruleset_beginning(const struct ruleset *ruleset,
                                   const struct tokens *tokens, uint32_t at);
