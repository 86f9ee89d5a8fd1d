#include "reading/text/text.h"

#include <stdlib.h>
#include <string.h>

#include "reading/text/steps.h"

enum { ARENA_CEILING = 16 * 1024 * 1024 };

static bool fill(struct map *map, struct arena *arena, const struct table *table,
                 bool may_end_column, struct fault *fault)
{
    const uint32_t word = table_column(table, "word");
    const uint32_t ends = may_end_column ? table_column(table, "may_end") : 0;
    for (uint32_t row = 0; row < table->row_count; row++) {
        const bool may_end = may_end_column && table_cell(table, row, ends).length > 0;
        const uint32_t value = may_end ? ABBREVIATION_MAY_END : ABBREVIATION_GOES_ON;
        if (!map_set(map, arena, table_cell(table, row, word), value, fault))
            return false;
    }
    return true;
}

struct splitter *splitter_create(const struct lexicon *lexicon, struct fault *fault)
{
    struct splitter *splitter = calloc(1, sizeof *splitter);
    struct arena *const arena = arena_create(ARENA_CEILING);
    if (splitter == NULL || arena == NULL) {
        fault_no_memory(fault);
        arena_destroy(arena);
        free(splitter);
        return NULL;
    }
    splitter->arena = arena;
    if (!fill(&splitter->abbreviations, arena, lexicon_table(lexicon, "abbreviations"),
              true, fault) ||
        !fill(&splitter->starters, arena, lexicon_table(lexicon, "starters"), false,
              fault)) {
        splitter_destroy(splitter);
        return NULL;
    }
    return splitter;
}

void splitter_destroy(struct splitter *splitter)
{
    if (splitter == NULL)
        return;
    arena_destroy(splitter->arena);
    free(splitter);
}

bool text_read(const struct splitter *splitter, struct slice bytes, struct arena *arena,
               struct text *out, struct fault *fault)
{
    struct list words = { 0 };
    struct text text = { .bytes = bytes };
    if (bytes.length > UINT32_MAX / 4)
        return fault_set(fault, FAULT_LIMIT, "a text of more than 1 GiB");
    if (!split_words(bytes, arena, &words, fault) ||
        !split_sentences(splitter, &words, arena, &text, fault))
        return false;
    text.words = words.items;
    text.word_count = words.count;
    *out = text;
    return true;
}

bool word_is_quote(const struct word *word)
{
    static const char *const quotes[] = { "\"", "„", "“", "”", "»", "«", "›",
                                          "‹",  "‚", "‘", "’", "‟", "'", NULL };
    if (word->kind != WORD_MARK)
        return false;
    return slice_is_any(word->lower, quotes);
}
