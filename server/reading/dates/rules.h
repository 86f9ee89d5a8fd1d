/* The patterns of time expressions, and the functions that give them values. */
#pragma once

#include "reading/dates/frame.h"

/* Fills *out (zeroed before); false if what was matched is no time expression here. */
typedef bool builder(const struct frame *frame, const struct match *match,
                     struct expression *out);

struct rule {
    const char *pattern;
    builder *build;
};

/* Longer expressions win, then earlier rules. The last one has a NULL pattern. */
extern const struct rule rules[];

/* build_days.c */
builder build_day, build_numeric_day, build_spaced_day, build_english_day;
builder build_weekday, build_weekday_of_week, build_adverbial_weekday, build_adverb,
    build_holiday;

/* build_times.c */
builder build_clock, build_half_past, build_quarter_past, build_midnight;
builder build_daypart, build_daypart_of_day, build_dayparts, build_day_and_part,
    build_night_before;

/* build_years.c */
builder build_month, build_year, build_bare_year, build_year_pair;

/* build_periods.c */
builder build_season, build_shift;
builder build_decade, build_digit_decade, build_ordinal_period, build_edge;
builder build_weekend, build_next_to, build_same, build_step;

/* build_lengths.c */
builder build_count, build_sum, build_vague, build_lasting, build_value;
builder build_every, build_rate, build_repeat, build_weekdays, build_past;
builder build_reference;

/* What they share. */

/* The date that `value` writes becomes the expression's; type date. */
void set_day(struct expression *out, struct day day);

/* The number of the binding of the class, or `otherwise`. */
double bound_number(const struct match *match, enum time_class class, double otherwise);

/* -1, 0 or 1 of "vergangen", "dies-", "nächst-"; `otherwise` if none is bound. */
int bound_shift(const struct match *match, int otherwise);

/* Whether the month that is bound is an English word without its capital. */
bool is_lower_month(const struct frame *frame, const struct match *match);

/* The year that is named, or shifted from now; 0 if neither, or now is not known. */
int bound_year(const struct frame *frame, const struct match *match);

/* A month or season that no year is named for is a certain one only if a preposition
 * points at it ("im Mai"). */
bool points_at_one(const struct frame *frame, const struct match *match);

/* The part that "Anfang", "Mitte", "Ende" stand for. */
enum part bound_part(const struct match *match);
