#include <stdio.h>

#include "reading/dates/rules.h"

/* A story tells its clock times near the day, and goes on to the evening later. */
enum { CLOCK_REACH = 1, DAYPARTS_REACH = 2, DAYPART_REACH = 4 };

/* The day (or XXXX-XX-XX) with "T" and the time behind it. */
static bool set_time(struct day day, const char *time, struct expression *out)
{
    char date[VALUE_SIZE] = "XXXX-XX-XX";
    if (day_is_known(day))
        timex_day(day, date);
    out->type = DATE_TIME;
    (void)snprintf(out->value, sizeof out->value, "%.10sT%s", date, time);
    return true;
}

static bool set_minutes(const struct frame *frame, const struct match *match,
                        int minutes, struct expression *out)
{
    char time[8];
    (void)snprintf(time, sizeof time, "%02d:%02d", minutes / 60 % 25, minutes % 60);
    return set_time(frame_day_of_time(frame, match, CLOCK_REACH), time, out);
}

/* "20:15" with a colon can stand alone; "20.15" or "20" needs "Uhr", or a range that
 * has it. */
static bool is_clock_time(const struct frame *frame, const struct match *match)
{
    if (match_bound(match, CLASS_CLOCK_WORD, 0) != NULL)
        return true;
    const struct slice text = token_at(frame->tokens, match->first)->lower;
    return text.length >= 4 && slice_find_byte(text, ':') != SIZE_MAX;
}

bool build_clock(const struct frame *frame, const struct match *match,
                 struct expression *out)
{
    int minutes = (int)bound_number(match, CLASS_CLOCK, 0);
    const struct binding *const more = match_bound(match, CLASS_CLOCK, 1);
    if (!is_clock_time(frame, match))
        return false;
    const struct binding *const word = match_bound(match, CLASS_CLOCK_WORD, 0);
    if (word != NULL && word->text.length > 0)
        minutes = minutes % (12 * 60) + (slice_is(word->text, "PM") ? 12 * 60 : 0);
    /* "20 Uhr 30": hours, then minutes. */
    if (more != NULL && word != NULL && more->first == word->end)
        minutes += (int)more->number / 60;
    return set_minutes(frame, match, minutes, out);
}

/* "um halb neun"; without a number word it is no time ("um halb Europa"). */
bool build_half_past(const struct frame *frame, const struct match *match,
                     struct expression *out)
{
    const int minutes = (int)bound_number(match, CLASS_CLOCK, 0);
    return minutes >= 60 && set_minutes(frame, match, minutes - 30, out);
}

bool build_quarter_past(const struct frame *frame, const struct match *match,
                        struct expression *out)
{
    const int minutes = (int)bound_number(match, CLASS_CLOCK, 0);
    const bool before = slice_is(match_bound(match, CLASS_LITERAL, 0)->text, "vor");
    return minutes >= 60 &&
           set_minutes(frame, match, minutes + (before ? -15 : 15), out);
}

bool build_midnight(const struct frame *frame, const struct match *match,
                    struct expression *out)
{
    return set_time(frame_day_of_time(frame, match, CLOCK_REACH), "24:00", out);
}

/* The letters of TIMEX3 for the time of day that is bound. */
static const char *bound_daypart(const struct match *match, char letters[4])
{
    static const enum time_class classes[] = { CLASS_DAYPART, CLASS_DAYPARTS,
                                               CLASS_AFTER_DAY, CLASS_WEEKDAY_PART,
                                               CLASS_TONIGHT };
    letters[0] = '\0';
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        const struct binding *const binding = match_bound(match, classes[i], 0);
        if (binding == NULL)
            continue;
        const struct slice text = binding->text;
        const size_t colon = slice_find_byte(text, ':');
        const struct slice part =
            colon == SIZE_MAX ? text : slice_part(text, colon + 1, text.length);
        (void)snprintf(letters, 4, "%.*s", (int)part.length, part.bytes);
        break;
    }
    return letters;
}

bool build_daypart(const struct frame *frame, const struct match *match,
                   struct expression *out)
{
    char letters[4];
    const uint32_t last = match->end - 1;
    if ((token_at(frame->tokens, last)->flags & WORD_CAPITAL) == 0 &&
        !frame->tokens->english)
        return false;
    const struct day day = frame_day_of_time(frame, match, DAYPART_REACH);
    return set_time(day, bound_daypart(match, letters), out);
}

/* The day that is bound as a date or a weekday; false if it is no date here. */
static bool find_dated_day(const struct frame *frame, const struct match *match,
                           struct day *day)
{
    struct expression dated = { 0 };
    if (match_bound(match, CLASS_MONTH, 0) == NULL) {
        const int weekday = (int)bound_number(match, CLASS_WEEKDAY, 0);
        *day = frame_weekday(frame, match, weekday, 2);
        return true;
    }
    const bool is_date = build_day(frame, match, &dated);
    *day = dated.day;
    return is_date;
}

/* "am frühen Morgen des 3. April", "am Abend des Montags". */
bool build_daypart_of_day(const struct frame *frame, const struct match *match,
                          struct expression *out)
{
    char letters[4];
    struct day day;
    if ((token_at(frame->tokens, match->end - 1)->flags & WORD_CAPITAL) == 0 ||
        !find_dated_day(frame, match, &day))
        return false;
    return set_time(day, bound_daypart(match, letters), out);
}

/* "abends": of the day that is told of, else of any day. */
bool build_dayparts(const struct frame *frame, const struct match *match,
                    struct expression *out)
{
    char letters[4];
    const struct day last = frame->last;
    if (last.day != 0 && frame_distance(frame, match->first) <= DAYPARTS_REACH)
        return set_time(last, bound_daypart(match, letters), out);
    (void)set_time((struct day){ 0 }, bound_daypart(match, letters), out);
    out->type = DATE_SET;
    return true;
}

/* The day of a weekday, or of "gestern", with its part. */
bool build_day_and_part(const struct frame *frame, const struct match *match,
                        struct expression *out)
{
    char letters[4];
    struct day day = { 0 };
    const struct binding *weekday = match_bound(match, CLASS_WEEKDAY_PART, 0);
    if (weekday == NULL)
        weekday = match_bound(match, CLASS_WEEKDAY, 0);
    if (weekday != NULL)
        day = frame_weekday(frame, match, (int)weekday->number, bound_shift(match, 2));
    else if (frame_knows_day(frame)) {
        const double adverbial = bound_number(match, CLASS_ADVERBIAL, 0);
        const int days = (int)bound_number(match, CLASS_ADVERB, adverbial);
        day = day_of_number(day_number(frame->now) + days);
    }
    out->day = day;
    return set_time(day, bound_daypart(match, letters), out);
}

/* "die Nacht zum Sonntag": it ends on that Sunday. */
bool build_night_before(const struct frame *frame, const struct match *match,
                        struct expression *out)
{
    const struct binding *const adverb = match_bound(match, CLASS_ADVERB, 0);
    struct day day = { 0 };
    if (adverb == NULL && !find_dated_day(frame, match, &day))
        return false;
    if (adverb != NULL && frame_knows_day(frame))
        day = day_of_number(day_number(frame->now) + (int32_t)adverb->number);
    return set_time(day, "NI", out);
}
