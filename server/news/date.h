/* Dates: time expressions, intervals of days, and when an article was published. */
#pragma once

#include <stdbool.h>

#include "base/clock.h"
#include "news/span.h"

/* The days in which something can lie. A day whose month is 0 is not known: the
 * interval is open at that side. */
struct interval {
    struct day earliest, latest;
};

static inline bool day_is_known(struct day day)
{
    return day.month != 0;
}

enum date_type { DATE_DATE, DATE_TIME, DATE_DURATION, DATE_SET };

/* A time expression in the text with its TIMEX3 value ("2022-07", "P2Y", "XXXX-05"). */
struct date {
    struct span span;
    uint32_t sentence; /* number of the sentence it begins in */
    enum date_type type;
    struct slice value; /* in the reading's arena */
    /* Agrees with the value; open where it says nothing. A length ("P3W") has one where
     * the text ties it to a day: "vor drei Wochen" is a day so far back, give or take
     * half a week, "seit drei Wochen" all the days since. */
    struct interval interval;
};

enum publication_basis { PUBLISHED_UNKNOWN, PUBLISHED_BY_METADATA, PUBLISHED_BY_TEXT };

/* `date` says no more than is known: "2024", "2024-06" or "2024-06-13"; bytes NULL if
 * only the interval, or nothing, is known. */
struct publication {
    struct slice date;
    struct interval interval;
    enum publication_basis basis;
};
