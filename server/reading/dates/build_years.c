#include <stdio.h>

#include "reading/dates/rules.h"

enum {
    FIRST_ODD_YEAR = 1400,
    FIRST_COMMON_YEAR = 1800,
    FIRST_YEAR_AHEAD = 2060,
    ROUND = 50 /* amounts are multiples of it more often than years */
};

int bound_year(const struct frame *frame, const struct match *match)
{
    const struct binding *const year = match_bound(match, CLASS_YEAR, 0);
    if (year != NULL)
        return (int)year->number;
    if (match_bound(match, CLASS_SHIFT, 0) != NULL && frame->now.year != 0)
        return frame->now.year + bound_shift(match, 0);
    return 0;
}

bool points_at_one(const struct frame *frame, const struct match *match)
{
    static const char *const words[] = { "im",    "seit", "vom",      "zum",    "bis",
                                         "ab",    "in",   "und",      "diesen", "since",
                                         "until", "oder", "für",      "auf",    "by",
                                         "vor",   "nach", "zwischen", "-",      "–",
                                         NULL };
    return bound_part(match) != PART_WHOLE ||
           slice_is_any(token_before(frame->tokens, match->first)->lower, words);
}

/* "Mais" is what grows in fields, unless an article makes it the genitive of May. */
static bool is_corn(const struct frame *frame, const struct match *match)
{
    const struct binding *const month = match_bound(match, CLASS_MONTH, 0);
    const struct tokens *const tokens = frame->tokens;
    return slice_is(token_at(tokens, month->first)->lower, "mais") &&
           !slice_is(token_before(tokens, month->first)->lower, "des") &&
           month->first == match->first;
}

bool build_month(const struct frame *frame, const struct match *match,
                 struct expression *out)
{
    struct day day = { .year = (int16_t)bound_year(frame, match),
                       .month = (uint8_t)bound_number(match, CLASS_MONTH, 0) };
    if (is_lower_month(frame, match) || is_corn(frame, match))
        return false;
    if (day.year == 0 && points_at_one(frame, match))
        day.year = (int16_t)frame_year(frame, match, day, 0);
    set_day(out, day);
    out->part = bound_part(match);
    return true;
}

bool build_year(const struct frame *frame, const struct match *match,
                struct expression *out)
{
    set_day(out, (struct day){ .year = (int16_t)bound_year(frame, match) });
    out->part = bound_part(match);
    return true;
}

/* Whether a line ends behind the expression. */
static bool on_next_line(const struct frame *frame, const struct match *match)
{
    const struct span between = { token_at(frame->tokens, match->end - 1)->span.end,
                                  token_at(frame->tokens, match->end)->span.start };
    return between.start < between.end &&
           slice_find_byte(span_text(frame->tokens->text, between), '\n') != SIZE_MAX;
}

/* "2019/947": what laws, files and telephones are known by. */
static bool is_number_of_act(const struct frame *frame, const struct match *match)
{
    const struct token *const token = token_at(frame->tokens, match->first);
    const struct token *const slash = token_at(frame->tokens, match->end);
    const struct token *const before = token_before(frame->tokens, match->first);
    if (slash->glued && slash->word == token->word && slice_is(slash->lower, "/"))
        return true;
    return !token->glued && !before->glued && before->kind == WORD_NUMBER &&
           before->sentence == token->sentence && before->lower.length >= 3;
}

/* "2000 Euro", "1990 Stimmen", "2000 im Jahr 2011": what stands behind is counted. */
static bool counts_what_follows(const struct frame *frame, const struct match *match)
{
    const uint64_t counted = class_bit(CLASS_UNIT) | class_bit(CLASS_UNITS) |
                             class_bit(CLASS_MEASURE) | class_bit(CLASS_SCALE);
    const struct token *const behind = token_at(frame->tokens, match->end);
    if ((behind->classes & counted) != 0 || is_number_of_act(frame, match))
        return true;
    if (behind->kind == WORD_NUMBER && !behind->glued)
        return !on_next_line(frame, match);
    return slice_is(behind->lower, "im") &&
           token_can_be(token_at(frame->tokens, match->end + 1), CLASS_YEAR_WORD);
}

/* "1800 und 2100 Stück", "1500 bis 12.000": what goes on with a number that is no year
 * is none. */
static bool goes_on_counting(const struct frame *frame, const struct match *match)
{
    const struct token *const sign = token_at(frame->tokens, match->end);
    const struct token *const next = token_at(frame->tokens, match->end + 1);
    return sign->kind == WORD_LETTERS &&
           (token_can_be(sign, CLASS_AND) || token_can_be(sign, CLASS_TO)) &&
           next->kind == WORD_NUMBER && !next->glued && next->number >= 100 &&
           token_can_be(next, CLASS_COUNT) && !token_can_be(next, CLASS_YEAR);
}

/* A noun behind a number is counted, unless a preposition of time stands before it;
 * round numbers are counts more often than years. */
static bool counts_noun(const struct frame *frame, const struct match *match)
{
    static const char *const of_time[] = { "seit",   "bis",   "anno", "sommer",
                                           "winter", "since", "in",   "vor",
                                           "nach",   "ab",    NULL };
    static const char *const of_amounts[] = { "mit",   "von",  "um",    "für",
                                              "die",   "der",  "den",   "mehr",
                                              "waren", "sind", "haben", "hatten",
                                              NULL };
    const struct token *const before = token_before(frame->tokens, match->first);
    const struct token *const behind = token_at(frame->tokens, match->end);
    const bool noun = behind->kind == WORD_LETTERS && behind->classes == 0 &&
                      (behind->flags & WORD_CAPITAL) != 0;
    if (!noun || on_next_line(frame, match) || slice_is_any(before->lower, of_time))
        return false;
    const int year = (int)bound_number(match, CLASS_YEAR, 0);
    return match->first == 0 || year % ROUND == 0 ||
           slice_is_any(before->lower, of_amounts);
}

/* "rund 2000", "2000 Euro": an amount. */
static bool counts_something(const struct frame *frame, const struct match *match)
{
    struct binding bound;
    const int year = (int)bound_number(match, CLASS_YEAR, 0);
    const bool bounded = match->first > 0 && class_match(frame->tokens, CLASS_BOUND,
                                                         match->first - 1, &bound) == 1;
    return (bounded && year % ROUND == 0) || counts_what_follows(frame, match) ||
           goes_on_counting(frame, match) || counts_noun(frame, match);
}

/* A piece of a word with letters: "A-1990", "1990er". */
static bool is_in_word(const struct frame *frame, const struct match *match)
{
    const struct token *const token = token_at(frame->tokens, match->first);
    const struct token *const before = token_before(frame->tokens, match->first);
    const struct token *const behind = token_at(frame->tokens, match->end);
    return token->glued && ((before->glued && before->word == token->word &&
                             before->kind == WORD_LETTERS) ||
                            (behind->glued && behind->word == token->word &&
                             behind->kind == WORD_LETTERS));
}

/* A number that names rather than counts: "Artikel 1999", "Nr. 2000". */
static bool is_designation(const struct frame *frame, const struct match *match)
{
    static const char *const labels[] = { "nummer", "nr",  "artikel", "paragraf",
                                          "seite",  "art", "s",       "no",
                                          "§",      "plz", NULL };
    for (uint32_t back = 1; back <= 2 && back <= match->first; back++)
        if (slice_is_any(token_at(frame->tokens, match->first - back)->lower, labels))
            return true;
    static const char *const resolutions[] = { "resolution", "resolutionen",
                                               "resolutions", NULL };
    if (slice_ends_with_any(token_before(frame->tokens, match->first)->lower,
                            resolutions))
        return true;
    return is_in_word(frame, match);
}

/* Numbers that are rarely years, round and very early ones, need a preposition or a
 * bracket before them. */
static bool is_rare_year(const struct frame *frame, const struct match *match, int year)
{
    static const char *const before[] = { "seit", "bis", "um", "nach", "vor",
                                          "anno", "ab",  "(",  "/",    "-",
                                          "–",    "in",  NULL };
    if (year < FIRST_YEAR_AHEAD &&
        (year >= FIRST_COMMON_YEAR || (year >= FIRST_ODD_YEAR && year % 100 != 0)))
        return false;
    return !slice_is_any(token_before(frame->tokens, match->first)->lower, before);
}

bool build_bare_year(const struct frame *frame, const struct match *match,
                     struct expression *out)
{
    const int year = (int)bound_number(match, CLASS_YEAR, 0);
    if (is_designation(frame, match) || counts_something(frame, match) ||
        is_rare_year(frame, match, year))
        return false;
    set_day(out, (struct day){ .year = (int16_t)year });
    return true;
}

/* "2013/14": both years, as ISO 8601 writes an interval. */
bool build_year_pair(const struct frame *frame, const struct match *match,
                     struct expression *out)
{
    const int first = (int)bound_number(match, CLASS_YEAR, 0);
    const struct binding *const year = match_bound(match, CLASS_YEAR, 1);
    const double count = bound_number(match, CLASS_COUNT, 0);
    if (is_rare_year(frame, match, first) || (year == NULL && count >= 100))
        return false;
    const int second =
        year != NULL ? (int)year->number : first / 100 * 100 + (int)count;
    if (second != first + 1)
        return false;
    out->type = DATE_DATE;
    (void)snprintf(out->value, sizeof out->value, "%04d/%04d", first, second);
    return true;
}
