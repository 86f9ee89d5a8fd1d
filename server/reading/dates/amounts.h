/* Amounts: bound words, numeral and unit as they stand in the text. What makes one a
 * figure is decided in figures.c. */
#pragma once

#include <stdbool.h>

#include "base/list.h"
#include "news/date.h"
#include "news/figure.h"
#include "reading/dates/tokens.h"

struct amount {
    uint32_t first, numeral, end; /* tokens; the unit is included in `end` */
    double value;
    enum figure_bound bound;
    bool bounded; /* by words of its own */
    bool scaled;  /* "Millionen" */
    struct span unit;
};

/* Where amounts are looked for; dates in text order, those before `next_date` lie
 * behind. */
struct seeker {
    const struct tokens *tokens;
    const struct list *dates; /* of struct date */
    uint32_t next_date;
    struct arena *arena;
    struct list *figures; /* of struct figure */
};

/* Whether one of the dates covers the token. */
bool in_date(const struct seeker *seeker, uint32_t at);

bool same_sentence(const struct tokens *tokens, uint32_t a, uint32_t b);

/* Reads an amount at the token; the numeral decides, the unit may be missing. */
bool read_amount(const struct seeker *seeker, uint32_t at, struct amount *out);
