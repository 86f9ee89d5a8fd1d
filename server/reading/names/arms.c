#include "reading/names/arms.h"

#include <stdlib.h>

enum {
    SHORTEST_WORD = 3,
    BEGINNING_BITS = 12,
    BEGINNINGS = 1 << BEGINNING_BITS, /* and one for starts that are too short */
    LEAST_ARMS = 4,
    WORDS_PER_ARMS = 150
};

struct start {
    struct slice bytes;
    uint32_t beginning;
    int weight;
};

/* Ordered by their first three letters, so that most words need no comparison; `first`
 * tells where each beginning begins. */
struct arms_words {
    const struct start *starts;
    uint16_t first[BEGINNINGS + 2];
};

static uint32_t beginning_of(struct slice lower)
{
    if (lower.length < SHORTEST_WORD)
        return BEGINNINGS;
    const unsigned char *const bytes = (const unsigned char *)lower.bytes;
    const uint32_t value =
        (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
    return (value * UINT32_C(0x9e3779b1)) >> (32 - BEGINNING_BITS);
}

static int compare(const void *a, const void *b)
{
    const struct start *const x = a, *const y = b;
    if (x->beginning != y->beginning)
        return x->beginning < y->beginning ? -1 : 1;
    return slice_compare(x->bytes, y->bytes);
}

const struct arms_words *arms_words_create(const struct lexicon *lexicon,
                                           struct arena *arena, struct fault *fault)
{
    const struct table *const table = lexicon_table(lexicon, "arms-context");
    struct arms_words *const words = arena_alloc(arena, sizeof *words);
    struct start *const starts =
        arena_array(arena, table->row_count + 1, sizeof *starts);
    if (words == NULL || starts == NULL || table->row_count > UINT16_MAX) {
        fault_no_memory(fault);
        return NULL;
    }
    const uint32_t weight = table_column(table, "weight");
    for (uint32_t i = 0; i < table->row_count; i++) {
        const struct slice number = table_cell(table, i, weight);
        starts[i].bytes = table_cell(table, i, table_column(table, "start"));
        starts[i].beginning = beginning_of(starts[i].bytes);
        /* The cell ends at a tab or a line break, which ends the number. */
        starts[i].weight = number.length == 0 ? 0 : (int)strtol(number.bytes, NULL, 10);
    }
    qsort(starts, table->row_count, sizeof *starts, compare);
    for (uint32_t i = 0; i < table->row_count; i++)
        words->first[starts[i].beginning + 1]++;
    for (uint32_t i = 0; i <= BEGINNINGS; i++)
        words->first[i + 1] = (uint16_t)(words->first[i + 1] + words->first[i]);
    words->starts = starts;
    return words;
}

/* False of most words: those need no more than this. */
static bool has_starts(const struct arms_words *words, uint32_t beginning)
{
    return words->first[beginning] < words->first[beginning + 1];
}

/* The longest start of those with this beginning that the word begins with, if it is
 * longer than *best. */
static void find_longest(const struct arms_words *words, struct slice lower,
                         uint32_t beginning, const struct start **best)
{
    size_t longest = *best == NULL ? 0 : (*best)->bytes.length;
    for (uint32_t i = words->first[beginning]; i < words->first[beginning + 1]; i++) {
        const struct start *const start = &words->starts[i];
        if (start->bytes.length <= longest || !slice_starts_with(lower, start->bytes))
            continue;
        longest = start->bytes.length;
        *best = start;
    }
}

int arms_weight(const struct arms_words *words, struct slice lower)
{
    const struct start *best = NULL;
    const uint32_t beginning = beginning_of(lower);
    if (lower.length < SHORTEST_WORD ||
        (!has_starts(words, beginning) && !has_starts(words, BEGINNINGS)))
        return 0;
    find_longest(words, lower, beginning, &best);
    find_longest(words, lower, BEGINNINGS, &best);
    return best == NULL ? 0 : best->weight;
}

/* Of a word with hyphens the last part speaks too: "US-Militär". */
static int weigh(const struct arms_words *words, const struct word *word)
{
    const int weight = arms_weight(words, word->lower);
    if (weight != 0 || !word_has(word, WORD_HYPHEN))
        return weight;
    const size_t start = slice_behind_last(word->lower, '-');
    return arms_weight(words, slice_part(word->lower, start, word->lower.length));
}

bool arms_read(const struct arms_words *words, const struct text *text,
               struct arena *arena, struct arms_evidence *out, struct fault *fault)
{
    int16_t *const sums = arena_array(arena, text->sentence_count + 1, sizeof *sums);
    if (sums == NULL)
        return fault_no_memory(fault);
    *out = (struct arms_evidence){ .sentence = sums };
    for (uint32_t i = 0; i < text->word_count; i++) {
        const struct word *const word = &text->words[i];
        if (word->kind != WORD_LETTERS)
            continue;
        const int weight = weigh(words, word);
        sums[word->sentence] = (int16_t)(sums[word->sentence] + weight);
        if (weight > 0)
            out->arms += weight;
        else
            out->other -= weight;
    }
    return true;
}

bool arms_is_topic(const struct arms_evidence *evidence, const struct text *text)
{
    return evidence->arms >= LEAST_ARMS && evidence->arms > 2 * evidence->other &&
           (uint32_t)evidence->arms * WORDS_PER_ARMS >= text->word_count;
}
