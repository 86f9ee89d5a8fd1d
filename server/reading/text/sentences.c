#include <string.h>

#include "base/utf8.h"
#include "reading/text/steps.h"

enum {
    SHORT_ORDINAL = 3,    /* digits of the longest number that reads as an ordinal */
    HEADING_LENGTH = 120, /* bytes of the longest heading */
    DATELINE = 16,        /* words of the longest dateline, with its marks */
    WRAPPED_LINE = 50,    /* bytes of the shortest line of hard-wrapped text */
};

/* The words being divided, and what the text is like. */
struct division {
    const struct splitter *splitter;
    struct slice bytes;
    struct word *words;
    uint32_t count;
    bool wrapped; /* single line breaks part no blocks */
};

static bool is_end_mark(const struct word *word)
{
    return word->kind == WORD_MARK && strchr(".!?", word->lower.bytes[0]) != NULL;
}

static bool is_ellipsis(const struct word *word)
{
    return word_is(word, "…") || (word->kind == WORD_MARK && word->lower.length > 1 &&
                                  word->lower.bytes[0] == '.');
}

/* Line breaks between a word and the next. */
static uint32_t breaks_behind(const struct division *division, uint32_t word)
{
    const uint32_t from = division->words[word].span.end;
    const uint32_t to = division->words[word + 1].span.start;
    uint32_t breaks = 0;
    for (uint32_t at = from; at < to; at++)
        breaks += division->bytes.bytes[at] == '\n';
    return breaks;
}

static bool is_lower_word(const struct word *word)
{
    return word->kind == WORD_LETTERS && !word_has(word, WORD_CAPITAL) &&
           !utf8_is_digit(word->lower.bytes[0]);
}

static bool ends_block(const struct division *division, uint32_t word)
{
    const uint32_t breaks = breaks_behind(division, word);
    if (breaks != 1)
        return breaks > 1;
    return !division->wrapped && !is_lower_word(&division->words[word + 1]);
}

/* Text is hard-wrapped if most of its lines are long and end inside a sentence. */
static bool is_wrapped(const struct division *division)
{
    uint32_t lines = 0, inside = 0, line_start = 0;
    for (uint32_t i = 0; i + 1 < division->count; i++) {
        const uint32_t breaks = breaks_behind(division, i);
        const struct word *const word = &division->words[i];
        if (breaks == 0)
            continue;
        if (breaks == 1) {
            lines++;
            inside +=
                word->kind != WORD_MARK && word->span.end - line_start >= WRAPPED_LINE;
        }
        line_start = division->words[i + 1].span.start;
    }
    return lines >= 3 && 2 * inside > lines;
}

static bool is_closing(const struct word *word)
{
    return !word_has(word, WORD_SPACE) &&
           (word_is_quote(word) || word_is(word, ")") || word_is(word, "]"));
}

static bool is_starter(const struct division *division, const struct word *word)
{
    return word_has(word, WORD_CAPITAL) &&
           map_find_hash(&division->splitter->starters, word->hash) != MAP_NONE;
}

static bool is_ordinal(const struct word *word)
{
    if (word->kind != WORD_NUMBER || word->lower.length > SHORT_ORDINAL)
        return false;
    for (size_t i = 0; i < word->lower.length; i++)
        if (!utf8_is_digit(word->lower.bytes[i]))
            return false;
    return true;
}

/* A dot that belongs to the word before it: "Dr.", "z. B.", "W. Kagan", "am 8. Mai". */
static bool dot_is_inner(const struct division *division, uint32_t dot, uint32_t next)
{
    struct word *const before = &division->words[dot - 1];
    const bool starter = is_starter(division, &division->words[next]);
    if (word_has(&division->words[dot], WORD_SPACE))
        return false;
    if (is_ordinal(before))
        return !starter;
    const uint32_t known =
        map_find_hash(&division->splitter->abbreviations, before->hash);
    const bool letter = before->kind == WORD_LETTERS && utf8_count(before->lower) == 1;
    if (known == MAP_NONE && !letter)
        return false;
    before->flags |= WORD_ABBREVIATION;
    return known != ABBREVIATION_MAY_END || !starter;
}

/* True if no sentence begins with the word behind an end mark (and its quotation mark).
 */
static bool goes_on_with(const struct word *next, bool quoted)
{
    if (word_is(next, ",") || word_is(next, ";") || word_is(next, ":") ||
        is_lower_word(next))
        return true;
    if (quoted && (word_is(next, "–") || word_is(next, "-") || word_is(next, "—")))
        return true;
    return !word_has(next, WORD_SPACE) && !word_is_quote(next); /* "z.B." */
}

/* The last word of the sentence that ends with the mark at `mark`, or MAP_NONE if it
 * goes on. `last` is the last word of the block. */
static uint32_t end_behind(const struct division *division, uint32_t mark,
                           uint32_t last)
{
    const struct word *const words = division->words;
    uint32_t end = mark;
    while (end < last && (is_end_mark(&words[end + 1]) || is_closing(&words[end + 1])))
        end++;
    if (end == last)
        return end;
    const struct word *const next = &words[end + 1];
    const bool quoted = end > mark && word_is_quote(&words[end]);
    if (goes_on_with(next, quoted))
        return MAP_NONE;
    if (is_ellipsis(&words[mark]))
        return is_starter(division, next) || word_is_quote(next) ? end : MAP_NONE;
    const bool dot = word_is(&words[mark], ".") && mark > 0;
    return dot && end == mark && dot_is_inner(division, mark, end + 1) ? MAP_NONE : end;
}

static bool add_sentence(struct division *division, struct list *sentences,
                         struct arena *arena, struct sentence sentence)
{
    struct sentence *const added = list_add(sentences, arena, sizeof *added);
    if (added == NULL)
        return false;
    bool first = true;
    sentence.span.start = division->words[sentence.first].span.start;
    sentence.span.end = division->words[sentence.end - 1].span.end;
    for (uint32_t i = sentence.first; i < sentence.end; i++) {
        struct word *const word = &division->words[i];
        word->sentence = sentences->count - 1;
        if (first && word->kind != WORD_MARK) {
            word->flags |= WORD_FIRST;
            first = false;
        }
    }
    *added = sentence;
    return true;
}

static bool is_dash(const struct word *word)
{
    return word_is(word, "–") || word_is(word, "—") || word_is(word, "--") ||
           (word_is(word, "-") && word_has(word, WORD_SPACE));
}

/* Whether the word may stand in a dateline: "Grast/Thessmar (vpd), 3. Mai". Small
 * letters stand there in brackets only. */
static bool is_dateline_word(const struct word *word, bool bracket)
{
    if (word->kind == WORD_LETTERS)
        return bracket || word_has(word, WORD_CAPITAL);
    return word->kind == WORD_NUMBER || word_is(word, "/") || word_is(word, ",") ||
           word_is(word, ".") || word_is(word, "(") || word_is(word, ")");
}

static bool has_dash(const struct division *division, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end && !is_end_mark(&division->words[i]); i++)
        if (is_dash(&division->words[i]))
            return true;
    return false;
}

/* The word behind the dateline that the block begins with, or the block's first word if
 * it has none. Without an agency in brackets a second dash speaks for an insertion:
 * "Velten – Präsidentin der Bank – sagte". */
static uint32_t dateline_end(const struct division *division,
                             const struct sentence *block)
{
    bool bracket = false, agency = false;
    for (uint32_t i = block->first; i < block->end && i < block->first + DATELINE;
         i++) {
        const struct word *const word = &division->words[i];
        const bool places = i > block->first && i + 1 < block->end;
        if (places && is_dash(word)) {
            const bool capital = word_has(&division->words[i + 1], WORD_CAPITAL);
            const bool alone = !has_dash(division, i + 1, block->end);
            return capital && (agency || alone) ? i + 1 : block->first;
        }
        bracket = word_is(word, "(") || (bracket && !word_is(word, ")"));
        agency |= bracket;
        if (!is_dateline_word(word, bracket))
            break;
    }
    return block->first;
}

/* Divides the words from `first` to `last` (inclusive) into sentences. */
static bool divide_block(struct division *division, struct list *sentences,
                         struct arena *arena, struct sentence block)
{
    const uint32_t last = block.end - 1;
    uint32_t start = dateline_end(division, &block);
    const struct sentence dateline = { .first = block.first,
                                       .end = start,
                                       .paragraph = block.paragraph };
    if (start > block.first && !add_sentence(division, sentences, arena, dateline))
        return false;
    for (uint32_t i = start; i <= last; i++) {
        const struct word *const word = &division->words[i];
        uint32_t end = i;
        if (i < last)
            end = is_end_mark(word) || is_ellipsis(word) ? end_behind(division, i, last)
                                                         : MAP_NONE;
        if (end == MAP_NONE)
            continue;
        const struct sentence sentence = { .first = start,
                                           .end = end + 1,
                                           .paragraph = block.paragraph };
        if (!add_sentence(division, sentences, arena, sentence))
            return false;
        i = end;
        start = end + 1;
    }
    return true;
}

static bool is_heading(const struct division *division, const struct sentence *block)
{
    const struct word *const last = &division->words[block->end - 1];
    const uint32_t length = last->span.end - division->words[block->first].span.start;
    return length <= HEADING_LENGTH && !word_is(last, ".") && !is_closing(last);
}

bool split_sentences(const struct splitter *splitter, struct list *words,
                     struct arena *arena, struct text *text, struct fault *fault)
{
    struct list sentences = { 0 }, paragraphs = { 0 };
    struct division division = { .splitter = splitter,
                                 .bytes = text->bytes,
                                 .words = words->items,
                                 .count = words->count };
    division.wrapped = is_wrapped(&division);
    for (uint32_t first = 0, i = 0; i < words->count; i++) {
        if (i + 1 < words->count && !ends_block(&division, i))
            continue;
        const struct sentence block = { .first = first,
                                        .end = i + 1,
                                        .paragraph = paragraphs.count };
        struct paragraph *const paragraph =
            list_add(&paragraphs, arena, sizeof *paragraph);
        if (paragraph == NULL)
            return fault_no_memory(fault);
        paragraph->first = sentences.count;
        if (!divide_block(&division, &sentences, arena, block))
            return fault_no_memory(fault);
        paragraph->end = sentences.count;
        paragraph->span = (struct span){ division.words[first].span.start,
                                         division.words[i].span.end };
        paragraph->heading = is_heading(&division, &block);
        first = i + 1;
    }
    text->sentences = sentences.items;
    text->sentence_count = sentences.count;
    text->paragraphs = paragraphs.items;
    text->paragraph_count = paragraphs.count;
    return true;
}
