#include <stdio.h>

#include "reading/dates/rules.h"

void set_day(struct expression *out, struct day day)
{
    out->type = DATE_DATE;
    out->day = day;
    timex_day(day, out->value);
}

double bound_number(const struct match *match, enum time_class class, double otherwise)
{
    const struct binding *const binding = match_bound(match, class, 0);
    return binding == NULL ? otherwise : binding->number;
}

int bound_shift(const struct match *match, int otherwise)
{
    return (int)bound_number(match, CLASS_SHIFT, otherwise);
}

enum part bound_part(const struct match *match)
{
    const struct binding *binding = match_bound(match, CLASS_PART, 0);
    if (binding == NULL)
        binding = match_bound(match, CLASS_EDGE, 0);
    if (binding == NULL)
        return PART_WHOLE;
    if (slice_is(binding->text, "START"))
        return PART_START;
    if (slice_is(binding->text, "MID"))
        return PART_MID;
    return slice_is(binding->text, "END") ? PART_END : PART_WHOLE;
}

/* Fills in the year that is named, shifted or meant; false if there is no such day. */
static bool set_dated(const struct frame *frame, const struct match *match,
                      struct day day, struct expression *out)
{
    const struct binding *weekday = match_bound(match, CLASS_WEEKDAY, 0);
    if (weekday == NULL)
        weekday = match_bound(match, CLASS_WEEKDAY_PART, 0);
    const struct binding *const year = match_bound(match, CLASS_YEAR, 0);
    if (year != NULL)
        day.year = (int16_t)year->number;
    else if (day.year == 0 && match_bound(match, CLASS_SHIFT, 0) != NULL)
        day.year =
            (int16_t)(frame->now.year == 0 ? 0
                                           : frame->now.year + bound_shift(match, 0));
    else if (day.year == 0)
        day.year = (int16_t)frame_year(frame, match, day,
                                       weekday == NULL ? 0 : (int)weekday->number);
    if (day.month < 1 || day.month > 12 || day.day < 1 ||
        day.day > day_month_length(day.year == 0 ? 2000 : day.year, day.month))
        return false;
    set_day(out, day);
    return true;
}

bool build_day(const struct frame *frame, const struct match *match,
               struct expression *out)
{
    const double ordinal = bound_number(match, CLASS_ORDINAL, 0);
    const struct day day = {
        .month = (uint8_t)bound_number(match, CLASS_MONTH, 0),
        .day = (uint8_t)bound_number(match, CLASS_DAY, ordinal),
    };
    return set_dated(frame, match, day, out);
}

/* "may", "march": English months have a capital. */
bool is_lower_month(const struct frame *frame, const struct match *match)
{
    const struct binding *const month = match_bound(match, CLASS_MONTH, 0);
    return frame->tokens->english &&
           (token_at(frame->tokens, month->first)->flags & WORD_CAPITAL) == 0;
}

bool build_english_day(const struct frame *frame, const struct match *match,
                       struct expression *out)
{
    const struct binding *const count = match_bound(match, CLASS_COUNT, 0);
    /* German writes a dot behind the day; "24 Mai" is a slip that is rare enough. */
    const struct token *const token = token_at(frame->tokens, count->first);
    if (token->kind != WORD_NUMBER || count->end != count->first + 1 ||
        count->number < 1 || count->number > 31 || is_lower_month(frame, match))
        return false;
    const struct day day = { .month = (uint8_t)bound_number(match, CLASS_MONTH, 0),
                             .day = (uint8_t)count->number };
    return set_dated(frame, match, day, out);
}

/* Two digits: this century up to ten years ahead, else the last one. */
static int full_year(const struct frame *frame, int year)
{
    if (year >= 100)
        return year;
    const int now = frame->now.year == 0 ? 2020 : frame->now.year;
    const int century = now / 100 * 100;
    return century + year <= now + 10 ? century + year : century + year - 100;
}

/* "24.2." is a date only behind a word that wants one. */
static bool wants_date(const struct frame *frame, const struct match *match)
{
    static const char *const words[] = { "am",  "vom",  "zum", "bis", "dem",
                                         "den", "seit", "ab",  "-",   "der" };
    if (!slice_is(token_at(frame->tokens, match->end)->lower, ".") || match->first == 0)
        return false;
    const struct slice before = token_at(frame->tokens, match->first - 1)->lower;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is(before, words[i]))
            return true;
    return false;
}

bool build_numeric_day(const struct frame *frame, const struct match *match,
                       struct expression *out)
{
    const struct slice digits = match_bound(match, CLASS_DATE, 0)->text;
    char text[16];
    int day = 0;
    int month = 0;
    int year = 0;
    (void)snprintf(text, sizeof text, "%.*s", (int)digits.length, digits.bytes);
    int parts = sscanf(text, "%4d-%2d-%2d", &year, &month, &day);
    if (parts != 3) {
        parts = sscanf(text, "%2d.%2d.%4d", &day, &month, &year);
        year = parts == 3 ? full_year(frame, year) : 0;
        if (parts < 2 || (parts == 2 && !wants_date(frame, match)))
            return false;
    }
    if (day < 1 || day > 31 || month < 1 || month > 12)
        return false;
    return set_dated(frame, match,
                     (struct day){ (int16_t)year, (uint8_t)month, (uint8_t)day }, out);
}

bool build_spaced_day(const struct frame *frame, const struct match *match,
                      struct expression *out)
{
    const struct day day = {
        .month = (uint8_t)match_bound(match, CLASS_DAY, 1)->number,
        .day = (uint8_t)match_bound(match, CLASS_DAY, 0)->number,
    };
    return set_dated(frame, match, day, out);
}

static bool set_weekday(const struct frame *frame, const struct match *match, int shift,
                        struct expression *out)
{
    const int weekday = (int)bound_number(match, CLASS_WEEKDAY, 0);
    const struct day day = frame_weekday(frame, match, weekday, shift);
    out->type = DATE_DATE;
    if (day_is_known(day))
        set_day(out, day);
    else
        (void)snprintf(out->value, sizeof out->value, "XXXX-WXX-%d", weekday);
    return true;
}

bool build_weekday(const struct frame *frame, const struct match *match,
                   struct expression *out)
{
    /* "der Montag" without more is the day in general or the one meant: keep it, but
     * without its article. */
    if (match_bound(match, CLASS_ARTICLE, 0) != NULL &&
        match_bound(match, CLASS_SHIFT, 0) == NULL)
        return false;
    return set_weekday(frame, match, bound_shift(match, 2), out);
}

/* Today's date moved by so many days; XXXX-XX-XX if today is not known. */
static bool set_from_now(const struct frame *frame, int days, struct expression *out)
{
    out->type = DATE_DATE;
    if (frame_knows_day(frame))
        set_day(out, day_of_number(day_number(frame->now) + days));
    else
        (void)snprintf(out->value, sizeof out->value, "XXXX-XX-XX");
    return true;
}

bool build_adverbial_weekday(const struct frame *frame, const struct match *match,
                             struct expression *out)
{
    return set_from_now(frame, (int)bound_number(match, CLASS_ADVERBIAL, 0), out);
}

/* In a paper of the day "heute" is that day; elsewhere it means "in our time" unless a
 * clock, a date or something that has happened says otherwise. */
static bool means_the_day(const struct frame *frame, const struct match *match)
{
    if (frame->daily)
        return true;
    const struct token *const before =
        match->first == 0 ? NULL : token_at(frame->tokens, match->first - 1);
    if (before != NULL && slice_is(before->lower, "bis"))
        return true;
    const struct token *const behind = token_at(frame->tokens, match->end);
    if (token_can_be(behind, CLASS_BEFORE_CLOCK) || token_can_be(behind, CLASS_CLOCK))
        return true;
    return tense_of_clause(frame->tokens, match->first, match->end) == TENSE_PAST;
}

/* "die Welt von morgen", "der Starke von heute": no day at all. */
static bool means_an_age(const struct frame *frame, const struct match *match)
{
    static const char *const behind[] = { "auf", "an", "bis", "um", "ab" };
    if (match->first == 0 ||
        !slice_is(token_at(frame->tokens, match->first - 1)->lower, "von"))
        return false;
    const struct token *const next = token_at(frame->tokens, match->end);
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
        if (slice_is(next->lower, behind[i]))
            return false;
    return !token_can_be(next, CLASS_CLOCK);
}

bool build_adverb(const struct frame *frame, const struct match *match,
                  struct expression *out)
{
    const double adverbial = bound_number(match, CLASS_ADVERBIAL, 0);
    const int days = (int)bound_number(match, CLASS_ADVERB, adverbial);
    const struct token *const token = token_at(frame->tokens, match->first);
    /* "Morgen" in the middle of a sentence is a time of day. */
    if (days == 1 && (token->flags & WORD_CAPITAL) != 0 &&
        (token->flags & WORD_FIRST) == 0 && token_can_be(token, CLASS_DAYPART))
        return false;
    const bool age = days >= 0 && means_an_age(frame, match);
    if (age || (days == 0 && !means_the_day(frame, match))) {
        (void)snprintf(out->value, sizeof out->value, "%s",
                       days == 0 ? "PRESENT_REF" : "FUTURE_REF");
        return true;
    }
    return set_from_now(frame, days, out);
}

/* Easter Sunday (Meeus, Jones, Butcher). */
static int32_t easter(int year)
{
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return day_number(
        (struct day){ (int16_t)year, (uint8_t)(f / 31), (uint8_t)(f % 31 + 1) });
}

static struct day holiday_in(const char *rule, int year)
{
    int days = 0;
    int month = 0;
    int day = 0;
    if (sscanf(rule, "E%4d", &days) == 1)
        return day_of_number(easter(year) + days);
    (void)sscanf(rule, "%2d-%2d", &month, &day);
    return (struct day){ (int16_t)year, (uint8_t)month, (uint8_t)day };
}

bool build_holiday(const struct frame *frame, const struct match *match,
                   struct expression *out)
{
    const struct slice text = match_bound(match, CLASS_HOLIDAY, 0)->text;
    char rule[16];
    (void)snprintf(rule, sizeof rule, "%.*s", (int)text.length, text.bytes);
    const struct binding *const named = match_bound(match, CLASS_YEAR, 0);
    const int now = frame->now.year == 0 ? 0 : frame->now.year;
    int year = named != NULL ? (int)named->number : 0;
    if (year == 0 && match_bound(match, CLASS_SHIFT, 0) != NULL && now != 0)
        year = now + bound_shift(match, 0);
    if (year == 0) {
        struct day day = holiday_in(rule, now == 0 ? 2000 : now);
        day.year = 0;
        year = frame_year(frame, match, day, 0);
    }
    if (year == 0 && rule[0] == 'E')
        (void)snprintf(out->value, sizeof out->value, "XXXX-XX-XX");
    else if (year == 0)
        (void)snprintf(out->value, sizeof out->value, "XXXX-%s", rule);
    else
        set_day(out, holiday_in(rule, year));
    return true;
}
