/* SQLite as the rest of store/ sees it: statements cached by the address of their text,
 * errors that stick until the step. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/slice.h"
#include "store/store.h"

struct statement;
struct rows;

/* The statement of a static text, reset and without bindings; borrowed until the store
 * is closed or the same text is asked for again. Never NULL: whatever went wrong shows
 * at the step. */
struct statement *store_statement(struct store *store, const char *sql);

/* What the table `given` of store/rows.h has from now on. Its items are borrowed until
 * the statement that reads them has ended. For writing connections only. */
void store_give(struct store *store, const struct rows *rows);

/* Texts and blobs are borrowed until the statement is asked for again. A slice without
 * bytes is NULL. */
void statement_bind_int(struct statement *statement, const char *name, int64_t value);
void statement_bind_text(struct statement *statement, const char *name,
                         struct slice text);
void statement_bind_blob(struct statement *statement, const char *name,
                         struct slice bytes);

/* True: there is a row. False: there are no more, or the fault is set. Debug builds
 * abort if the statement went through a whole table and does not say so with
 * a comment "scan". */
MUST_CHECK bool statement_step(struct statement *statement, struct fault *fault);

/* Steps to the end; true if nothing went wrong. */
MUST_CHECK bool statement_run(struct statement *statement, struct fault *fault);

/* The first column of the first row, JSON that may be in shorthand, in the arena.
 * False, without a fault, if there is no row. */
MUST_CHECK bool statement_find_json(struct statement *statement, struct arena *arena,
                                    struct slice *out, struct fault *fault);

/* Ends a statement that has not been stepped to its end. */
void statement_reset(struct statement *statement);

/* Slices are borrowed until the next step and have bytes NULL for NULL. */
bool statement_is_null(struct statement *statement, int column);
int64_t statement_int(struct statement *statement, int column);
struct slice statement_text(struct statement *statement, int column);
struct slice statement_blob(struct statement *statement, int column);

/* For statements that take no values: BEGIN, pragmas, migrations. Not cached. */
MUST_CHECK bool store_execute(struct store *store, const char *sql,
                              struct fault *fault);

/* The first column of the first row of a text that is not cached. */
MUST_CHECK bool store_read_number(struct store *store, const char *sql, int64_t *out,
                                  struct fault *fault);

/* A write transaction. Rolling back one that was not begun does nothing. */
MUST_CHECK bool store_begin(struct store *store, struct fault *fault);
MUST_CHECK bool store_commit(struct store *store, struct fault *fault);
void store_rollback(struct store *store);

/* Number of the row that was inserted last. */
int64_t store_inserted(struct store *store);
