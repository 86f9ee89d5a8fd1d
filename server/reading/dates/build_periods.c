#include <stdio.h>

#include "reading/dates/rules.h"

struct season_start {
    const char *letters;
    uint8_t month;
};

static const struct season_start season_starts[] = {
    { "SP", 3 }, { "SU", 6 }, { "FA", 9 }, { "WI", 12 }
};

static uint8_t season_month(struct slice letters)
{
    for (size_t i = 0; i < sizeof season_starts / sizeof season_starts[0]; i++)
        if (slice_is(letters, season_starts[i].letters))
            return season_starts[i].month;
    return 0;
}

bool build_season(const struct frame *frame, const struct match *match,
                  struct expression *out)
{
    const struct binding *season = match_bound(match, CLASS_SEASON, 0);
    const bool months = season == NULL;
    if (months)
        season = match_bound(match, CLASS_SEASON_MONTHS, 0);
    struct day day = { .year = (int16_t)bound_year(frame, match),
                       .month = season_month(season->text) };
    const bool open =
        day.year == 0 && !months &&
        (frame_looks_back(frame, match) ||
         (points_at_one(frame, match) &&
          tense_around(frame->tokens, match->first, match->end) != TENSE_PRESENT));
    if (open)
        day.year = (int16_t)frame_year(frame, match, day, 0);
    out->type = months ? DATE_SET : DATE_DATE;
    char year[YEAR_SIZE];
    timex_year(day.year, year);
    (void)snprintf(out->value, sizeof out->value, "%s-%.*s", year,
                   (int)season->text.length, season->text.bytes);
    return true;
}

/* The month so many months from now. */
static struct day shifted_month(struct day now, int shift)
{
    const int months = 12 * now.year + now.month - 1 + shift;
    return (struct day){ .year = (int16_t)(months / 12),
                         .month = (uint8_t)(months % 12 + 1) };
}

static bool set_shifted_week(const struct frame *frame, int shift, bool weekend,
                             struct expression *out)
{
    out->type = DATE_DATE;
    if (frame_knows_day(frame))
        timex_week(day_number(frame->now) + 7 * shift, weekend, out->value);
    else
        (void)snprintf(out->value, sizeof out->value, "XXXX-WXX%s",
                       weekend ? "-WE" : "");
    return true;
}

static bool set_shifted_day(const struct frame *frame, const struct match *match,
                            int shift, struct expression *out)
{
    /* "Am nächsten Tag" goes on from the day that is told of. */
    const bool story = frame->last.day != 0 && shift != 0 &&
                       frame_distance(frame, match->first) <= STORY_SENTENCES;
    const struct day from = story ? frame->last : frame->now;
    out->type = DATE_DATE;
    if (from.day == 0)
        (void)snprintf(out->value, sizeof out->value, "XXXX-XX-XX");
    else
        set_day(out, day_of_number(day_number(from) + shift));
    return true;
}

/* Decades and centuries: the year without its last digits. */
static bool set_long_period(const struct frame *frame, int shift, int years,
                            struct expression *out)
{
    const int number = frame->now.year / years + shift;
    out->type = DATE_DATE;
    if (frame->now.year == 0)
        (void)snprintf(out->value, sizeof out->value, "%s", years == 10 ? "XXX" : "XX");
    else
        (void)snprintf(out->value, sizeof out->value, "%0*d", years == 10 ? 3 : 2,
                       number);
    return true;
}

static bool set_shifted_year(const struct frame *frame, int shift,
                             struct expression *out)
{
    struct day day = { 0 };
    if (frame->now.year != 0)
        day.year = (int16_t)(frame->now.year + shift);
    set_day(out, day);
    return true;
}

static bool set_shifted_quarter(const struct frame *frame, int shift,
                                struct expression *out)
{
    out->type = DATE_DATE;
    const int quarters = 4 * frame->now.year + (frame->now.month - 1) / 3 + shift;
    if (frame->now.month == 0)
        (void)snprintf(out->value, sizeof out->value, "XXXX-QX");
    else
        (void)snprintf(out->value, sizeof out->value, "%04d-Q%d", quarters / 4,
                       quarters % 4 + 1);
    return true;
}

/* "ein Bericht, der vergangene Woche erschien": the pronoun is none of its article. */
static bool is_pronoun(const struct frame *frame, const struct match *match,
                       const struct binding *article)
{
    const struct binding *const unit = match_bound(match, CLASS_UNIT, 0);
    const struct binding *const shift = match_bound(match, CLASS_SHIFT, 0);
    return shift != NULL && unit != NULL && slice_is(unit->text, "W") &&
           slice_is(token_at(frame->tokens, article->first)->lower, "der") &&
           slice_ends_with(token_at(frame->tokens, shift->first)->lower, SLICE("e"));
}

/* "vergangene Woche", "dieses Jahr", "Anfang des Monats", "die Woche darauf". */
bool build_shift(const struct frame *frame, const struct match *match,
                 struct expression *out)
{
    const struct binding *const unit = match_bound(match, CLASS_UNIT, 0);
    const struct binding *const article = match_bound(match, CLASS_ARTICLE, 0);
    const struct slice letters = unit != NULL ? unit->text : SLICE("Y");
    const int shift = bound_shift(match, 0);
    out->part = bound_part(match);
    /* The genitive's article belongs to what stands before: "die Ernte des letzten
     * Jahres". */
    if (article != NULL && out->part == PART_WHOLE &&
        (slice_is(token_at(frame->tokens, article->first)->lower, "des") ||
         is_pronoun(frame, match, article)))
        return false;
    if (slice_is(letters, "Y"))
        return set_shifted_year(frame, shift, out);
    if (slice_is(letters, "W"))
        return set_shifted_week(frame, shift, false, out);
    if (slice_is(letters, "WE"))
        return set_shifted_week(frame, shift, true, out);
    if (slice_is(letters, "D"))
        return out->part == PART_WHOLE && set_shifted_day(frame, match, shift, out);
    if (slice_is(letters, "DE"))
        return set_long_period(frame, shift, 10, out);
    if (slice_is(letters, "CE"))
        return set_long_period(frame, shift, 100, out);
    if (slice_is(letters, "Q"))
        return set_shifted_quarter(frame, shift, out);
    if (!slice_is(letters, "M"))
        return false;
    if (frame->now.month != 0)
        set_day(out, shifted_month(frame->now, shift));
    else
        (void)snprintf(out->value, sizeof out->value, "XXXX-XX");
    return true;
}

/* The unit of what is told of, moved by so many; else that of now. */
static bool set_unit_of_story(const struct frame *frame, const struct match *match,
                              struct slice unit, int shift, struct expression *out)
{
    struct frame story = *frame;
    const bool precise = slice_is(unit, "Y")   ? frame->last.year != 0
                         : slice_is(unit, "M") ? frame->last.month != 0
                                               : frame->last.day != 0;
    if (precise && frame_distance(frame, match->first) <= STORY_SENTENCES)
        story.now = frame->last;
    if (slice_is(unit, "Y"))
        return set_shifted_year(&story, shift, out);
    if (slice_is(unit, "W"))
        return set_shifted_week(&story, shift, false, out);
    if (slice_is(unit, "D") && story.now.day != 0) {
        set_day(out, day_of_number(day_number(story.now) + shift));
        return true;
    }
    if (!slice_is(unit, "M") || story.now.month == 0)
        return false;
    set_day(out, shifted_month(story.now, shift));
    return true;
}

/* "die Woche darauf", "im Jahr zuvor": from what is told of, else from now. */
bool build_next_to(const struct frame *frame, const struct match *match,
                   struct expression *out)
{
    const struct binding *const side = &match->bindings[match->count - 1];
    const struct binding *const period = side - 1;
    const int shift =
        slice_is(side->text, "darauf") || slice_is(side->text, "danach") ? 1 : -1;
    if (slice_starts_with(period->text, SLICE("tag")))
        return set_shifted_day(frame, match, shift, out);
    if (slice_is(period->text, "woche"))
        return set_unit_of_story(frame, match, SLICE("W"), shift, out);
    return set_unit_of_story(frame, match,
                             slice_is(period->text, "jahr") ? SLICE("Y") : SLICE("M"),
                             shift, out);
}

/* "im selben Jahr": that of what is told of; without that it says nothing. */
bool build_same(const struct frame *frame, const struct match *match,
                struct expression *out)
{
    return frame->last.year != 0 &&
           set_unit_of_story(frame, match, match_bound(match, CLASS_UNIT, 0)->text, 0,
                             out);
}

/* "Vortag", "Folgewoche": so many units from what is told of. */
bool build_step(const struct frame *frame, const struct match *match,
                struct expression *out)
{
    const struct slice step = match_bound(match, CLASS_STEP, 0)->text;
    const int shift = slice_starts_with(step, SLICE("-")) ? -1 : 1;
    const struct slice unit = slice_part(step, step.length - 1, step.length);
    return slice_is(unit, "D") ? set_shifted_day(frame, match, shift, out)
                               : set_unit_of_story(frame, match, unit, shift, out);
}

/* "am Wochenende": the last one if the tense is past. */
bool build_weekend(const struct frame *frame, const struct match *match,
                   struct expression *out)
{
    if (!slice_is(match_bound(match, CLASS_UNIT, 0)->text, "WE"))
        return false;
    const bool past =
        tense_around(frame->tokens, match->first, match->end) == TENSE_PAST;
    const bool weekend_now =
        frame_knows_day(frame) && day_weekday(day_number(frame->now)) >= 6;
    return set_shifted_week(frame, past && !weekend_now ? -1 : 0, true, out);
}

/* "Jahresende": of the named year, else of this one. */
bool build_edge(const struct frame *frame, const struct match *match,
                struct expression *out)
{
    const struct binding *const year = match_bound(match, CLASS_YEAR, 0);
    set_day(out, (struct day){ .year = (int16_t)(year == NULL ? frame->now.year
                                                              : year->number) });
    out->part = bound_part(match);
    return true;
}

/* What is counted before may be any number. */
static bool set_decade(double decade, struct expression *out)
{
    if (decade < 0 || decade > 2090)
        return false;
    const int year = (decade < 100 ? 1900 : 0) + (int)decade;
    if (year % 10 != 0 || year < 1000)
        return false;
    out->type = DATE_DATE;
    (void)snprintf(out->value, sizeof out->value, "%03d", year / 10);
    return true;
}

bool build_decade(const struct frame *frame, const struct match *match,
                  struct expression *out)
{
    (void)frame;
    const double years = bound_number(match, CLASS_DECADE_YEARS, 0);
    return set_decade(bound_number(match, CLASS_DECADE, years), out);
}

bool build_digit_decade(const struct frame *frame, const struct match *match,
                        struct expression *out)
{
    (void)frame;
    const double count = bound_number(match, CLASS_COUNT, 0);
    return set_decade(bound_number(match, CLASS_YEAR, count), out);
}

static bool set_century(int number, struct expression *out)
{
    (void)snprintf(out->value, sizeof out->value, "%02d", (number - 1) % 100);
    return number >= 1 && number <= 21;
}

/* A quarter or half of the year that is named, else of this one. */
static bool set_part_of_year(const struct frame *frame, const struct match *match,
                             int number, struct expression *out)
{
    const bool half = match_bound(match, CLASS_HALF_YEAR, 0) != NULL;
    const int named = bound_year(frame, match);
    char year[YEAR_SIZE];
    timex_year(named != 0 ? named : frame->now.year, year);
    (void)snprintf(out->value, sizeof out->value, "%s-%c%d", year, half ? 'H' : 'Q',
                   number % 10);
    return number >= 1 && number <= (half ? 2 : 4);
}

/* "die zweite Woche" of what is told, "den ersten Tag" as a length. */
static bool set_ordinal_unit(const struct frame *frame, const struct match *match,
                             int number, struct expression *out)
{
    const struct slice unit = match_bound(match, CLASS_UNIT, 0)->text;
    if (slice_is(unit, "W") && frame->last.day != 0) {
        timex_week(day_number(frame->last) + 7 * (number - 1), false, out->value);
        return true;
    }
    out->type = DATE_DURATION;
    (void)snprintf(out->value, sizeof out->value, "P1%.*s", (int)unit.length,
                   unit.bytes);
    return match_bound(match, CLASS_ORDINAL, 0) != NULL &&
           match_bound(match, CLASS_YEAR, 0) == NULL &&
           (slice_is(unit, "D") || slice_is(unit, "W") || slice_is(unit, "Y"));
}

/* "das 19. Jahrhundert", "erstes Quartal 2024", "den ersten Tag". */
bool build_ordinal_period(const struct frame *frame, const struct match *match,
                          struct expression *out)
{
    const double count = bound_number(match, CLASS_COUNT, 0);
    const double day = bound_number(match, CLASS_DAY, count);
    const int number = (int)bound_number(match, CLASS_ORDINAL, day);
    const struct binding *const unit = match_bound(match, CLASS_UNIT, 0);
    out->type = DATE_DATE;
    if (unit == NULL)
        return match_bound(match, CLASS_HALF_YEAR, 0) != NULL &&
               set_part_of_year(frame, match, number, out);
    if (slice_is(unit->text, "CE"))
        return set_century(number, out);
    /* Of two ordinals the first has a unit only as one of several centuries. */
    if (unit->first >= match->end)
        return false;
    if (slice_is(unit->text, "Q"))
        return set_part_of_year(frame, match, number, out);
    return set_ordinal_unit(frame, match, number, out);
}
