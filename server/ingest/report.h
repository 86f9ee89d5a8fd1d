/* Tells how far a long scan is: a bar on a terminal, else a line of the log now and
 * then. A scan that is over soon says nothing. */
#pragma once

#include <stdint.h>

#include "base/progress.h"

struct report {
    struct progress *progress; /* borrowed */
    int64_t started, told;     /* nanoseconds */
    int64_t pause;             /* between two words, the same */
};

void report_begin(struct report *report, struct progress *progress);

/* To be called often; costs the reading of a clock. */
void report_step(struct report *report);

/* Takes the bar away. */
void report_end(const struct report *report);
