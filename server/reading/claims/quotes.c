#include "reading/claims/quotes.h"

#include <string.h>

enum {
    LONGEST_QUOTE = 600, /* words; what is longer lost its closing mark */
    SPEECH_LENGTH = 8    /* words from which a quotation with a verb can stand alone */
};

/* Single marks stand for nested quotations and apostrophes: they are left alone. */
static bool is_double(const struct word *word)
{
    static const char *const marks[] = { "\"", "„", "“", "”", "»", "«", "‟", NULL };
    if (word->kind != WORD_MARK)
        return false;
    return word_is_any(word, marks);
}

/* Where white space leaves it open, a mark closes what was opened. */
static bool opens(const struct text *text, uint32_t at, bool inside)
{
    const struct word *const word = &text->words[at];
    if (word_is(word, "„"))
        return true;
    if (at + 1 == text->word_count)
        return false;
    const bool space_before = word_has(word, WORD_SPACE);
    const bool space_behind = word_has(&text->words[at + 1], WORD_SPACE);
    if (space_before != space_behind)
        return space_before;
    return !inside;
}

static uint32_t paragraph_of(const struct text *text, uint32_t word)
{
    return text->sentences[text->words[word].sentence].paragraph;
}

/* The mark that closes what the mark at `open` opens, or NO_QUOTE. A quotation goes on
 * in the next paragraph only if that begins with an opening mark. */
static uint32_t find_close(const struct text *text, uint32_t open)
{
    uint32_t depth = 1, paragraph = paragraph_of(text, open);
    for (uint32_t i = open + 1; i < text->word_count && i < open + LONGEST_QUOTE; i++) {
        const bool mark = is_double(&text->words[i]);
        if (paragraph_of(text, i) != paragraph) {
            if (!mark || !opens(text, i, false))
                return NO_QUOTE;
            paragraph = paragraph_of(text, i);
            continue;
        }
        if (!mark)
            continue;
        if (opens(text, i, true))
            depth++;
        else if (--depth == 0)
            return i;
    }
    return NO_QUOTE;
}

static bool is_end(const struct word *word)
{
    return word->kind == WORD_MARK && strchr(".!?", word->lower.bytes[0]) != NULL;
}

static bool holds_finite(const struct form *forms, const struct quote *quote)
{
    for (uint32_t i = quote->open + 1; i < quote->close; i++)
        if (form_is_finite(&forms[i]))
            return true;
    return false;
}

/* Whether a quotation stands by itself: behind a colon, or as a sentence of its own, or
 * with its attribution behind a comma. */
static bool is_speech(const struct text *text, const struct form *forms,
                      const struct quote *quote)
{
    const struct word *const words = text->words;
    const uint32_t open = quote->open, close = quote->close;
    const bool begins =
        open == 0 || text->sentences[words[open].sentence].first == open;
    const bool colon = open > 0 && word_is(&words[open - 1], ":");
    const bool comma = close + 1 < text->word_count && word_is(&words[close + 1], ",");
    if (is_end(&words[close - 1]) && (colon || begins))
        return true;
    if (words[open].sentence != words[close].sentence)
        return true;
    if (begins)
        return comma || close + 1 == text->sentences[words[open].sentence].end ||
               (quote_length(quote) >= SPEECH_LENGTH && holds_finite(forms, quote));
    return colon && (quote_length(quote) >= 4 || holds_finite(forms, quote));
}

/* A name begins with a capital and has no verb and no adjective in lower case. */
static bool is_name(const struct text *text, const struct form *forms,
                    const struct quote *quote)
{
    if (!word_has(&text->words[quote->open + 1], WORD_CAPITAL) &&
        !form_is(&forms[quote->open + 1], CLASS_NAME) &&
        text->words[quote->open + 1].kind == WORD_LETTERS)
        return false;
    for (uint32_t i = quote->open + 1; i < quote->close; i++) {
        const struct word *const word = &text->words[i];
        if (word->kind == WORD_MARK && is_end(word))
            return false;
        if (word->kind != WORD_LETTERS || word_has(word, WORD_CAPITAL))
            continue;
        if (form_is(&forms[i], CLASS_ADJECTIVE | CLASS_ADVERB | CLASS_PRONOUN) ||
            form_is_finite(&forms[i]))
            return false;
    }
    return true;
}

bool quotes_read(const struct text *text, const struct form *forms, struct arena *arena,
                 struct quotes *out, struct fault *fault)
{
    struct list quotes = { 0 };
    uint32_t *const at = arena_array(arena, text->word_count + 1, sizeof *at);
    if (at == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < text->word_count; i++)
        at[i] = NO_QUOTE;
    for (uint32_t i = 0; i < text->word_count; i++) {
        if (!is_double(&text->words[i]) || !opens(text, i, false))
            continue;
        const uint32_t close = find_close(text, i);
        if (close == NO_QUOTE || close == i + 1)
            continue;
        struct quote *const quote = list_add(&quotes, arena, sizeof *quote);
        if (quote == NULL)
            return fault_no_memory(fault);
        *quote = (struct quote){ .open = i, .close = close };
        quote->speech = is_speech(text, forms, quote);
        quote->name = !quote->speech && is_name(text, forms, quote);
        for (uint32_t j = i; j <= close; j++)
            at[j] = quotes.count - 1;
        i = close;
    }
    *out = (struct quotes){ quotes.items, quotes.count, at };
    return true;
}
