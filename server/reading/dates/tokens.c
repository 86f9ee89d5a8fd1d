#include "reading/dates/tokens.h"

#include <string.h>

#include "base/list.h"
#include "reading/dates/numerals.h"

const struct token no_token = { .lower = { "", 0 }, .sentence = UINT32_MAX };

struct maker {
    const struct vocabulary *vocabulary;
    struct arena *arena;
    struct list tokens; /* of struct token */
    bool english;
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool all_digits(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!is_digit(text.bytes[i]))
            return false;
    return text.length > 0;
}

/* "20.15" or "20:15": hours and minutes. */
static bool is_clock(struct slice digits)
{
    size_t sign = slice_find_byte(digits, '.');
    if (sign == SIZE_MAX)
        sign = slice_find_byte(digits, ':');
    if (sign == SIZE_MAX || sign > 2 || digits.length != sign + 3)
        return false;
    const int hours = digits.bytes[0] - '0';
    return all_digits(slice_part(digits, sign + 1, digits.length)) &&
           digits.bytes[sign + 1] < '6' &&
           (sign == 1 || 10 * hours + digits.bytes[1] - '0' <= 24);
}

/* "12.05.2024", "12.5.24", "24.2", "2024-05-12": whether the days exist is seen when
 * the value is made. */
static bool is_date(struct slice digits)
{
    size_t dots = 0;
    for (size_t i = 0; i < digits.length; i++)
        dots += digits.bytes[i] == '.';
    const bool iso = digits.length == 10 && digits.bytes[4] == '-' &&
                     digits.bytes[7] == '-' && all_digits(slice_part(digits, 0, 4));
    return iso || (dots == 2 && digits.length <= 10) ||
           (dots == 1 && digits.length <= 5);
}

static uint64_t number_classes(const struct maker *maker, struct token *token)
{
    uint64_t classes = 0;
    if (numeral_in_digits(token->lower, maker->english, &token->number))
        classes |= class_bit(CLASS_COUNT);
    const bool digits = all_digits(token->lower);
    if (digits && token->lower.length <= 2 && token->number >= 1 && token->number <= 31)
        classes |= class_bit(CLASS_DAY);
    if ((digits && token->lower.length <= 2 && token->number <= 24) ||
        is_clock(token->lower))
        classes |= class_bit(CLASS_CLOCK);
    if (digits && token->lower.length == 4 && token->number >= 1000 &&
        token->number < 2100)
        classes |= class_bit(CLASS_YEAR);
    if (is_date(token->lower))
        classes |= class_bit(CLASS_DATE);
    return classes;
}

/* "dreitägiges", "anderthalbstündig": the number and the entry of the rest. */
static bool find_lasting(const struct maker *maker, struct token *token)
{
    static const char *const stems[] = { "sekündig", "minütig", "stündig", "tägig",
                                         "wöchig",   "monatig", "jährig" };
    for (size_t i = 0; i < sizeof stems / sizeof stems[0]; i++) {
        const size_t at = slice_find(token->lower, slice_of(stems[i]));
        if (at == SIZE_MAX || at == 0)
            continue;
        const struct slice rest = slice_part(token->lower, at, token->lower.length);
        token->entry = vocabulary_find(maker->vocabulary, slice_hash(rest));
        if (token->entry != NULL &&
            numeral_in_word(maker->vocabulary, slice_part(token->lower, 0, at),
                            &token->number))
            return true;
        token->entry = NULL;
    }
    return false;
}

/* An adjective ends in -ig with or without an ending of two letters at most. */
static bool ends_like_lasting(struct slice lower)
{
    for (size_t behind = 0; behind <= 2 && lower.length > behind + 8; behind++)
        if (memcmp(lower.bytes + lower.length - behind - 2, "ig", 2) == 0)
            return true;
    return false;
}

/* A word that the vocabulary knows. */
static void classify_known(struct token *token)
{
    const uint64_t counts = class_bit(CLASS_NUMBER) | class_bit(CLASS_ONE) |
                            class_bit(CLASS_SOME) | class_bit(CLASS_HALF);
    token->classes = token->entry->classes;
    token->literal = (uint8_t)token->entry->literal;
    if (token->classes & counts)
        token->classes |= class_bit(CLASS_COUNT);
    if (token->classes & class_bit(CLASS_NUMBER))
        token->number = entry_meaning(token->entry, CLASS_NUMBER)->number;
}

/* A word that is in no table can still be a compound that counts. */
static void classify_unknown(const struct maker *maker, struct token *token)
{
    if (!numeral_may_begin(token->lower))
        return;
    if (numeral_in_compound(maker->vocabulary, token->lower, &token->number))
        token->classes = class_bit(CLASS_COUNT) | class_bit(CLASS_NUMBER);
    else if (ends_like_lasting(token->lower) && find_lasting(maker, token))
        token->classes = class_bit(CLASS_LASTING);
}

static void classify(const struct maker *maker, struct token *token, uint64_t hash)
{
    const bool digits = token->lower.length > 0 && is_digit(token->lower.bytes[0]);
    token->entry = vocabulary_find(maker->vocabulary, hash);
    if (digits)
        token->classes = number_classes(maker, token);
    else if (token->entry != NULL)
        classify_known(token);
    else
        classify_unknown(maker, token);
    if (!digits && token->classes & class_bit(CLASS_NUMBER) && token->number <= 24)
        token->classes |= class_bit(CLASS_CLOCK);
}

/* A token for the word, or for a piece of it, that has no meaning yet; NULL if out of
 * memory. */
static struct token *add_token(struct maker *maker, const struct word *word,
                               uint32_t number, struct fault *fault)
{
    struct token *const token = list_add(&maker->tokens, maker->arena, sizeof *token);
    if (token == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    token->span = word->span;
    token->lower = word->lower;
    token->sentence = word->sentence;
    token->word = number;
    token->kind = word->kind;
    token->flags = word->flags;
    return token;
}

/* What a character of a word that is taken apart counts as. */
enum piece { PIECE_DIGITS, PIECE_SIGN, PIECE_LETTERS };

static enum piece piece_of(struct slice lower, size_t at)
{
    const char byte = lower.bytes[at];
    const bool inside = at > 0 && at + 1 < lower.length;
    if (is_digit(byte) || ((byte == '.' || byte == ',' || byte == ':') && inside &&
                           is_digit(lower.bytes[at - 1])))
        return PIECE_DIGITS;
    return byte == '-' || byte == '/' ? PIECE_SIGN : PIECE_LETTERS;
}

/* The word as pieces of digits, of letters, and signs one by one. Soft hyphens make the
 * lower-case form shorter than the text: such words stay whole. */
static bool add_pieces(struct maker *maker, const struct word *word, uint32_t number,
                       struct fault *fault)
{
    const struct slice lower = word->lower;
    for (size_t start = 0, end = 0; start < lower.length; start = end) {
        const enum piece piece = piece_of(lower, start);
        for (end = start + 1; end < lower.length && piece != PIECE_SIGN &&
                              piece_of(lower, end) == piece;)
            end++;
        struct token *const token = add_token(maker, word, number, fault);
        if (token == NULL)
            return false;
        token->lower = slice_part(lower, start, end);
        token->span.end = word->span.start + (uint32_t)end;
        token->span.start = word->span.start + (uint32_t)start;
        token->glued = true;
        classify(maker, token, slice_hash(token->lower));
    }
    return true;
}

static bool is_taken_apart(const struct word *word)
{
    const struct slice lower = word->lower;
    if (lower.length != word->span.end - word->span.start)
        return false;
    if (!is_digit(lower.bytes[0])) {
        return word_has(word, WORD_HYPHEN) && word->kind == WORD_LETTERS &&
               (slice_starts_with(lower, SLICE("ex-")) ||
                slice_starts_with(lower, SLICE("mid-")));
    }
    if (word->kind == WORD_LINK)
        return false;
    const bool iso = lower.length == 10 && is_date(lower) && lower.bytes[4] == '-';
    return !iso && (word->kind == WORD_LETTERS || word_has(word, WORD_HYPHEN) ||
                    slice_find_byte(lower, '/') != SIZE_MAX);
}

enum { CORE_REACH = 6 }; /* the core is not further from the start of an expression */

/* Most articles and prepositions begin no time expression: only what has a word of time
 * or a number near behind it is worth trying. */
static void mark_promising(struct tokens *tokens)
{
    static const uint64_t little =
        (uint64_t)1 << CLASS_LITERAL | (uint64_t)1 << CLASS_ARTICLE |
        (uint64_t)1 << CLASS_ONE | (uint64_t)1 << CLASS_SOME |
        (uint64_t)1 << CLASS_HALF | (uint64_t)1 << CLASS_FILLER |
        (uint64_t)1 << CLASS_ALL | (uint64_t)1 << CLASS_EVERY |
        (uint64_t)1 << CLASS_PER | (uint64_t)1 << CLASS_TO | (uint64_t)1 << CLASS_AND |
        (uint64_t)1 << CLASS_EARLY | (uint64_t)1 << CLASS_SHIFT |
        (uint64_t)1 << CLASS_PART | (uint64_t)1 << CLASS_AFTER_DAY |
        (uint64_t)1 << CLASS_BEFORE_CLOCK | (uint64_t)1 << CLASS_RELATIVE |
        (uint64_t)1 << CLASS_SCALE | (uint64_t)1 << CLASS_CROWD |
        (uint64_t)1 << CLASS_BOUND | (uint64_t)1 << CLASS_APPROX |
        (uint64_t)1 << CLASS_MEASURE | (uint64_t)1 << CLASS_TENSE |
        (uint64_t)1 << CLASS_NOT_VERB | (uint64_t)1 << CLASS_NOT_PAST |
        (uint64_t)1 << CLASS_COUNT;
    struct token *const items = tokens->items;
    uint32_t distance = CORE_REACH;
    for (uint32_t i = tokens->count; i-- > 0;) {
        /* A day of the month is a number with a dot. */
        if (token_can_be(&items[i], CLASS_DAY) &&
            !slice_is(token_at(tokens, i + 1)->lower, "."))
            items[i].classes &= ~class_bit(CLASS_DAY);
        tokens->classes |= items[i].classes;
        const bool digits =
            token_can_be(&items[i], CLASS_COUNT) && is_digit(items[i].lower.bytes[0]);
        const bool core = digits || (items[i].classes & ~little) != 0;
        distance = core ? 0 : distance + 1;
        items[i].promising = items[i].classes != 0 && distance < CORE_REACH;
    }
}

bool tokens_make(const struct vocabulary *vocabulary, const struct text *text,
                 bool english, struct arena *arena, struct tokens *out,
                 struct fault *fault)
{
    struct maker maker = { .vocabulary = vocabulary,
                           .arena = arena,
                           .english = english };
    /* Room for all words at once: pieces of words are few. */
    maker.tokens.capacity = text->word_count + text->word_count / 8 + 8;
    maker.tokens.items =
        arena_array(arena, maker.tokens.capacity, sizeof(struct token));
    if (maker.tokens.items == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < text->word_count; i++) {
        const struct word *const word = &text->words[i];
        if (is_taken_apart(word)) {
            if (!add_pieces(&maker, word, i, fault))
                return false;
            continue;
        }
        struct token *const token = add_token(&maker, word, i, fault);
        if (token == NULL)
            return false;
        classify(&maker, token, word->hash);
    }
    *out = (struct tokens){ .items = maker.tokens.items,
                            .count = maker.tokens.count,
                            .vocabulary = vocabulary,
                            .text = text->bytes,
                            .english = english };
    mark_promising(out);
    return true;
}
