#include "store/rows.h"

#include <stdlib.h>

struct table {
    sqlite3_vtab base;
    const struct rows *rows;
};

struct position {
    sqlite3_vtab_cursor base;
    size_t at;
};

static const struct rows *rows_of(const struct position *position)
{
    return ((const struct table *)position->base.pVtab)->rows;
}

static struct position *position_of(sqlite3_vtab_cursor *cursor)
{
    return (struct position *)cursor;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): SQLite wants these parameters. */
static int connect_table(sqlite3 *connection, void *rows, int count,
                         const char *const *arguments, sqlite3_vtab **out, char **error)
{
    (void)count;
    (void)arguments;
    (void)error;
    static const char columns[] =
        "CREATE TABLE given (c0, c1, c2, c3, c4, c5, c6, c7, c8)";
    const int code = sqlite3_declare_vtab(connection, columns);
    if (code != SQLITE_OK)
        return code;
    struct table *const table = sqlite3_malloc(sizeof *table);
    if (table == NULL)
        return SQLITE_NOMEM;
    *table = (struct table){ .rows = rows };
    *out = &table->base;
    return SQLITE_OK;
}

static int disconnect_table(sqlite3_vtab *table)
{
    sqlite3_free(table);
    return SQLITE_OK;
}

/* There is one way to read it: from the first to the last. */
static int plan(sqlite3_vtab *table, sqlite3_index_info *info)
{
    (void)table;
    info->estimatedCost = 1e6;
    return SQLITE_OK;
}

static int open_position(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
    (void)table;
    struct position *const position = sqlite3_malloc(sizeof *position);
    if (position == NULL)
        return SQLITE_NOMEM;
    *position = (struct position){ .at = 0 };
    *out = &position->base;
    return SQLITE_OK;
}

static int close_position(sqlite3_vtab_cursor *cursor)
{
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int go_to_first(sqlite3_vtab_cursor *cursor, int number, const char *name,
                       int count, sqlite3_value **values)
{
    (void)number;
    (void)name;
    (void)count;
    (void)values;
    position_of(cursor)->at = 0;
    return SQLITE_OK;
}

static int go_to_next(sqlite3_vtab_cursor *cursor)
{
    position_of(cursor)->at++;
    return SQLITE_OK;
}

static int is_at_end(sqlite3_vtab_cursor *cursor)
{
    const struct position *const position = position_of(cursor);
    return position->at >= rows_of(position)->count;
}

static int tell_column(sqlite3_vtab_cursor *cursor, sqlite3_context *out, int column)
{
    const struct position *const position = position_of(cursor);
    const struct rows *const rows = rows_of(position);
    const int64_t value = rows->column(rows->source, position->at, column);
    if (value != ROWS_NULL)
        sqlite3_result_int64(out, value);
    return SQLITE_OK;
}

static int tell_number(sqlite3_vtab_cursor *cursor, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)position_of(cursor)->at;
    return SQLITE_OK;
}

bool rows_register(sqlite3 *connection, struct rows *rows)
{
    /* Without xCreate there is exactly one such table, which is never created. */
    static const sqlite3_module module = {
        .xConnect = connect_table,
        .xBestIndex = plan,
        .xDisconnect = disconnect_table,
        .xOpen = open_position,
        .xClose = close_position,
        .xFilter = go_to_first,
        .xNext = go_to_next,
        .xEof = is_at_end,
        .xColumn = tell_column,
        .xRowid = tell_number,
    };
    return sqlite3_create_module(connection, "given", &module, rows) == SQLITE_OK;
}
