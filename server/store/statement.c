/* Statements: found by the address of their text, bound by name, stepped, read. */
#include <assert.h>
#include <string.h>

#include "store/database_state.h"
#include "store/shorthand.h"

static enum fault_kind kind_of(int code)
{
    switch (code & 0xFF) {
    case SQLITE_NOMEM:
        return FAULT_NO_MEMORY;
    case SQLITE_BUSY:
        return FAULT_BUSY;
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return FAULT_IO;
    default:
        return FAULT_DATABASE;
    }
}

bool database_fault(struct store *store, int code, struct fault *fault)
{
    const enum fault_kind kind = kind_of(code);
    const int cause = kind == FAULT_IO ? sqlite3_system_errno(store->connection) : 0;
    if ((code & 0xFF) == SQLITE_CORRUPT) {
        return fault_set(fault, kind,
                         "%s; moved away, it will be made again from the sources",
                         sqlite3_errstr(code));
    }
    return fault_set(fault, kind, "%s%s%s",
                     store->connection == NULL ? sqlite3_errstr(code)
                                               : sqlite3_errmsg(store->connection),
                     cause == 0 ? "" : ": ", cause == 0 ? "" : strerror(cause));
}

static struct statement *find_slot(struct store *store, const char *sql)
{
    /* The high bits of the product: the low ones of an address say little. */
    size_t slot =
        ((uint32_t)((uintptr_t)sql >> 4) * 0x9E3779B1U >> 24) % STATEMENT_SLOTS;
    while (store->keys[slot] != NULL && store->keys[slot] != sql)
        slot = (slot + 1) % STATEMENT_SLOTS;
    if (store->keys[slot] == NULL) {
        store->keys[slot] = sql;
        store->statement_count++;
        assert(store->statement_count < STATEMENT_SLOTS);
    }
    return &store->statements[slot];
}

struct statement *store_statement(struct store *store, const char *sql)
{
    struct statement *const statement = find_slot(store, sql);
    if (statement->handle != NULL) {
        statement_reset(statement);
        sqlite3_clear_bindings(statement->handle);
        return statement;
    }
    *statement = (struct statement){ .store = store, .sql = sql };
    statement->error =
        sqlite3_prepare_v3(store->connection, sql, -1, SQLITE_PREPARE_PERSISTENT,
                           &statement->handle, NULL);
    return statement;
}

static int look_up_parameter(struct statement *statement, const char *name)
{
    const int number = sqlite3_bind_parameter_index(statement->handle, name);
    assert(number > 0); /* a name that the statement does not have is a bug */
    if (statement->name_count < NAMES && number <= UINT8_MAX) {
        statement->names[statement->name_count] = name;
        statement->numbers[statement->name_count++] = (uint8_t)number;
    }
    return number;
}

/* The number of the parameter, 0 if an error stands already. Values are bound in the
 * same order every time, so the first place to look is behind the last one. */
static int find_parameter(struct statement *statement, const char *name)
{
    if (statement->error != SQLITE_OK)
        return 0;
    for (uint8_t i = 0; i < statement->name_count; i++) {
        const unsigned at = (unsigned)statement->name_next + i;
        const uint8_t place = (uint8_t)(at % statement->name_count);
        if (statement->names[place] == name) {
            statement->name_next = (uint8_t)(place + 1);
            return statement->numbers[place];
        }
    }
    return look_up_parameter(statement, name);
}

void statement_bind_int(struct statement *statement, const char *name, int64_t value)
{
    const int number = find_parameter(statement, name);
    if (number > 0)
        statement->error = sqlite3_bind_int64(statement->handle, number, value);
}

void statement_bind_text(struct statement *statement, const char *name,
                         struct slice text)
{
    const int number = find_parameter(statement, name);
    if (number > 0)
        statement->error = sqlite3_bind_text64(statement->handle, number, text.bytes,
                                               text.length, SQLITE_STATIC, SQLITE_UTF8);
}

void statement_bind_blob(struct statement *statement, const char *name,
                         struct slice bytes)
{
    const int number = find_parameter(statement, name);
    if (number > 0)
        statement->error = sqlite3_bind_blob64(statement->handle, number, bytes.bytes,
                                               bytes.length, SQLITE_STATIC);
}

/* Only for debug builds: a scan that nobody meant is slow one day. */
static void expect_no_scan(const struct statement *statement)
{
    (void)statement;
    assert(statement->handle == NULL ||
           sqlite3_stmt_status(statement->handle, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1) ==
               0 ||
           strstr(statement->sql, "/* scan */") != NULL);
}

bool statement_step(struct statement *statement, struct fault *fault)
{
    if (statement->error == SQLITE_OK)
        statement->error = sqlite3_step(statement->handle);
    const int code = statement->error;
    if (code == SQLITE_ROW) {
        statement->error = SQLITE_OK;
        return true;
    }
    if (code != SQLITE_DONE)
        database_fault(statement->store, code, fault);
    expect_no_scan(statement);
    statement_reset(statement);
    return false;
}

bool statement_run(struct statement *statement, struct fault *fault)
{
    while (statement_step(statement, fault))
        continue;
    return fault->kind == FAULT_NONE;
}

bool statement_find_json(struct statement *statement, struct arena *arena,
                         struct slice *out, struct fault *fault)
{
    if (!statement_step(statement, fault))
        return false;
    const struct slice text = shorthand_text(statement_text(statement, 0), arena);
    statement_reset(statement);
    if (text.bytes == NULL)
        return fault_no_memory(fault);
    *out = text;
    return true;
}

void statement_reset(struct statement *statement)
{
    if (statement->handle == NULL)
        return;
    (void)sqlite3_reset(statement->handle);
    statement->error = SQLITE_OK;
}

bool statement_is_null(struct statement *statement, int column)
{
    return sqlite3_column_type(statement->handle, column) == SQLITE_NULL;
}

int64_t statement_int(struct statement *statement, int column)
{
    return sqlite3_column_int64(statement->handle, column);
}

struct slice statement_text(struct statement *statement, int column)
{
    const char *const bytes =
        (const char *)sqlite3_column_text(statement->handle, column);
    const int length = sqlite3_column_bytes(statement->handle, column);
    return (struct slice){ bytes, (size_t)length };
}

struct slice statement_blob(struct statement *statement, int column)
{
    const bool null = sqlite3_column_type(statement->handle, column) == SQLITE_NULL;
    const char *const bytes = sqlite3_column_blob(statement->handle, column);
    const int length = sqlite3_column_bytes(statement->handle, column);
    /* SQLite has no address for an empty blob; for us only NULL has none. */
    return (struct slice){ bytes == NULL && !null ? "" : bytes, (size_t)length };
}

void statements_reset(struct store *store)
{
    for (size_t i = 0; i < STATEMENT_SLOTS; i++) {
        if (store->statements[i].handle != NULL &&
            sqlite3_stmt_busy(store->statements[i].handle))
            statement_reset(&store->statements[i]);
    }
}

void statements_finalize(struct store *store)
{
    for (size_t i = 0; i < STATEMENT_SLOTS; i++)
        sqlite3_finalize(store->statements[i].handle);
}
