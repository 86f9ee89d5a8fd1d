#include "reading/dates/frame.h"

enum { NEAR_SENTENCES = 4 };

struct day frame_now(const struct publication *published)
{
    const struct day first = published->interval.earliest;
    const struct day last = published->interval.latest;
    struct day now = { 0 };
    if (!day_is_known(first) || !day_is_known(last) || first.year != last.year)
        return now;
    now.year = first.year;
    if (first.month == last.month) {
        now.month = first.month;
        now.day = first.day == last.day ? first.day : 0;
    }
    return now;
}

bool frame_knows_day(const struct frame *frame)
{
    return frame->now.day != 0;
}

/* The word before the token but for what stands between a preposition and its time:
 * "bis zum", "seit dem". */
static struct slice preposition_of(const struct frame *frame, uint32_t at)
{
    static const char *const passed[] = { "zum", "zur", "dem", "der", "den",
                                          "die", "in",  "the", NULL };
    const struct token *before = token_before(frame->tokens, at);
    for (int i = 0; i < 2 && at > 1 && slice_is_any(before->lower, passed); i++) {
        const struct token *const further = token_before(frame->tokens, --at);
        if (further->sentence != before->sentence)
            break;
        before = further;
    }
    return before->lower;
}

static bool looks_back(struct slice preposition)
{
    return slice_is(preposition, "seit") || slice_is(preposition, "since");
}

void frame_remember(struct frame *frame, struct day day, uint32_t token)
{
    if (day.year == 0)
        return;
    frame->last = day;
    frame->last_goes_on = looks_back(preposition_of(frame, token));
    frame->last_sentence = token_at(frame->tokens, token)->sentence;
    frame->last_token = token;
}

static bool looks_forward(struct slice preposition)
{
    return slice_is(preposition, "ab") || slice_is(preposition, "bis");
}

/* Prepositions that look back or ahead, whatever the verb does. */
static enum tense tense_of(const struct frame *frame, const struct match *match)
{
    const struct slice preposition = preposition_of(frame, match->first);
    if (looks_back(preposition))
        return TENSE_PAST;
    if (looks_forward(preposition))
        return TENSE_FUTURE;
    return tense_around(frame->tokens, match->first, match->end);
}

uint32_t frame_distance(const struct frame *frame, uint32_t token)
{
    return token_at(frame->tokens, token)->sentence - frame->last_sentence;
}

bool frame_looks_back(const struct frame *frame, const struct match *match)
{
    return looks_back(preposition_of(frame, match->first));
}

/* Days from the publication to the day; months are compared by their nearest day. */
static int distance(const struct frame *frame, struct day day)
{
    struct day now = frame->now;
    if (now.month == 0)
        return (day.year - now.year) * 365;
    if (day.day == 0 || now.day == 0) {
        day.day = 1;
        now.day = 1;
    }
    return day_number(day) - day_number(now);
}

static bool falls_on(struct day day, int weekday)
{
    return weekday == 0 ||
           (day_is_valid(day) && day_weekday(day_number(day)) == weekday);
}

static int absolute(int number)
{
    return number < 0 ? -number : number;
}

/* Whether a date so many days away fits the tense better than the best so far. */
static bool fits_better(enum tense tense, int days, int best)
{
    const bool wrong_side =
        (tense == TENSE_PAST && days > 0) || (tense == TENSE_FUTURE && days < 0);
    const bool best_wrong =
        (tense == TENSE_PAST && best > 0) || (tense == TENSE_FUTURE && best < 0);
    if (wrong_side != best_wrong)
        return best_wrong;
    return absolute(days) < absolute(best);
}

/* In a story of another year a day without a year belongs to that year. */
static bool tells_of_other_year(const struct frame *frame, const struct match *match,
                                enum tense tense)
{
    return frame->last.month != 0 && !frame->last_goes_on &&
           frame->last.year < frame->now.year - 1 && tense == TENSE_PAST &&
           frame_distance(frame, match->first) <= NEAR_SENTENCES;
}

/* The year near now in which the day exists, falls on its weekday, and fits the tense
 * best; 0 if there is none. A named weekday decides alone. */
static int nearest_year(const struct frame *frame, struct day day, int weekday,
                        enum tense tense)
{
    const enum tense wanted = weekday == 0 ? tense : TENSE_NONE;
    int best = 0;
    int best_days = 0;
    for (int year = frame->now.year - 1; year <= frame->now.year + 1; year++) {
        day.year = (int16_t)year;
        if (day.day != 0 && (!day_is_valid(day) || !falls_on(day, weekday)))
            continue;
        const int days = distance(frame, day);
        if (best == 0 || fits_better(wanted, days, best_days)) {
            best = year;
            best_days = days;
        }
    }
    return best;
}

/* "Vom 3. bis 7. März tagte der Rat", "bis Ende Januar wurden 21.000 Fälle
 * registriert": where the clause tells the past, the end of a span may lie on either
 * side. */
static enum tense tense_of_day(const struct frame *frame, const struct match *match)
{
    const bool either =
        looks_forward(preposition_of(frame, match->first)) &&
        tense_of_clause(frame->tokens, match->first, match->end) == TENSE_PAST;
    return either ? TENSE_NONE : tense_of(frame, match);
}

int frame_year(const struct frame *frame, const struct match *match, struct day day,
               int weekday)
{
    const enum tense tense = tense_of_day(frame, match);
    if (frame->now.year == 0) {
        return frame->last.month != 0 && day.month >= frame->last.month
                   ? frame->last.year
                   : 0;
    }
    if (weekday == 0 && tells_of_other_year(frame, match, tense))
        return frame->last.year;
    return nearest_year(frame, day, weekday, tense);
}

/* Whether the last day that was named is still to come: a plan goes on. */
static bool looks_ahead(const struct frame *frame)
{
    return frame->last.day != 0 && frame_knows_day(frame) &&
           day_number(frame->last) >= day_number(frame->now);
}

/* "Bis zum Freitag füllten sie Säcke": the days of a week are near on both sides. */
static enum tense tense_of_weekday(const struct frame *frame, const struct match *match)
{
    if (slice_is(preposition_of(frame, match->first), "bis") &&
        tense_of_clause(frame->tokens, match->first, match->end) == TENSE_PAST)
        return TENSE_PAST;
    return tense_of(frame, match);
}

struct day frame_weekday(const struct frame *frame, const struct match *match,
                         int weekday, int shift)
{
    if (!frame_knows_day(frame))
        return (struct day){ 0 };
    const int32_t now = day_number(frame->now);
    int ahead = (weekday - day_weekday(now) + 7) % 7; /* 0 to 6 days on */
    bool back = shift == -1;
    if (shift == 0 || shift == 2) {
        const enum tense tense = tense_of_weekday(frame, match);
        back = tense == TENSE_PAST || (tense == TENSE_NONE && !looks_ahead(frame));
        if (back && ahead == 0)
            return frame->now;
    }
    if (back)
        ahead -= 7;
    else if (shift == 1 && ahead == 0)
        ahead = 7;
    return day_of_number(now + ahead);
}

struct day frame_day_of_time(const struct frame *frame, const struct match *match,
                             uint32_t reach)
{
    const uint32_t sentences = frame_distance(frame, match->first);
    if (frame->last.day != 0 && sentences == 0 &&
        !stops_between(frame->tokens, frame->last_token, match->first))
        return frame->last;
    /* A list of events has no verbs; a story goes on with its day. */
    const bool story =
        tense_of_clause(frame->tokens, match->first, match->end) != TENSE_NONE;
    if (story && frame->last.day != 0 && sentences <= reach)
        return frame->last;
    return frame_knows_day(frame) ? frame->now : (struct day){ 0 };
}
