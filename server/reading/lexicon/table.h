/* A table of text cells: UTF-8, one row a line, cells parted by tabs.
 *
 * Lines that begin with "# " and empty lines are comments. The first other line names
 * the columns. A row may leave out cells at its end (they are empty), never have too
 * many. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/list.h"
#include "base/map.h"
#include "base/slice.h"

enum { TABLE_COLUMNS_MAX = 16 };

struct table {
    struct slice name; /* for messages: "places" or the user's file */
    struct slice columns[TABLE_COLUMNS_MAX];
    uint32_t column_count;
    struct list cells; /* of struct slice, row after row */
    struct list lines; /* of uint32_t, one a row: where it stands in its file, from 1 */
    uint32_t row_count;
};

/* Appends the rows of `content` to *table, which is { 0 } or holds rows with the same
 * columns. `name` and `content` are borrowed as long as the table lives. The detail of
 * FAULT_FORMAT names the line. */
MUST_CHECK bool table_add(struct table *table, struct arena *arena, struct slice name,
                          struct slice content, struct fault *fault);

/* Puts file and line before the fault's detail, if it is about what the row says.
 * Always returns false, so that `return table_locate(…)` ends a function. */
bool table_locate(const struct table *table, uint32_t row, struct fault *fault);

/* The number of the column. It must exist: a table without it is a bug. */
uint32_t table_column(const struct table *table, const char *column);

static inline struct slice table_cell(const struct table *table, uint32_t row,
                                      uint32_t column)
{
    return (
        (const struct slice *)table->cells.items)[row * table->column_count + column];
}

/* A bit for each of the cell's names, which "|" parts: a name gets its own in `names`
 * when it comes up first. More than `most` names, 32 or fewer, are a fault. */
MUST_CHECK bool table_kinds(struct slice cell, uint32_t most, struct map *names,
                            struct arena *arena, uint32_t *bits, struct fault *fault);
