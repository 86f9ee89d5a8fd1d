#include "reading/dates/figures.h"

#include "news/date.h"
#include "reading/dates/grammar.h"

/* A number as the text has it: bound words, numeral, unit. */
struct amount {
    uint32_t first, numeral, end; /* tokens; the unit is included in `end` */
    double value;
    enum figure_bound bound;
    bool bounded; /* by words of its own */
    bool scaled;  /* "Millionen" */
    struct span unit;
};

struct seeker {
    const struct tokens *tokens;
    const struct list *dates;
    uint32_t next_date;
    struct arena *arena;
    struct list *figures;
};

static bool same_sentence(const struct tokens *tokens, uint32_t a, uint32_t b)
{
    return token_at(tokens, a)->sentence == token_at(tokens, b)->sentence;
}

/* Whether a date covers the token; dates are passed in text order. */
static bool in_date(const struct seeker *seeker, uint32_t at)
{
    const struct date *const dates = seeker->dates->items;
    const struct span span = token_at(seeker->tokens, at)->span;
    for (uint32_t i = seeker->next_date;
         i < seeker->dates->count && dates[i].span.start < span.end; i++)
        if (span_overlaps(dates[i].span, span))
            return true;
    return false;
}

static void pass_dates(struct seeker *seeker, uint32_t at)
{
    const struct date *const dates = seeker->dates->items;
    const uint32_t start = token_at(seeker->tokens, at)->span.start;
    while (seeker->next_date < seeker->dates->count &&
           dates[seeker->next_date].span.end <= start)
        seeker->next_date++;
}

static enum figure_bound bound_named(struct slice name)
{
    if (slice_is(name, "min"))
        return FIGURE_MIN;
    if (slice_is(name, "max"))
        return FIGURE_MAX;
    return slice_is(name, "approx") ? FIGURE_APPROX : FIGURE_EXACT;
}

/* "mindestens", "mehr als etwa": the first that is not approximate counts. */
static uint32_t read_bounds(const struct tokens *tokens, uint32_t at,
                            struct amount *amount)
{
    struct binding binding;
    uint32_t length = 0;
    while ((length = class_match(tokens, CLASS_BOUND, at, &binding)) > 0) {
        const enum figure_bound bound = bound_named(binding.text);
        if (!amount->bounded || amount->bound == FIGURE_APPROX)
            amount->bound = bound;
        amount->bounded = true;
        at += length;
        if (slice_is(token_at(tokens, at)->lower, ".") &&
            token_at(tokens, at - 1)->flags & WORD_ABBREVIATION)
            at++;
    }
    return at;
}

/* "ein Dutzend", "eine halbe Million", "mehrere Tausend". */
static uint32_t read_article_and_scale(const struct tokens *tokens, uint32_t at,
                                       struct amount *amount)
{
    struct binding binding;
    struct binding scale;
    const uint32_t length = class_match(tokens, CLASS_COUNT, at, &binding);
    const bool some = binding.number < 0;
    uint32_t end = at + length;
    double value = some ? 2 : binding.number; /* "mehrere": two at least */
    if (length == 0)
        return 0;
    for (int i = 0; i < SCALES_MAX && class_match(tokens, CLASS_SCALE, end, &scale) > 0;
         i++) {
        value *= scale.number;
        end++;
    }
    if (end == at + length) {
        const struct token *const token = token_at(tokens, end);
        if (!some || !token_can_be(token, CLASS_NUMBER) || token->number < 100)
            return 0;
        value = 2 * token->number;
        end++;
    }
    if (some && !amount->bounded)
        amount->bound = FIGURE_MIN;
    amount->value = value;
    amount->scaled = true;
    return end;
}

/* "Dutzende", "Hunderttausende (von)": at least one of them. */
static uint32_t read_crowd(const struct tokens *tokens, uint32_t at,
                           struct amount *amount)
{
    struct binding binding;
    uint32_t length = class_match(tokens, CLASS_CROWD, at, &binding);
    if (length == 0)
        return 0;
    double value = binding.number;
    if (class_match(tokens, CLASS_SCALE, at + length, &binding) > 0) {
        value *= binding.number;
        length++;
    }
    length += slice_is(token_at(tokens, at + length)->lower, "von");
    if (!amount->bounded)
        amount->bound = FIGURE_MIN;
    amount->value = value;
    amount->scaled = true;
    return at + length;
}

/* Pieces of words count only in ranges: "70-80", never "152-mm" or "0471/27". */
static bool is_free(const struct tokens *tokens, uint32_t at)
{
    const struct token *const token = token_at(tokens, at);
    if (!token->glued)
        return true;
    for (uint32_t i = at; i-- > 0 && token_at(tokens, i)->word == token->word;) {
        if (token_at(tokens, i)->kind != WORD_NUMBER ||
            slice_is(token_at(tokens, i)->lower, "/"))
            return false;
    }
    for (uint32_t i = at + 1;
         token_at(tokens, i)->word == token->word && i < tokens->count; i++) {
        if (token_at(tokens, i)->kind != WORD_NUMBER ||
            slice_is(token_at(tokens, i)->lower, "/"))
            return false;
    }
    return token->kind == WORD_NUMBER;
}

static bool is_ordinal(const struct tokens *tokens, uint32_t at)
{
    return token_at(tokens, at)->kind == WORD_NUMBER &&
           slice_is(token_at(tokens, at + 1)->lower, ".") &&
           same_sentence(tokens, at, at + 2);
}

static bool is_number_token(const struct token *token)
{
    return token->kind == WORD_NUMBER || token->glued;
}

/* "0471 27 02 56", "0473": numbers in a row, or with a nought before them, are dialled.
 */
static bool is_dialled(const struct tokens *tokens, uint32_t at)
{
    const struct token *const token = token_at(tokens, at);
    if (token->kind != WORD_NUMBER)
        return false;
    if (token->lower.length > 1 && token->lower.bytes[0] == '0' &&
        token->lower.bytes[1] >= '0' && token->lower.bytes[1] <= '9')
        return true;
    const bool row_behind = token_at(tokens, at + 1)->kind == WORD_NUMBER &&
                            !token->glued && same_sentence(tokens, at, at + 1);
    const bool row_before = at > 0 && is_number_token(token_at(tokens, at - 1)) &&
                            !token->glued && same_sentence(tokens, at, at - 1);
    return row_behind || row_before;
}

static uint32_t read_numeral(const struct tokens *tokens, uint32_t at,
                             struct amount *amount)
{
    const struct token *const token = token_at(tokens, at);
    if (token_can_be(token, CLASS_CROWD)) {
        const uint32_t end = read_crowd(tokens, at, amount);
        if (end > 0)
            return end;
    }
    if (!token_can_be(token, CLASS_COUNT))
        return 0;
    if (!token_can_be(token, CLASS_NUMBER) && token->kind != WORD_NUMBER)
        return read_article_and_scale(tokens, at, amount);
    if (!is_free(tokens, at) || is_ordinal(tokens, at) || is_dialled(tokens, at) ||
        slice_starts_with(token->lower, SLICE("beide")))
        return 0;
    const uint32_t length = numeral_match(tokens, at, &amount->value);
    amount->scaled = length > 1;
    return length == 0 ? 0 : at + length;
}

/* "gut erhaltene", "weitere": may stand between a number and what it counts. */
static bool is_attribute(const struct token *token)
{
    static const char *const endings[] = { "e", "en", "er", "es", "em", NULL };
    static const char *const no[] = { "einen", "seine",  "ihre",  "diese", "eine",
                                      "keine", "wurden", "haben", "gegen", "wegen",
                                      "unter", "oder",   "aber",  "ihnen", "neben",
                                      "über",  "seiner", "ihrer", "deren", "welche",
                                      NULL };
    if (token->kind != WORD_LETTERS || (token->flags & WORD_CAPITAL) ||
        token->lower.length < 4 || token_can_be(token, CLASS_TENSE) ||
        word_is_any(token->lower, no))
        return false;
    return word_ends_in_any(token->lower, endings);
}

enum { ATTRIBUTES_MAX = 4, ENGLISH_REACH = 3 };

/* "gut erhaltene": an adverb before an attribute. */
static bool is_adverb(const struct tokens *tokens, uint32_t at)
{
    const struct token *const token = token_at(tokens, at);
    const uint64_t grammatical = class_bit(CLASS_ARTICLE) | class_bit(CLASS_TENSE) |
                                 class_bit(CLASS_LITERAL) | class_bit(CLASS_TO) |
                                 class_bit(CLASS_AND);
    return token->kind == WORD_LETTERS && (token->flags & WORD_CAPITAL) == 0 &&
           (token->classes & grammatical) == 0 &&
           is_attribute(token_at(tokens, at + 1));
}

/* English nouns are told by the ending of the plural; "people" and "percent" have none.
 */
static uint32_t find_english_noun(const struct tokens *tokens, uint32_t at)
{
    static const char *const no[] = { "was",  "is",  "has", "as",
                                      "this", "its", "his", NULL };
    static const char *const yes[] = { "people", "percent",  "men",
                                       "women",  "children", NULL };
    for (uint32_t i = at; i < at + ENGLISH_REACH; i++) {
        const struct token *const token = token_at(tokens, i);
        if (token->kind != WORD_LETTERS || word_is_any(token->lower, no) ||
            token_can_be(token, CLASS_TENSE))
            return at;
        if (word_is_any(token->lower, yes) ||
            (token->lower.length > 3 && slice_ends_with(token->lower, SLICE("s"))))
            return i + 1;
    }
    return at;
}

static bool is_noun(const struct token *token)
{
    return token->kind == WORD_LETTERS &&
           ((token->flags & WORD_CAPITAL) || token->flags & WORD_DIGITS) &&
           (token->flags & WORD_FIRST) == 0;
}

/* Behind the last piece of the token's word. */
static uint32_t word_end(const struct tokens *tokens, uint32_t at)
{
    const uint32_t word = token_at(tokens, at)->word;
    while (at < tokens->count && token_at(tokens, at)->word == word)
        at++;
    return at;
}

/* "Schweizer Franken", "Kilometer pro Stunde". */
static uint32_t extend_unit(const struct seeker *seeker, uint32_t start, uint32_t end)
{
    const struct tokens *const tokens = seeker->tokens;
    const struct token *const noun = token_at(tokens, start);
    const struct token *const behind = token_at(tokens, end);
    if (slice_ends_with(noun->lower, SLICE("er")) && is_noun(behind) &&
        same_sentence(tokens, start, end) && !in_date(seeker, end))
        return word_end(tokens, end);
    return end;
}

/* Where the unit ends; `at` if there is none. */
static uint32_t read_unit(const struct seeker *seeker, uint32_t at,
                          struct amount *amount)
{
    const struct tokens *const tokens = seeker->tokens;
    uint32_t noun = at;
    noun += is_adverb(tokens, noun);
    for (uint32_t i = 0; i < ATTRIBUTES_MAX && is_attribute(token_at(tokens, noun)) &&
                         !in_date(seeker, noun);
         i++)
        noun++;
    const uint32_t english = tokens->english ? find_english_noun(tokens, at) : at;
    if (english > at && same_sentence(tokens, at - 1, english - 1)) {
        amount->unit = token_at(tokens, english - 1)->span;
        return english;
    }
    const struct token *const token = token_at(tokens, noun);
    const bool measure = token_can_be(token, CLASS_MEASURE) && noun == at;
    if ((!measure && !is_noun(token)) || !same_sentence(tokens, at - 1, noun) ||
        in_date(seeker, noun))
        return at;
    const uint32_t end = measure && token->kind == WORD_MARK
                             ? noun + 1
                             : extend_unit(seeker, noun, word_end(tokens, noun));
    amount->unit.start = token->span.start;
    amount->unit.end = token_at(tokens, end - 1)->span.end;
    return end;
}

/* Reads an amount at the token; the numeral decides, the unit may be missing. */
static bool read_amount(const struct seeker *seeker, uint32_t at, struct amount *out)
{
    *out = (struct amount){ .first = at };
    out->numeral = read_bounds(seeker->tokens, at, out);
    if (in_date(seeker, out->numeral) ||
        !same_sentence(seeker->tokens, at, out->numeral))
        return false;
    const uint32_t end = read_numeral(seeker->tokens, out->numeral, out);
    if (end == 0)
        return false;
    out->end = read_unit(seeker, end, out);
    return true;
}

static bool has_unit(const struct amount *amount)
{
    return amount->unit.end > 0;
}

/* "Artikel 5", "Rang 3", "Kaliber 152 Millimeter": a number as a name. */
static bool is_designation(const struct tokens *tokens, const struct amount *amount)
{
    static const char *const labels[] = {
        "artikel", "art",    "paragraf", "absatz",   "ziffer",  "nummer",
        "nr",      "platz",  "rang",     "seite",    "kapitel", "band",
        "kaliber", "typ",    "folge",    "linie",    "gleis",   "zimmer",
        "halle",   "gruppe", "§",        "nummern",  "runde",   "klasse",
        "stufe",   "tor",    "plz",      "autobahn", NULL
    };
    if (amount->bounded || amount->first == 0 ||
        !same_sentence(tokens, amount->first, amount->first - 1))
        return false;
    uint32_t at = amount->first - 1;
    if (slice_is(token_at(tokens, at)->lower, ".") && at > 0)
        at--;
    const struct token *const before = token_at(tokens, at);
    if (word_is_any(before->lower, labels))
        return true;
    return !has_unit(amount) && !amount->scaled && before->kind == WORD_LETTERS &&
           (before->flags & WORD_CAPITAL) && (before->flags & WORD_FIRST) == 0;
}

/* Without unit, bound and scale a number counts only behind words that lead one in. */
static bool stands_alone(const struct tokens *tokens, const struct amount *amount)
{
    static const char *const leading[] = { "davon",   "insgesamt", "auf",  "um",
                                           "waren",   "wurden",    "sind", "nur",
                                           "bislang", "bisher",    "noch", "statt",
                                           NULL };
    const struct token *const token = token_at(tokens, amount->numeral);
    if (has_unit(amount) || amount->bounded || amount->scaled)
        return true;
    return token->kind == WORD_NUMBER && amount->first > 0 &&
           word_is_any(token_at(tokens, amount->first - 1)->lower, leading);
}

static bool is_figure(const struct tokens *tokens, const struct amount *amount)
{
    return stands_alone(tokens, amount) && !is_designation(tokens, amount);
}

static bool keep(struct seeker *seeker, const struct amount *amount, uint32_t end,
                 struct fault *fault)
{
    struct figure *const figure =
        list_add(seeker->figures, seeker->arena, sizeof *figure);
    if (figure == NULL)
        return fault_no_memory(fault);
    const struct token *const first = token_at(seeker->tokens, amount->first);
    figure->span.start = first->span.start;
    figure->span.end = token_at(seeker->tokens, end - 1)->span.end;
    figure->sentence = first->sentence;
    figure->value = amount->value;
    figure->bound = amount->bound;
    if (has_unit(amount))
        figure->unit = span_text(seeker->tokens->text, amount->unit);
    return true;
}

/* Two amounts that share a unit: "70 bis 80 Prozent", "80 von bis zu 400 Granaten". */
struct couple {
    struct amount first, second;
    uint32_t first_end;
    bool range;
};

static bool read_couple(const struct seeker *seeker, struct couple *couple)
{
    const struct tokens *const tokens = seeker->tokens;
    struct amount *const first = &couple->first;
    struct binding to;
    uint32_t at = first->end;
    if (has_unit(first))
        return false;
    couple->first_end = at;
    couple->range = class_match(tokens, CLASS_TO, at, &to) > 0;
    const bool between =
        first->first > 0 && slice_is(token_at(tokens, at)->lower, "und") &&
        slice_is(token_at(tokens, first->first - 1)->lower, "zwischen");
    couple->range |= between;
    if (couple->range)
        at = between ? at + 1 : to.end;
    else if (slice_is(token_at(tokens, at)->lower, "von") ||
             slice_is(token_at(tokens, at)->lower, "of"))
        at++;
    else
        return false;
    if (!same_sentence(tokens, first->first, at) ||
        !read_amount(seeker, at, &couple->second))
        return false;
    return couple->range ? first->value < couple->second.value
                         : !couple->second.scaled || has_unit(&couple->second);
}

static void share(struct couple *couple)
{
    couple->first.unit = couple->second.unit;
    if (!couple->range)
        return;
    /* "zwei bis drei Millionen": both are millions. */
    const double scale = couple->second.value >= 1e6   ? 1e6
                         : couple->second.value >= 1e3 ? 1e3
                                                       : 1;
    if (couple->second.scaled && !couple->first.scaled && couple->first.value < 1000)
        couple->first.value *= scale;
    couple->first.bound = FIGURE_MIN;
    couple->second.bound = FIGURE_MAX;
}

/* Keeps what begins at the token; *at moves behind it. */
static bool seek(struct seeker *seeker, uint32_t *at, struct fault *fault)
{
    struct couple couple;
    const uint32_t start = (*at)++;
    if (!read_amount(seeker, start, &couple.first))
        return true;
    if (read_couple(seeker, &couple)) {
        share(&couple);
        *at = couple.second.end;
        return keep(seeker, &couple.first, couple.first_end, fault) &&
               keep(seeker, &couple.second, couple.second.end, fault);
    }
    *at = couple.first.end;
    return !is_figure(seeker->tokens, &couple.first) ||
           keep(seeker, &couple.first, couple.first.end, fault);
}

bool scan_figures(const struct tokens *tokens, const struct list *dates,
                  struct arena *arena, struct list *figures, struct fault *fault)
{
    const uint64_t beginnings =
        class_bit(CLASS_COUNT) | class_bit(CLASS_CROWD) | class_bit(CLASS_BOUND);
    struct seeker seeker = {
        .tokens = tokens, .dates = dates, .arena = arena, .figures = figures
    };
    for (uint32_t at = 0; at < tokens->count;) {
        pass_dates(&seeker, at);
        if ((token_at(tokens, at)->classes & beginnings) == 0 || in_date(&seeker, at))
            at++;
        else if (!seek(&seeker, &at, fault))
            return false;
    }
    return true;
}
