#include "base/clock.h"

#include <stdio.h>
#include <time.h>

int64_t clock_monotonic(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t clock_now(void)
{
    return (int64_t)time(NULL);
}

int64_t clock_wall(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void clock_stamp(int64_t seconds, char stamp[CLOCK_STAMP_SIZE])
{
    const time_t time = (time_t)seconds;
    struct tm parts = { 0 };
    (void)gmtime_r(&time, &parts);
    (void)strftime(stamp, CLOCK_STAMP_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

int32_t day_number(struct day day)
{
    const int year = day.year - (day.month <= 2);
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int month_from_march = (day.month + 9) % 12;
    const int day_of_year = (153 * month_from_march + 2) / 5 + day.day - 1;
    const int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct day day_of_number(int32_t number)
{
    const int shifted = number + 719468;
    const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int day_of_era = shifted - era * 146097;
    const int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) /
        365;
    const int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int month =
        month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return (struct day){
        .year = (int16_t)(year_of_era + era * 400 + (month <= 2)),
        .month = (uint8_t)month,
        .day = (uint8_t)(day_of_year - (153 * month_from_march + 2) / 5 + 1),
    };
}

int day_month_length(int year, int month)
{
    static const uint8_t lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : lengths[month - 1];
}

bool day_is_valid(struct day day)
{
    return day.month >= 1 && day.month <= 12 && day.day >= 1 &&
           day.day <= day_month_length(day.year, day.month);
}

int day_weekday(int32_t number)
{
    /* 1970-01-01 was a Thursday. */
    return ((number % 7 + 7 + 3) % 7) + 1;
}

int day_iso_week(int32_t number, int *year)
{
    /* A week belongs to the year that its Thursday is in. */
    const int32_t thursday = number - day_weekday(number) + 4;
    const struct day day = day_of_number(thursday);
    const int32_t first = day_number((struct day){ day.year, 1, 1 });
    *year = day.year;
    return (thursday - first) / 7 + 1;
}
