#include "reading/lexicon/table.h"

#include <assert.h>

#include "base/buffer.h"
#include "base/utf8.h"

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

static bool complain_of_columns(const struct table *table, struct fault *fault)
{
    struct buffer names;
    buffer_init(&names, FAULT_DETAIL_SIZE);
    for (uint32_t i = 0; i < table->column_count; i++) {
        buffer_append_string(&names, i == 0 ? "" : " ");
        buffer_append_slice(&names, table->columns[i]);
    }
    const struct slice text = buffer_slice(&names);
    fault_set(fault, FAULT_FORMAT, "must name the columns, parted by tabs: %.*s",
              (int)text.length, text.bytes);
    buffer_finish(&names);
    return false;
}

static bool check_header(struct table *table, const struct slice *cells, uint32_t count,
                         struct fault *fault)
{
    if (count > TABLE_COLUMNS_MAX)
        return fault_set(fault, FAULT_FORMAT, "more than %d columns",
                         TABLE_COLUMNS_MAX);
    if (table->column_count == 0) {
        for (uint32_t i = 0; i < count; i++)
            table->columns[i] = cells[i];
        table->column_count = count;
        return true;
    }
    bool same = count == table->column_count;
    for (uint32_t i = 0; same && i < count; i++)
        same = slice_equals(table->columns[i], cells[i]);
    return same || complain_of_columns(table, fault);
}

static bool add_row(struct table *table, struct arena *arena, const struct slice *cells,
                    uint32_t count, struct fault *fault)
{
    if (count > table->column_count)
        return fault_set(fault, FAULT_FORMAT, "more than %u cells",
                         table->column_count);
    for (uint32_t i = 0; i < table->column_count; i++) {
        struct slice *const cell = list_add(&table->cells, arena, sizeof *cell);
        if (cell == NULL)
            return fault_no_memory(fault);
        *cell = i < count ? cells[i] : SLICE("");
    }
    table->row_count++;
    return true;
}

static bool add_line(struct table *table, struct arena *arena, struct slice line,
                     bool is_header, struct fault *fault)
{
    struct slice cells[TABLE_COLUMNS_MAX];
    if (!utf8_is_valid(line))
        return fault_set(fault, FAULT_FORMAT, "is not UTF-8");
    const uint32_t count = split_line(line, cells);
    return is_header ? check_header(table, cells, count, fault)
                     : add_row(table, arena, cells, count, fault);
}

static bool locate(struct slice file, uint32_t line, struct fault *fault)
{
    /* A detail is short: of a long path the end is shown, and what is wrong always. */
    enum { PATH_SHOWN = 100 };
    const struct fault cause = *fault;
    if (cause.kind != FAULT_FORMAT && cause.kind != FAULT_LIMIT)
        return false;
    const bool cut = file.length > PATH_SHOWN;
    file = slice_part(file, cut ? file.length - PATH_SHOWN : 0, file.length);
    fault_clear(fault);
    return fault_set(fault, cause.kind, "%s%.*s: line %u: %s", cut ? "..." : "",
                     (int)file.length, file.bytes, line, cause.detail);
}

bool table_locate(const struct table *table, uint32_t row, struct fault *fault)
{
    return locate(table->name, ((const uint32_t *)table->lines.items)[row], fault);
}

static uint32_t count_lines(struct slice text)
{
    uint32_t lines = 1;
    while (text.bytes != NULL && text.length > 0) {
        (void)slice_split(&text, '\n');
        lines++;
    }
    return lines;
}

/* Room for all rows of a first file: large tables would be copied again and again. */
static bool reserve(struct table *table, struct arena *arena, struct slice rows)
{
    const uint32_t lines = count_lines(rows);
    return list_reserve(&table->lines, arena, lines, sizeof(uint32_t)) &&
           list_reserve(&table->cells, arena, lines * table->column_count,
                        sizeof(struct slice));
}

bool table_add(struct table *table, struct arena *arena, struct slice name,
               struct slice content, struct fault *fault)
{
    uint32_t number = 0;
    bool header_seen = false;
    table->name = name;
    for (struct slice rest = content; rest.bytes != NULL;) {
        const struct slice line = without_return(slice_split(&rest, '\n'));
        number++;
        if (is_comment(line))
            continue;
        if (!add_line(table, arena, line, !header_seen, fault))
            return locate(name, number, fault);
        if (!header_seen && table->row_count == 0 && !reserve(table, arena, rest))
            return fault_no_memory(fault);
        uint32_t *const place =
            header_seen ? list_add(&table->lines, arena, sizeof *place) : &number;
        if (place == NULL)
            return fault_no_memory(fault);
        *place = number;
        header_seen = true;
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

bool table_kinds(struct slice cell, uint32_t most, struct map *names,
                 struct arena *arena, uint32_t *bits, struct fault *fault)
{
    *bits = 0;
    while (cell.length > 0) {
        const struct slice name = slice_split(&cell, '|');
        uint32_t number = map_find(names, name);
        if (number == MAP_NONE) {
            number = names->keys.count;
            if (number >= most)
                return fault_set(fault, FAULT_LIMIT,
                                 "\"%.*s\" is one kind more than %u", slice_shown(name),
                                 name.bytes, most);
            if (!map_set(names, arena, name, number, fault))
                return false;
        }
        *bits |= UINT32_C(1) << number;
    }
    return true;
}
