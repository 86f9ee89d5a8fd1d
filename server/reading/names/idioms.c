#include "reading/names/idioms.h"

enum {
    REACH = 8,        /* words to either side */
    LONGEST_WHOLE = 4 /* letters of words that are no beginnings of others */
};

struct idiom_row {
    struct slice head, never, doubtful;
};

struct idioms {
    const struct idiom_row *rows;
    uint32_t count;
};

const struct idioms *idioms_create(const struct lexicon *lexicon, struct arena *arena,
                                   struct fault *fault)
{
    const struct table *const table = lexicon_table(lexicon, "weapon-idioms");
    struct idioms *const idioms = arena_alloc(arena, sizeof *idioms);
    struct idiom_row *const rows =
        arena_array(arena, table->row_count + 1, sizeof *rows);
    if (idioms == NULL || rows == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    const uint32_t head = table_column(table, "head");
    const uint32_t never = table_column(table, "never");
    const uint32_t doubtful = table_column(table, "doubtful");
    for (uint32_t i = 0; i < table->row_count; i++)
        rows[i] =
            (struct idiom_row){ table_cell(table, i, head), table_cell(table, i, never),
                                table_cell(table, i, doubtful) };
    *idioms = (struct idioms){ rows, table->row_count };
    return idioms;
}

/* Short words are meant as they are, others are beginnings. */
static bool matches(struct slice lower, struct slice start)
{
    return start.length <= LONGEST_WHOLE ? slice_equals(lower, start)
                                         : slice_starts_with(lower, start);
}

/* Whether one of the words between the bars stands near by. */
static bool has_one(const struct search *search, uint32_t word, struct slice group)
{
    const struct sentence *const sentence = sentence_of(search, word);
    const uint32_t first =
        word - sentence->first > REACH ? word - REACH : sentence->first;
    const uint32_t end = sentence->end - word > REACH ? word + REACH : sentence->end;
    for (uint32_t i = first; i < end; i++) {
        if (i == word)
            continue;
        for (struct slice rest = group; rest.bytes != NULL;) {
            if (matches(word_at(search, i)->lower, slice_split(&rest, '|')))
                return true;
        }
    }
    return false;
}

static bool has_all(const struct search *search, uint32_t word, struct slice idiom)
{
    for (struct slice rest = idiom; rest.bytes != NULL;)
        if (!has_one(search, word, slice_split(&rest, ' ')))
            return false;
    return true;
}

static bool has_any(const struct search *search, uint32_t word, struct slice list)
{
    for (struct slice rest = list; rest.bytes != NULL && list.length > 0;)
        if (has_all(search, word, slice_split(&rest, ';')))
            return true;
    return false;
}

enum idiom idioms_find(const struct idioms *idioms, const struct search *search,
                       uint32_t word, struct slice head)
{
    enum idiom found = IDIOM_NONE;
    for (uint32_t i = 0; i < idioms->count && found != IDIOM_NEVER; i++) {
        const struct idiom_row *const row = &idioms->rows[i];
        if (!slice_equals(row->head, head))
            continue;
        if (has_any(search, word, row->never))
            found = IDIOM_NEVER;
        else if (has_any(search, word, row->doubtful))
            found = IDIOM_DOUBTFUL;
    }
    return found;
}
