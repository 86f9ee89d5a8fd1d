/* Time: what the wall says, how long something took, and civil dates without a time
 * zone. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Nanoseconds of a clock that never jumps; only differences mean anything. */
int64_t clock_monotonic(void);

/* Since 1970-01-01T00:00:00Z: seconds, and nanoseconds. */
int64_t clock_now(void);
int64_t clock_wall(void);

enum { CLOCK_STAMP_SIZE = 21 };

/* "2024-05-03T11:22:33Z" and a NUL. */
void clock_stamp(int64_t seconds, char stamp[CLOCK_STAMP_SIZE]);

/* A day of the proleptic Gregorian calendar. */
struct day {
    int16_t year;
    uint8_t month, day; /* from 1 */
};

/* Days since 1970-01-01, and back (Howard Hinnant, "chrono-compatible low-level date
 * algorithms"). */
int32_t day_number(struct day day);
struct day day_of_number(int32_t number);

bool day_is_valid(struct day day);
int day_month_length(int year, int month);

/* 1 is Monday, 7 is Sunday (ISO 8601). */
int day_weekday(int32_t number);

/* ISO 8601 week of the day; *year is the year that the week belongs to. */
int day_iso_week(int32_t number, int *year);
