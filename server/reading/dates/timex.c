#include "reading/dates/timex.h"

#include <stdio.h>
#include <string.h>

void timex_year(int year, char name[YEAR_SIZE])
{
    if (year > 0 && year <= 9999)
        (void)snprintf(name, YEAR_SIZE, "%04d", year);
    else
        (void)snprintf(name, YEAR_SIZE, "XXXX");
}

void timex_day(struct day day, char value[VALUE_SIZE])
{
    char year[YEAR_SIZE];
    timex_year(day.year, year);
    if (day.month == 0)
        (void)snprintf(value, VALUE_SIZE, "%s", year);
    else if (day.day == 0)
        (void)snprintf(value, VALUE_SIZE, "%s-%02d", year, day.month);
    else
        (void)snprintf(value, VALUE_SIZE, "%s-%02d-%02d", year, day.month, day.day);
}

void timex_week(int32_t day, bool weekend, char value[VALUE_SIZE])
{
    int year = 0;
    const int week = day_iso_week(day, &year);
    (void)snprintf(value, VALUE_SIZE, "%04d-W%02d%s", year, week, weekend ? "-WE" : "");
}

static struct day make_day(int year, int month, int day)
{
    return (struct day){ (int16_t)year, (uint8_t)month, (uint8_t)day };
}

static struct interval whole_months(int year, int first, int last)
{
    return (struct interval){ make_day(year, first, 1),
                              make_day(year, last, day_month_length(year, last)) };
}

/* The digits at `at`; -1 if there are not `count` of them. */
static int read_digits(struct slice value, size_t at, size_t count)
{
    int number = 0;
    for (size_t i = at; i < at + count; i++) {
        if (i >= value.length || value.bytes[i] < '0' || value.bytes[i] > '9')
            return -1;
        number = 10 * number + (value.bytes[i] - '0');
    }
    return number;
}

static struct interval part_of_year(int year, enum part part)
{
    switch (part) {
    case PART_START:
        return whole_months(year, 1, 4);
    case PART_MID:
        return whole_months(year, 5, 8);
    case PART_END:
        return whole_months(year, 9, 12);
    case PART_WHOLE:
    default:
        return whole_months(year, 1, 12);
    }
}

static struct interval part_of_month(int year, int month, enum part part)
{
    struct interval interval = whole_months(year, month, month);
    if (part == PART_MID || part == PART_END)
        interval.earliest.day = part == PART_MID ? 11 : 21;
    if (part == PART_START || part == PART_MID)
        interval.latest.day = part == PART_START ? 10 : 20;
    return interval;
}

static struct interval week_of(int year, int week, bool weekend)
{
    /* The 4th of January lies in the first week. */
    const int32_t fourth = day_number(make_day(year, 1, 4));
    const int32_t monday = fourth - (day_weekday(fourth) - 1) + 7 * (week - 1);
    return (struct interval){ day_of_number(monday + (weekend ? 5 : 0)),
                              day_of_number(monday + 6) };
}

struct season {
    const char *letters;
    int first_month, last_month, last_day; /* the last month of winter is next year's */
};

/* Wide enough for the calendar of the sky and that of the weather. */
static const struct season seasons[] = {
    { "SP", 3, 6, 21 },
    { "SU", 6, 9, 23 },
    { "FA", 9, 12, 21 },
    { "WI", 12, 3, 20 },
};

/* What stands behind "YYYY-": a season, quarter, half or week. */
static bool read_period(int year, struct slice rest, struct interval *out)
{
    for (size_t i = 0; i < sizeof seasons / sizeof seasons[0]; i++) {
        if (slice_is(rest, seasons[i].letters)) {
            const struct season *const season = &seasons[i];
            const bool over = season->last_month < season->first_month;
            out->earliest = make_day(year, season->first_month, 1);
            out->latest = make_day(year + over, season->last_month, season->last_day);
            return true;
        }
    }
    const int number = read_digits(rest, 1, 1);
    const int week = read_digits(rest, 1, 2);
    if (rest.length > 0 && rest.bytes[0] == 'W' && week >= 1 && week <= 53)
        *out = week_of(year, week, slice_ends_with(rest, SLICE("-WE")));
    else if (slice_starts_with(rest, SLICE("Q")) && number >= 1 && number <= 4)
        *out = whole_months(year, 3 * number - 2, 3 * number);
    else if (slice_starts_with(rest, SLICE("H")) && number >= 1 && number <= 2)
        *out = whole_months(year, 6 * number - 5, 6 * number);
    else
        return false;
    return true;
}

/* "2013/2014" */
static bool read_year_pair(struct slice value, struct interval *out)
{
    const int first = read_digits(value, 0, 4);
    const int second = read_digits(value, 5, 4);
    if (value.length != 9 || value.bytes[4] != '/' || first <= 0 || second < first)
        return false;
    *out = (struct interval){ make_day(first, 1, 1), make_day(second, 12, 31) };
    return true;
}

/* "19" is a century, "199" a decade: the years that begin so. */
static bool read_years(struct slice value, struct interval *out)
{
    const int number = read_digits(value, 0, value.length);
    const int years = value.length == 2 ? 100 : 10;
    if (value.length < 2 || value.length > 3 || number < 0)
        return false;
    *out = (struct interval){ make_day(years * number, 1, 1),
                              make_day(years * number + years - 1, 12, 31) };
    return true;
}

static bool read_calendar(struct slice value, enum part part, struct interval *out)
{
    const int year = read_digits(value, 0, 4);
    const int month = read_digits(value, 5, 2);
    const int day = read_digits(value, 8, 2);
    if (year <= 0)
        return read_years(value, out);
    if (read_year_pair(value, out))
        return true;
    if (value.length == 4) {
        *out = part_of_year(year, part);
        return true;
    }
    if (month < 1 || month > 12)
        return read_period(year, slice_part(value, 5, value.length), out);
    if (value.length == 7) {
        *out = part_of_month(year, month, part);
        return true;
    }
    out->earliest = out->latest = make_day(year, month, day);
    return day_is_valid(out->earliest);
}

struct interval timex_interval(struct slice value, enum part part,
                               const struct interval *published)
{
    struct interval interval = { 0 };
    if (slice_is(value, "PAST_REF"))
        interval.latest = published->latest;
    else if (slice_is(value, "FUTURE_REF"))
        interval.earliest = published->earliest;
    else if (slice_is(value, "PRESENT_REF"))
        interval = *published;
    else if (value.length > 0 && value.bytes[0] >= '0' && value.bytes[0] <= '9') {
        const size_t time = slice_find_byte(value, 'T');
        const struct slice date = time == SIZE_MAX ? value : slice_part(value, 0, time);
        if (!read_calendar(date, part, &interval))
            interval = (struct interval){ 0 };
    }
    return interval;
}
