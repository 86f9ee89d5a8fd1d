/* Expectations that were met and missed, by kind, against the number of misses that is
 * allowed. */
#pragma once

#include <stdbool.h>

#include <jansson.h>

#include "base/attributes.h"

struct tally {
    json_t *asked, *missed; /* kind -> number */
    const char *where;      /* what is looked at now */
};

bool tally_init(struct tally *tally);
void tally_finish(struct tally *tally);

/* Counts one expectation; one that is missed is printed. Returns `met`. */
bool tally_expect(struct tally *tally, const char *kind, bool met, const char *format,
                  ...) PRINTF_LIKE(4, 5);

/* Prints a TAP line for each kind. True if none is missed more often than `allowed`
 * (kind -> number, 0 if it is not named) says. */
bool tally_judge(const struct tally *tally, const json_t *allowed);
