/* Numbers in memory as a table of SQL: what is inserted by a SELECT from it goes in
 * several times as fast as by a statement for each row. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#include "base/attributes.h"

/* The value of a column that has none. */
#define ROWS_NULL INT64_MIN

/* What the table `given` has at the moment, in its columns c0 to c8. */
struct rows {
    const void *source; /* borrowed while a statement reads it */
    size_t count;
    int64_t (*column)(const void *source, size_t row, int column);
};

/* `rows` may be set anew before each statement, and outlives the connection. False: out
 * of memory. */
MUST_CHECK bool rows_register(sqlite3 *connection, struct rows *rows);
