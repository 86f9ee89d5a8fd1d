#include <ctype.h>
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
    else if (day.year == 0 && match_bound(match, CLASS_SHIFT, 0) != NULL) {
        day.year =
            (int16_t)(frame->now.year == 0 ? 0
                                           : frame->now.year + bound_shift(match, 0));
    } else if (day.year == 0) {
        day.year = (int16_t)frame_year(frame, match, day,
                                       weekday == NULL ? 0 : (int)weekday->number);
    }
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
           islower((unsigned char)frame->tokens->text
                       .bytes[token_at(frame->tokens, month->first)->span.start]);
}

bool build_english_day(const struct frame *frame, const struct match *match,
                       struct expression *out)
{
    const struct binding *const count = match_bound(match, CLASS_COUNT, 0);
    /* German writes a dot behind the day; "24 Mai" is a slip that is rare enough. */
    const struct token *const token = token_at(frame->tokens, count->first);
    if (!isdigit((unsigned char)token->lower.bytes[0]) ||
        count->end != count->first + 1 || count->number < 1 || count->number > 31 ||
        is_lower_month(frame, match))
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
    static const char *const words[] = { "am",   "vom", "zum", "bis", "dem", "den",
                                         "seit", "ab",  "-",   "der", NULL };
    return slice_is(token_at(frame->tokens, match->end)->lower, ".") &&
           slice_is_any(token_before(frame->tokens, match->first)->lower, words);
}

/* The whole number, which may have a minus; its few digits cannot overflow. */
static int read_number(struct slice text)
{
    const bool negative = slice_starts_with(text, SLICE("-"));
    int number = 0;
    for (size_t i = negative; i < text.length && i < 5; i++)
        number = 10 * number + (text.bytes[i] - '0');
    return negative ? -number : number;
}

/* The numbers between the separators; returns how many there are. */
static int read_numbers(struct slice text, char separator, int numbers[3])
{
    int count = 0;
    for (struct slice rest = text; rest.bytes != NULL && count < 3; count++)
        numbers[count] = read_number(slice_split(&rest, separator));
    return count;
}

bool build_numeric_day(const struct frame *frame, const struct match *match,
                       struct expression *out)
{
    const struct slice digits = match_bound(match, CLASS_DATE, 0)->text;
    const bool iso = slice_find_byte(digits, '-') != SIZE_MAX;
    int numbers[3] = { 0 };
    const int count = read_numbers(digits, iso ? '-' : '.', numbers);
    const int day = numbers[iso ? 2 : 0];
    const int month = numbers[1];
    const int year = iso ? numbers[0] : count == 3 ? full_year(frame, numbers[2]) : 0;
    if (count == 2 && !wants_date(frame, match))
        return false;
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

/* "Montag kommender Woche" */
bool build_weekday_of_week(const struct frame *frame, const struct match *match,
                           struct expression *out)
{
    const int weekday = (int)bound_number(match, CLASS_WEEKDAY, 0);
    if (!slice_is(match_bound(match, CLASS_UNIT, 0)->text, "W"))
        return false;
    if (!frame_knows_day(frame))
        return set_weekday(frame, match, 2, out);
    const int32_t now = day_number(frame->now);
    set_day(out, day_of_number(now - day_weekday(now) + weekday +
                               7 * bound_shift(match, 0)));
    return true;
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
    if (slice_is(token_before(frame->tokens, match->first)->lower, "bis"))
        return true;
    const struct token *const behind = token_at(frame->tokens, match->end);
    if (token_can_be(behind, CLASS_BEFORE_CLOCK) || token_can_be(behind, CLASS_CLOCK))
        return true;
    return tense_of_clause(frame->tokens, match->first, match->end) == TENSE_PAST;
}

/* "die Welt von morgen", "der Starke von heute": no day at all. */
static bool means_an_age(const struct frame *frame, const struct match *match)
{
    static const char *const behind[] = { "auf", "an", "bis", "um", "ab", NULL };
    const struct token *const next = token_at(frame->tokens, match->end);
    return slice_is(token_before(frame->tokens, match->first)->lower, "von") &&
           !slice_is_any(next->lower, behind) && !token_can_be(next, CLASS_CLOCK);
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

/* "12-24", or "E39": days from Easter Sunday. */
static struct day holiday_in(struct slice rule, int year)
{
    int numbers[3] = { 0 };
    if (slice_starts_with(rule, SLICE("E")))
        return day_of_number(easter(year) +
                             read_number(slice_part(rule, 1, rule.length)));
    (void)read_numbers(rule, '-', numbers);
    return (struct day){ (int16_t)year, (uint8_t)numbers[0], (uint8_t)numbers[1] };
}

/* The year that is named, shifted, or meant; 0 if the text does not say. */
static int holiday_year(const struct frame *frame, const struct match *match,
                        struct slice rule)
{
    const int named = bound_year(frame, match);
    if (named != 0)
        return named;
    struct day day = holiday_in(rule, frame->now.year == 0 ? 2000 : frame->now.year);
    day.year = 0;
    return frame_year(frame, match, day, 0);
}

bool build_holiday(const struct frame *frame, const struct match *match,
                   struct expression *out)
{
    const struct slice rule = match_bound(match, CLASS_HOLIDAY, 0)->text;
    const int year = holiday_year(frame, match, rule);
    if (year != 0)
        set_day(out, holiday_in(rule, year));
    else if (slice_starts_with(rule, SLICE("E")))
        (void)snprintf(out->value, sizeof out->value, "XXXX-XX-XX");
    else
        (void)snprintf(out->value, sizeof out->value, "XXXX-%.*s", (int)rule.length,
                       rule.bytes);
    return true;
}
