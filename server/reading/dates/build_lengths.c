#include <stdio.h>
#include <string.h>

#include "reading/dates/rules.h"

/* How TIMEX3 writes a unit: hours, minutes and seconds stand behind a T. */
struct unit_letters {
    const char *unit, *prefix, *letters;
};

static const struct unit_letters units[] = {
    { "S", "T", "S" }, { "MI", "T", "M" }, { "H", "T", "H" },  { "D", "", "D" },
    { "W", "", "W" },  { "WE", "", "WE" }, { "M", "", "M" },   { "Q", "", "Q" },
    { "Y", "", "Y" },  { "DE", "", "DE" }, { "CE", "", "CE" }, { "ML", "", "ML" },
};

static const struct unit_letters *find_unit(struct slice unit)
{
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (slice_is(unit, units[i].unit))
            return &units[i];
    return NULL;
}

static bool set_length(enum date_type type, double count, struct slice unit,
                       struct expression *out)
{
    const struct unit_letters *const letters = find_unit(unit);
    if (letters == NULL)
        return false;
    char number[16] = "X";
    if (count >= 0)
        (void)snprintf(number, sizeof number, "%.6g", count);
    out->type = type;
    (void)snprintf(out->value, sizeof out->value, "P%s%s%s", letters->prefix, number,
                   letters->letters);
    return true;
}

/* The unit at the place (from 0) among the bound ones, singular or plural; one without
 * text if there is none. */
static const struct binding *bound_unit(const struct match *match, uint32_t number)
{
    for (uint32_t i = 0; i < match->count; i++) {
        const enum time_class class = match->bindings[i].class;
        if ((class == CLASS_UNIT || class == CLASS_UNITS || class == CLASS_UNITLIKE) &&
            number-- == 0)
            return &match->bindings[i];
    }
    static const struct binding none = { .text = { "", 0 } };
    return &none;
}

/* "mit zwölf Jahren", "mit seinen 34 Jahren", but not "mit drei Jahren Verspätung". */
static bool is_of_person(const struct frame *frame, const struct match *match,
                         struct slice before)
{
    const struct token *const behind = token_at(frame->tokens, match->end);
    const bool noun =
        behind->kind == WORD_LETTERS && (behind->flags & WORD_CAPITAL) != 0;
    return !noun &&
           (slice_is(before, "mit") ||
            slice_is(token_before(frame->tokens, match->first - 1)->lower, "mit"));
}

/* "ab 16 Jahren", "65 Jahre alt", "im Alter von 80 Jahren": how old somebody is. */
static bool is_age(const struct frame *frame, const struct match *match)
{
    static const char *const with[] = { "mit", "seinen", "ihren", NULL };
    static const char *const old[] = { "alt",   "alte",  "alten", "alter",
                                       "altes", "altem", "old",   NULL };
    const struct slice before = token_before(frame->tokens, match->first)->lower;
    const bool years = slice_is(bound_unit(match, 0)->text, "Y");
    if (slice_is_any(token_at(frame->tokens, match->end)->lower, old) ||
        (years && slice_is(before, "ab")))
        return true;
    if (years && slice_is_any(before, with) && is_of_person(frame, match, before))
        return true;
    for (uint32_t back = 2; back <= 4 && back <= match->first; back++) {
        const uint32_t at = match->first - back;
        if (slice_is(token_at(frame->tokens, at)->lower, "alter"))
            return slice_is(token_at(frame->tokens, at + 1)->lower, "von");
    }
    return false;
}

bool build_count(const struct frame *frame, const struct match *match,
                 struct expression *out)
{
    const struct binding *const unit = bound_unit(match, 0);
    const struct binding *const count = match_bound(match, CLASS_COUNT, 0);
    const bool plural = unit->class != CLASS_UNIT;
    const bool english = frame->tokens->english;
    if (count == NULL)
        return !plural && set_length(DATE_DURATION, 1, unit->text, out);
    const bool one = count->number == 1;
    const bool some = count->number < 0;
    /* A year number counts nothing, and "eines Tages" is no length. */
    const struct token *const first = token_at(frame->tokens, count->first);
    if (is_age(frame, match) || slice_is(first->lower, "eines"))
        return false;
    if (unit->class == CLASS_UNIT && !one && count->number > 1 && !english)
        return false;
    if (plural && one && unit->class == CLASS_UNITS)
        return false;
    /* "lange Zeit": vague words want the plural. */
    if (some && !plural)
        return false;
    return set_length(DATE_DURATION, count->number, unit->text, out);
}

bool build_sum(const struct frame *frame, const struct match *match,
               struct expression *out)
{
    (void)frame;
    struct expression second = { 0 };
    const struct binding *const more = match_bound(match, CLASS_COUNT, 1);
    if (!set_length(DATE_DURATION, match_bound(match, CLASS_COUNT, 0)->number,
                    bound_unit(match, 0)->text, out) ||
        !set_length(DATE_DURATION, more->number, bound_unit(match, 1)->text, &second))
        return false;
    const size_t length = strlen(out->value);
    const bool time = strchr(out->value, 'T') != NULL;
    const char *const rest = second.value + 1 + (time && second.value[1] == 'T');
    (void)snprintf(out->value + length, sizeof out->value - length, "%s", rest);
    return true;
}

/* A number of years says how old a person is, but how long a thing lasts: told by what
 * nouns of things end in. */
static bool lasts(const struct frame *frame, uint32_t noun)
{
    static const char *const endings[] = {
        "ung",     "heit",   "keit",   "ion",     "schaft",   "zeit",     "strafe",
        "frist",   "haft",   "trag",   "pause",   "krieg",    "kampf",    "arbeit",
        "blem",    "gramm",  "plan",   "jekt",    "bestehen", "läum",     "studie",
        "phase",   "tät",    "dienst", "suche",   "reise",    "leben",    "tum",
        "periode", "sperre", "streit", "prozess", "verbot",   "dauer",    "lehre",
        "studium", "bahn",   "nis",    "weg",     "bau",      "jubiläum", NULL
    };
    /* The same with an ending of case or number: "Strafen", "Vertrages". */
    const struct slice word = token_at(frame->tokens, noun)->lower;
    for (size_t cut = 0; cut <= 2 && cut < word.length; cut++)
        if (slice_ends_with_any(slice_part(word, 0, word.length - cut), endings))
            return true;
    return false;
}

bool build_lasting(const struct frame *frame, const struct match *match,
                   struct expression *out)
{
    const struct binding *const lasting = match_bound(match, CLASS_LASTING, 0);
    const struct binding *const count = match_bound(match, CLASS_COUNT, 0);
    const struct token *const token = token_at(frame->tokens, match->end - 1);
    if (token->flags & WORD_CAPITAL && !(token->flags & WORD_FIRST))
        return false;
    if (count == NULL && lasting->number == 0)
        return false;
    if (slice_is(lasting->text, "Y") && !lasts(frame, match->end))
        return false;
    return set_length(DATE_DURATION, count != NULL ? count->number : lasting->number,
                      lasting->text, out);
}

/* The value that the table gives. */
bool build_value(const struct frame *frame, const struct match *match,
                 struct expression *out)
{
    static const enum time_class classes[] = { CLASS_SET, CLASS_DURATION, CLASS_REF };
    static const enum date_type types[] = { DATE_SET, DATE_DURATION, DATE_DATE };
    const struct token *const last = token_at(frame->tokens, match->end - 1);
    /* "zur Zeit der Besatzung" is not now. */
    if (slice_is(last->lower, "zeit") &&
        token_can_be(token_at(frame->tokens, match->end), CLASS_ARTICLE))
        return false;
    for (size_t i = 0; i < 3; i++) {
        const struct binding *const binding = match_bound(match, classes[i], 0);
        if (binding == NULL)
            continue;
        out->type = types[i];
        (void)snprintf(out->value, sizeof out->value, "%.*s", (int)binding->text.length,
                       binding->text.bytes);
        return true;
    }
    return false;
}

/* "seit Jahren", "die vergangenen Wochen". */
bool build_vague(const struct frame *frame, const struct match *match,
                 struct expression *out)
{
    (void)frame;
    const struct binding *const unit = bound_unit(match, 0);
    if (unit->text.length > 0)
        return set_length(DATE_DURATION, COUNT_SOME, unit->text, out);
    const bool one = slice_is(match_bound(match, CLASS_LITERAL, 0)->text, "das");
    return set_length(DATE_DURATION, one ? 1 : COUNT_SOME, SLICE("Y"), out);
}

/* "jeden Montag", "alle vier Jahre", "jedes Jahr". */
bool build_every(const struct frame *frame, const struct match *match,
                 struct expression *out)
{
    (void)frame;
    const struct binding *const unit = bound_unit(match, 0);
    const struct binding *const weekday = match_bound(match, CLASS_WEEKDAY, 0);
    const struct binding *const count = match_bound(match, CLASS_COUNT, 0);
    const double ordinal = bound_number(match, CLASS_ORDINAL, 1);
    if (unit->text.length > 0) {
        return set_length(DATE_SET, count != NULL ? count->number : ordinal, unit->text,
                          out);
    }
    out->type = DATE_SET;
    const bool monthly = match_bound(match, CLASS_LITERAL, 0) != NULL;
    if (monthly)
        return set_length(DATE_SET, 1, SLICE("M"), out);
    if (weekday != NULL) {
        (void)snprintf(out->value, sizeof out->value, "XXXX-WXX-%d",
                       (int)weekday->number);
    } else {
        (void)snprintf(out->value, sizeof out->value, "P1D");
    }
    return true;
}

enum { COUNT_REACH = 8 };

/* Whether something is counted before: "500 Tote im Jahr", "zweimal am Tag". */
static bool follows_count(const struct frame *frame, uint32_t at)
{
    const uint32_t sentence = token_at(frame->tokens, at)->sentence;
    for (uint32_t back = 1; back <= COUNT_REACH && back <= at; back++) {
        const struct token *const token = token_at(frame->tokens, at - back);
        if (token->sentence != sentence)
            return false;
        if (token_can_be(token, CLASS_NUMBER) || token_can_be(token, CLASS_SCALE) ||
            (token->kind == WORD_NUMBER && !token_can_be(token, CLASS_YEAR)) ||
            (token->lower.length > 3 && slice_ends_with(token->lower, SLICE("mal"))))
            return true;
    }
    return false;
}

static struct slice rate_unit(struct slice word)
{
    const struct {
        const char *word, *unit;
    } rates[] = { { "jahr", "Y" },   { "monat", "M" },  { "woche", "W" },
                  { "tag", "D" },    { "stunde", "H" }, { "minute", "MI" },
                  { "sekunde", "S" } };
    for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++)
        if (slice_is(word, rates[i].word))
            return slice_of(rates[i].unit);
    return SLICE("");
}

/* "pro Jahr", "im Jahr", "in der Stunde". */
bool build_rate(const struct frame *frame, const struct match *match,
                struct expression *out)
{
    const struct binding *const unit = match_bound(match, CLASS_UNIT, 0);
    if (unit != NULL)
        return set_length(DATE_SET, 1, unit->text, out);
    const struct token *const last = token_at(frame->tokens, match->end - 1);
    const struct token *const behind = token_at(frame->tokens, match->end);
    const bool open = behind->kind == WORD_NUMBER || token_can_be(behind, CLASS_AND) ||
                      slice_is(behind->lower, "der") || slice_is(behind->lower, "des");
    return !open && follows_count(frame, match->first) &&
           set_length(DATE_SET, 1, rate_unit(last->lower), out);
}

/* "Jahr um Jahr", "Tag für Tag". */
bool build_repeat(const struct frame *frame, const struct match *match,
                  struct expression *out)
{
    (void)frame;
    const struct slice unit = bound_unit(match, 0)->text;
    return slice_equals(unit, bound_unit(match, 1)->text) &&
           set_length(DATE_SET, 1, unit, out);
}

bool build_weekdays(const struct frame *frame, const struct match *match,
                    struct expression *out)
{
    (void)frame;
    out->type = DATE_SET;
    (void)snprintf(out->value, sizeof out->value, "XXXX-WXX-%d",
                   (int)bound_number(match, CLASS_WEEKDAYS, 0));
    return true;
}

/* "in Zukunft", "zu jener Zeit" */
bool build_reference(const struct frame *frame, const struct match *match,
                     struct expression *out)
{
    struct binding era;
    if (class_match(frame->tokens, CLASS_ERA, match->end - 1, &era) == 0)
        return false;
    out->type = DATE_DATE;
    (void)snprintf(out->value, sizeof out->value, "%.*s", (int)era.text.length,
                   era.text.bytes);
    return true;
}

/* "Ex-Minister" */
bool build_past(const struct frame *frame, const struct match *match,
                struct expression *out)
{
    (void)frame;
    (void)match;
    out->type = DATE_DATE;
    (void)snprintf(out->value, sizeof out->value, "PAST_REF");
    return true;
}
