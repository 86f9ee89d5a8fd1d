#include "reading/dates/amounts.h"

#include "reading/dates/grammar.h"

bool same_sentence(const struct tokens *tokens, uint32_t a, uint32_t b)
{
    return token_at(tokens, a)->sentence == token_at(tokens, b)->sentence;
}

bool in_date(const struct seeker *seeker, uint32_t at)
{
    const struct date *const dates = seeker->dates->items;
    const struct span span = token_at(seeker->tokens, at)->span;
    for (uint32_t i = seeker->next_date;
         i < seeker->dates->count && dates[i].span.start < span.end; i++)
        if (span_overlaps(dates[i].span, span))
            return true;
    return false;
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

/* Pieces of words count only in ranges: "70-80", never "152-mm", "0471/27" or
 * "3-7776-0477". */
static bool is_free(const struct tokens *tokens, uint32_t at)
{
    const uint32_t word = token_at(tokens, at)->word;
    uint32_t first = at;
    if (!token_at(tokens, at)->glued)
        return true;
    while (first > 0 && token_before(tokens, first)->word == word)
        first--;
    const struct token *const sign = token_at(tokens, first + 1);
    const struct token *const last = token_at(tokens, first + 2);
    const bool three =
        last->glued && last->word == word && token_at(tokens, first + 3)->word != word;
    return three && last->kind == WORD_NUMBER && slice_is(sign->lower, "-");
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
        slice_is_any(token->lower, no))
        return false;
    return slice_ends_with_any(token->lower, endings);
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
        if (token->kind != WORD_LETTERS || slice_is_any(token->lower, no) ||
            token_can_be(token, CLASS_TENSE))
            return at;
        if (slice_is_any(token->lower, yes) ||
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

bool read_amount(const struct seeker *seeker, uint32_t at, struct amount *out)
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
