#include "reading/lexicon/table.h"

#include <assert.h>

static bool is_comment(struct slice line)
{
    return line.length == 0 || slice_starts_with(line, SLICE("# ")) ||
           slice_is(line, "#");
}

static struct slice without_return(struct slice line)
{
    const bool dos = line.length > 0 && line.bytes[line.length - 1] == '\r';
    return slice_part(line, 0, line.length - dos);
}

/* Splits a line at its tabs; returns the number of cells, TABLE_COLUMNS_MAX + 1 if
 * there are too many. */
static uint32_t split_line(struct slice line, struct slice cells[TABLE_COLUMNS_MAX])
{
    uint32_t count = 0;
    for (struct slice rest = line; rest.bytes != NULL; count++) {
        if (count == TABLE_COLUMNS_MAX)
            return TABLE_COLUMNS_MAX + 1;
        cells[count] = slice_split(&rest, '\t');
    }
    return count;
}

static bool check_header(struct table *table, const struct slice *cells, uint32_t count,
                         struct fault *fault)
{
    const int name_length = (int)table->name.length;
    if (count > TABLE_COLUMNS_MAX)
        return fault_set(fault, FAULT_FORMAT, "%.*s: more than %d columns", name_length,
                         table->name.bytes, TABLE_COLUMNS_MAX);
    if (table->column_count == 0) {
        for (uint32_t i = 0; i < count; i++)
            table->columns[i] = cells[i];
        table->column_count = count;
        return true;
    }
    bool same = count == table->column_count;
    for (uint32_t i = 0; same && i < count; i++)
        same = slice_equals(table->columns[i], cells[i]);
    return same || fault_set(fault, FAULT_FORMAT,
                             "%.*s: the columns are not those of the table",
                             name_length, table->name.bytes);
}

static bool add_row(struct table *table, struct arena *arena, const struct slice *cells,
                    uint32_t count, struct fault *fault)
{
    for (uint32_t i = 0; i < table->column_count; i++) {
        struct slice *const cell = list_add(&table->cells, arena, sizeof *cell);
        if (cell == NULL)
            return fault_no_memory(fault);
        *cell = i < count ? cells[i] : SLICE("");
    }
    table->row_count++;
    return true;
}

bool table_add(struct table *table, struct arena *arena, struct slice name,
               struct slice content, struct fault *fault)
{
    uint32_t number = 0;
    bool header_seen = false;
    table->name = name;
    for (struct slice rest = content; rest.bytes != NULL;) {
        struct slice cells[TABLE_COLUMNS_MAX];
        const struct slice line = without_return(slice_split(&rest, '\n'));
        number++;
        if (is_comment(line))
            continue;
        const uint32_t count = split_line(line, cells);
        if (!header_seen) {
            header_seen = true;
            if (!check_header(table, cells, count, fault))
                return false;
            continue;
        }
        if (count > table->column_count)
            return fault_set(fault, FAULT_FORMAT, "%.*s, line %u: more than %u cells",
                             (int)name.length, name.bytes, number, table->column_count);
        if (!add_row(table, arena, cells, count, fault))
            return false;
    }
    return true;
}

uint32_t table_column(const struct table *table, const char *column)
{
    for (uint32_t i = 0; i < table->column_count; i++)
        if (slice_is(table->columns[i], column))
            return i;
    assert(false && "a table without the column");
    return 0;
}
