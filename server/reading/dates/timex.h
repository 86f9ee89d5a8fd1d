/* TIMEX3 values: written from days, read as intervals. */
#pragma once

#include <stdbool.h>

#include "news/date.h"

enum { VALUE_SIZE = 32 };

/* A part of a month or year, or the whole. */
enum part { PART_WHOLE, PART_START, PART_MID, PART_END };

/* "2024", "2024-05", "2024-05-12": month and day 0 are left out. Unknown years are
 * XXXX. */
void timex_day(struct day day, char value[VALUE_SIZE]);

enum { YEAR_SIZE = 8 };

/* "2024"; XXXX for 0. */
void timex_year(int year, char name[YEAR_SIZE]);

/* "2024-W07", of the week that the day belongs to, with "-WE" behind it if asked. */
void timex_week(int32_t day, bool weekend, char value[VALUE_SIZE]);

/* The days that the value stands for, narrowed to the part ("Mitte" of a month is its
 * 11th to 20th day). Sets, lengths (see anchors.h) and values with X say nothing: open
 * at both sides. PAST_REF ends, FUTURE_REF begins at `published`, and PRESENT_REF is
 * it. */
struct interval timex_interval(struct slice value, enum part part,
                               const struct interval *published);
