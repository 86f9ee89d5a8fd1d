#include "reading/dates/anchors.h"

#include <math.h>

/* How a length lies to the day that it is counted from. */
enum anchor {
    ANCHOR_NONE,
    ANCHOR_AGO,    /* a point before: "vor drei Wochen" */
    ANCHOR_IN,     /* a point behind: "in drei Wochen", "zwei Tage später" */
    ANCHOR_UP_TO,  /* all the time before: "seit drei Wochen", "in den letzten Tagen" */
    ANCHOR_FROM_ON /* all the time behind: "in den kommenden Tagen" */
};

/* What the words around a length say. */
struct anchoring {
    enum anchor anchor;
    struct interval from;   /* the day that it is counted from */
    bool at_least, at_most; /* "mehr als", "höchstens" */
};

/* A length as so many months and days; either may be a fraction. `slack` is half of the
 * smallest unit (a quarter, if halves are counted), in whole days; `vague`: the number
 * is not told, and `most` is what would rather be told in the next larger unit, in days
 * (0: no limit). */
struct length {
    double months, days, slack, most;
    bool vague;
};

struct unit_length {
    const char *letters; /* a T before them: of times */
    double months, days, most;
};

static const struct unit_length units[] = {
    { "TS", 0, 1.0 / 86400, 1 }, { "TM", 0, 1.0 / 1440, 1 }, { "TH", 0, 1.0 / 24, 2 },
    { "D", 0, 1, 31 },           { "WE", 0, 7, 183 },        { "W", 0, 7, 183 },
    { "M", 1, 0, 731 },          { "Q", 3, 0, 1461 },        { "Y", 12, 0, 0 },
    { "DE", 120, 0, 0 },         { "CE", 1200, 0, 0 },
};

enum { DAYS_OF_MONTH = 30, LONGEST = 3600000, WALK = 4 };

static const struct unit_length *find_unit(struct slice letters, bool time)
{
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        const bool of_time = units[i].letters[0] == 'T';
        if (of_time == time && slice_is(letters, units[i].letters + of_time))
            return &units[i];
    }
    return NULL;
}

/* The number at *at, which moves behind it; -1 for X. */
static double take_number(struct slice text, size_t *at)
{
    double number = 0;
    double scale = 0;
    if (*at < text.length && text.bytes[*at] == 'X') {
        ++*at;
        return -1;
    }
    for (; *at < text.length; ++*at) {
        const char byte = text.bytes[*at];
        if (byte == '.')
            scale = 1;
        else if (byte < '0' || byte > '9')
            break;
        else {
            number = 10 * number + (byte - '0');
            scale *= 10;
        }
    }
    return scale > 0 ? number / scale : number;
}

/* The letters at *at, which moves behind them. */
static struct slice take_letters(struct slice text, size_t *at)
{
    const size_t start = *at;
    while (*at < text.length && text.bytes[*at] >= 'A' && text.bytes[*at] <= 'Y')
        ++*at;
    return slice_part(text, start, *at);
}

/* "P3Y4M", "PT48H", "PXW". */
static bool read_length(struct slice value, struct length *out)
{
    bool time = false;
    *out = (struct length){ 0 };
    for (size_t at = 1; at < value.length;) {
        time |= value.bytes[at] == 'T';
        at += value.bytes[at] == 'T';
        const double number = take_number(value, &at);
        const struct unit_length *const unit =
            find_unit(take_letters(value, &at), time);
        if (unit == NULL)
            return false;
        out->vague |= number < 0;
        out->months += unit->months * (number < 0 ? 1 : number);
        out->days += unit->days * (number < 0 ? 1 : number);
        const double part = number > floor(number) ? 4 : 2;
        out->slack = floor((unit->months * DAYS_OF_MONTH + unit->days) / part);
        out->most = unit->most;
    }
    return out->months + out->days > 0 &&
           out->months * DAYS_OF_MONTH + out->days < LONGEST;
}

/* The day moved by so many months, then days; month 0 if the day is not known, or the
 * calendar ends. */
static struct day move_day(struct day day, double months, double days)
{
    if (!day_is_known(day))
        return day;
    const double whole = trunc(months);
    const int number = 12 * day.year + day.month - 1 + (int)whole;
    const int year = number / 12;
    if (number < 12 || year > 9998)
        return (struct day){ 0 };
    const int month = number % 12 + 1;
    const int length = day_month_length(year, month);
    const struct day moved = { (int16_t)year, (uint8_t)month,
                               day.day > length ? (uint8_t)length : day.day };
    const struct day result = day_of_number(
        day_number(moved) + (int32_t)(days + (months - whole) * DAYS_OF_MONTH));
    return result.year < 1 || result.year > 9999 ? (struct day){ 0 } : result;
}

/* So far behind the day, or before it if `way` is -1; what lies further on that way is
 * rounded up if `far`. */
static struct day go(struct day day, const struct length *length, int way, double slack,
                     bool far)
{
    const double days = length->days + slack;
    const double rounded = far ? ceil(days) : floor(days);
    return move_day(day, way * length->months, way * rounded);
}

/* The nearest and the furthest day of a point that is so far away. */
static void find_point(const struct anchoring *anchoring, const struct length *length,
                       int way, struct day *near, struct day *far)
{
    const struct day nearest =
        way < 0 ? anchoring->from.latest : anchoring->from.earliest;
    const struct day furthest =
        way < 0 ? anchoring->from.earliest : anchoring->from.latest;
    const struct day open = { 0 };
    const struct length most = { .days = length->most };
    const double slack = anchoring->at_least || anchoring->at_most ? 0 : length->slack;
    *near = go(nearest, length, way, length->vague ? 0 : -slack, false);
    *far = go(furthest, length, way, slack, true);
    if (anchoring->at_most)
        *near = nearest;
    if (anchoring->at_least)
        *far = open;
    if (length->vague)
        *far = length->most == 0 ? open : go(furthest, &most, way, 0, true);
}

static struct interval measure(const struct anchoring *anchoring,
                               const struct length *length)
{
    const int way =
        anchoring->anchor == ANCHOR_AGO || anchoring->anchor == ANCHOR_UP_TO ? -1 : 1;
    const bool point =
        anchoring->anchor == ANCHOR_AGO || anchoring->anchor == ANCHOR_IN;
    struct length exact = *length;
    struct day near;
    struct day far;
    if (!point)
        exact.slack = 0;
    find_point(anchoring, &exact, way, &near, &far);
    if (!point)
        near = way < 0 ? anchoring->from.latest : anchoring->from.earliest;
    return way < 0 ? (struct interval){ far, near } : (struct interval){ near, far };
}

/* "letzten", "kommenden": from the publication. "Vorangegangen" and "folgend" go on
 * from what is told of. */
static int shift_from_now(const struct token *token)
{
    static const char *const back[] = { "letzt",      "vergangen", "zurückliegend",
                                        "verflossen", "last",      "past",
                                        NULL };
    static const char *const ahead[] = { "nächst", "kommend", "next", "coming", NULL };
    if (!token_can_be(token, CLASS_SHIFT))
        return 0;
    if (slice_starts_with_any(token->lower, back))
        return -1;
    return slice_starts_with_any(token->lower, ahead) ? 1 : 0;
}

/* Takes in what a word inside the expression, or between it and its preposition, says:
 * *shift becomes -1 or 1 where one is told. */
static void weigh(const struct tokens *tokens, uint32_t at, struct anchoring *anchoring,
                  int *shift)
{
    struct binding bound;
    const int here = shift_from_now(token_at(tokens, at));
    if (here != 0)
        *shift = here;
    if (class_match(tokens, CLASS_BOUND, at, &bound) == 0)
        return;
    anchoring->at_least |= slice_is(bound.text, "min");
    anchoring->at_most |= slice_is(bound.text, "max");
}

/* Words that may stand between a preposition and the length. "Über" is a bound here. */
static bool is_passed(const struct token *token)
{
    const uint64_t passed = class_bit(CLASS_ARTICLE) | class_bit(CLASS_SHIFT) |
                            class_bit(CLASS_BOUND) | class_bit(CLASS_FILLER) |
                            class_bit(CLASS_ALL) | class_bit(CLASS_APPROX);
    return (token_alone(token) & passed) != 0;
}

/* "Die letzten Tage des Krieges", "in den letzten Wochen vor der Wahl": of something
 * else than now. */
static bool belongs_to_other(const struct token *behind)
{
    static const char *const words[] = { "des",    "der",   "eines", "einer",  "seines",
                                         "seiner", "ihres", "ihrer", "dieses", "dieser",
                                         "vor",    "nach",  "von",   "of",     "before",
                                         "after",  NULL };
    return slice_is_any(behind->lower, words);
}

/* "zwei Tage später", "ein Jahr zuvor": from the day that is told of. */
static enum anchor anchor_in_story(const struct token *last, const struct token *behind)
{
    static const char *const later[] = { "später", "danach", "darauf", "later", NULL };
    static const char *const earlier[] = { "früher", "zuvor",   "davor", "vorher",
                                           "before", "earlier", NULL };
    if (slice_is(behind->lower, "als") || slice_is(behind->lower, "than"))
        return ANCHOR_NONE;
    if (slice_is_any(last->lower, later))
        return ANCHOR_IN;
    return slice_is_any(last->lower, earlier) ? ANCHOR_AGO : ANCHOR_NONE;
}

/* "Three weeks ago"; "das ist drei Wochen her", "liegt drei Wochen zurück", but not
 * "kehrte nach drei Wochen zurück". */
static bool lies_behind(const struct frame *frame, const struct token *before,
                        uint32_t end)
{
    static const char *const other[] = { "nach", "in",  "für", "mit", "binnen",
                                         "um",   "von", "auf", NULL };
    const struct slice behind = token_at(frame->tokens, end)->lower;
    if (frame->tokens->english)
        return slice_is(token_at(frame->tokens, end - 1)->lower, "ago") ||
               slice_is(behind, "ago");
    return slice_is(before->lower, "vor") ||
           ((slice_is(behind, "her") || slice_is(behind, "zurück")) &&
            !slice_is_any(before->lower, other));
}

/* The anchor that makes the publication the day that is counted from. */
static enum anchor anchor_from_now(const struct frame *frame,
                                   const struct token *before, uint32_t first,
                                   uint32_t end, int shift)
{
    static const char *const elsewhere[] = { "vor", "nach", "before", "after", NULL };
    if (shift != 0) {
        const bool other = belongs_to_other(token_at(frame->tokens, end)) ||
                           slice_is_any(before->lower, elsewhere);
        return other ? ANCHOR_NONE : shift < 0 ? ANCHOR_UP_TO : ANCHOR_FROM_ON;
    }
    if (lies_behind(frame, before, end))
        return ANCHOR_AGO;
    if (slice_is(before->lower, "seit") || slice_is(before->lower, "since"))
        return ANCHOR_UP_TO;
    const bool ahead = slice_is(before->lower, "in") &&
                       tense_around(frame->tokens, first, end) == TENSE_FUTURE;
    return ahead ? ANCHOR_IN : ANCHOR_NONE;
}

/* The day that is told of, if it is near. */
static bool find_story(const struct frame *frame, uint32_t first, struct interval *from)
{
    from->earliest = from->latest = frame->last;
    return frame->last.day != 0 && frame_distance(frame, first) <= STORY_SENTENCES;
}

/* The token, or none if it stands in another sentence. */
static const struct token *token_of(const struct tokens *tokens, uint32_t at,
                                    uint32_t sentence)
{
    const struct token *const token = token_at(tokens, at);
    return token->sentence == sentence ? token : &no_token;
}

static struct anchoring read_anchoring(const struct frame *frame, uint32_t first,
                                       uint32_t end)
{
    const struct tokens *const tokens = frame->tokens;
    const uint32_t sentence = token_at(tokens, first)->sentence;
    struct anchoring anchoring = { .from = frame->published };
    int shift = 0;
    for (uint32_t i = first; i < end; i++)
        weigh(tokens, i, &anchoring, &shift);
    uint32_t at = first - 1;
    for (uint32_t i = 0; i < WALK && is_passed(token_of(tokens, at, sentence));
         i++, at--)
        weigh(tokens, at, &anchoring, &shift);
    const struct token *const preposition = token_of(tokens, at, sentence);
    /* "Über die letzten zwei Jahre": not more than two. */
    anchoring.at_least &= shift == 0;
    anchoring.anchor = anchor_from_now(frame, preposition, first, end, shift);
    if (anchoring.anchor == ANCHOR_NONE && find_story(frame, first, &anchoring.from))
        anchoring.anchor =
            anchor_in_story(token_at(tokens, end - 1), token_at(tokens, end));
    return anchoring;
}

struct interval anchored_interval(const struct frame *frame, struct slice length,
                                  uint32_t first, uint32_t end)
{
    struct length measured;
    const struct anchoring anchoring = read_anchoring(frame, first, end);
    if (anchoring.anchor == ANCHOR_NONE || !read_length(length, &measured))
        return (struct interval){ 0 };
    return measure(&anchoring, &measured);
}
