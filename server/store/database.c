#include "store/database.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "store/migrate.h"
#include "store/rows.h"
#include "store/shorthand.h"

enum { STATEMENT_SLOTS = 256, NAMES = 32, BUSY_MILLISECONDS = 10000 };

static atomic_uint commits;

struct statement {
    struct store *store;
    const char *sql;
    sqlite3_stmt *handle; /* NULL: free, or not prepared because of `error` */
    int error;            /* the first that was not SQLITE_OK since the last reset */
    const char *names[NAMES]; /* of parameters: the address of a literal is found faster
                                 than SQLite finds its text */
    uint8_t numbers[NAMES];
    uint8_t name_count;
    uint8_t name_next; /* the one bound last time behind the one before */
};

struct store {
    sqlite3 *connection;
    bool in_transaction;
    bool is_new; /* made by this connection and not yet safe from a power cut */
    struct rows given;
    size_t statement_count;
    const char *keys[STATEMENT_SLOTS]; /* of the statements: open addressing by `sql` */
    struct statement statements[STATEMENT_SLOTS];
};

bool store_setup(struct fault *fault)
{
    /* The counters of memory are one lock for all connections: without them two threads
     * do the work of two. */
    if (sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) != SQLITE_OK ||
        sqlite3_initialize() != SQLITE_OK)
        return fault_set(fault, FAULT_DATABASE, "SQLite was set up already");
    return true;
}

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

static bool set_database_fault(struct store *store, int code, struct fault *fault)
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

bool store_execute(struct store *store, const char *sql, struct fault *fault)
{
    const int code = sqlite3_exec(store->connection, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || set_database_fault(store, code, fault);
}

bool store_read_number(struct store *store, const char *sql, int64_t *out,
                       struct fault *fault)
{
    sqlite3_stmt *handle = NULL;
    int code = sqlite3_prepare_v2(store->connection, sql, -1, &handle, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(handle);
    if (code == SQLITE_ROW)
        *out = sqlite3_column_int64(handle, 0);
    else
        set_database_fault(store, code, fault);
    sqlite3_finalize(handle);
    return code == SQLITE_ROW;
}

/* A database that is being made holds nothing that a power cut could take: its first
 * scan need not wait for the disk. Until store_tidy() all of it stands in the log,
 * which SQLite throws away where it is not whole. */
static bool begin_new(struct store *store, enum store_mode mode, struct fault *fault)
{
    int64_t version = 0;
    if (mode == STORE_READ)
        return true;
    if (!store_read_number(store, "PRAGMA user_version", &version, fault))
        return false;
    store->is_new = version == 0;
    return !store->is_new || store_execute(store, "PRAGMA synchronous = OFF", fault);
}

static void end_new(struct store *store)
{
    if (store->is_new)
        (void)sqlite3_exec(store->connection, "PRAGMA synchronous = NORMAL", NULL, NULL,
                           NULL);
    store->is_new = false;
}

static bool configure(struct store *store, enum store_mode mode, struct fault *fault)
{
    /* The content can be made again from the sources: a power cut may cost the last
     * scan (synchronous NORMAL), never the database. */
    static const char both[] = "PRAGMA foreign_keys = ON;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA trusted_schema = OFF;";
    static const char writer[] = "PRAGMA page_size = 8192;"
                                 "PRAGMA journal_mode = WAL;"
                                 "PRAGMA wal_autocheckpoint = 0;" /* store_tidy() */
                                 "PRAGMA analysis_limit = 200;"
                                 "PRAGMA secure_delete = OFF;"
                                 "PRAGMA journal_size_limit = 4194304;"
                                 "PRAGMA cache_size = -32768;";
    static const char reader[] = "PRAGMA query_only = ON;"
                                 "PRAGMA cache_size = -4096;";
    return begin_new(store, mode, fault) && store_execute(store, both, fault) &&
           (store->is_new ||
            store_execute(store, "PRAGMA synchronous = NORMAL", fault)) &&
           store_execute(store, mode == STORE_WRITE ? writer : reader, fault);
}

static bool register_given(struct store *store, struct fault *fault)
{
    return rows_register(store->connection, &store->given) || fault_no_memory(fault);
}

void store_give(struct store *store, const struct rows *rows)
{
    store->given = *rows;
}

static bool connect_to(struct store *store, const char *path, enum store_mode mode,
                       struct fault *fault)
{
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                      (mode == STORE_WRITE ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(path, &store->connection, flags, NULL);
    if (code != SQLITE_OK)
        return set_database_fault(store, code, fault);
    (void)sqlite3_extended_result_codes(store->connection, 1);
    (void)sqlite3_busy_timeout(store->connection, BUSY_MILLISECONDS);
    return true;
}

struct store *store_open(const char *path, enum store_mode mode, struct fault *fault)
{
    struct store *const store = calloc(1, sizeof *store);
    if (store == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    struct fault why = { 0 };
    /* The file is looked at before anything, the journal mode included, is set in it.
     */
    if (connect_to(store, path, mode, &why) &&
        migrate_check(store, migrations, mode, &why) && configure(store, mode, &why) &&
        (mode == STORE_READ ||
         (migrate(store, migrations, &why) && register_given(store, &why))))
        return store;
    fault_set(fault, why.kind, "%s: %s", path, why.detail);
    store_close(store);
    return NULL;
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    for (size_t i = 0; i < STATEMENT_SLOTS; i++)
        sqlite3_finalize(store->statements[i].handle);
    end_new(store);
    sqlite3_close(store->connection);
    free(store);
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

void statement_bind_real(struct statement *statement, const char *name, double value)
{
    const int number = find_parameter(statement, name);
    if (number > 0)
        statement->error = sqlite3_bind_double(statement->handle, number, value);
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
        set_database_fault(statement->store, code, fault);
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

double statement_real(struct statement *statement, int column)
{
    return sqlite3_column_double(statement->handle, column);
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

static void reset_all(struct store *store)
{
    for (size_t i = 0; i < STATEMENT_SLOTS; i++) {
        if (store->statements[i].handle != NULL &&
            sqlite3_stmt_busy(store->statements[i].handle))
            statement_reset(&store->statements[i]);
    }
}

bool store_begin(struct store *store, struct fault *fault)
{
    store->in_transaction = store_execute(store, "BEGIN IMMEDIATE", fault);
    return store->in_transaction;
}

bool store_commit(struct store *store, struct fault *fault)
{
    reset_all(store);
    if (!store_execute(store, "COMMIT", fault))
        return false;
    store->in_transaction = false;
    (void)atomic_fetch_add(&commits, 1);
    return true;
}

unsigned store_commits(void)
{
    return atomic_load_explicit(&commits, memory_order_acquire);
}

void store_rollback(struct store *store)
{
    reset_all(store);
    /* Some errors, a full disk among them, have rolled back already. */
    if (store->in_transaction && !sqlite3_get_autocommit(store->connection))
        (void)sqlite3_exec(store->connection, "ROLLBACK", NULL, NULL, NULL);
    store->in_transaction = false;
}

int64_t store_inserted(struct store *store)
{
    return sqlite3_last_insert_rowid(store->connection);
}

bool store_tidy(struct store *store, struct fault *fault)
{
    enum { READERS_MILLISECONDS = 1000 };
    end_new(store);
    /* Loops leave the old corpus with their next answer; whole lists may take long. */
    (void)sqlite3_busy_timeout(store->connection, READERS_MILLISECONDS);
    (void)sqlite3_wal_checkpoint_v2(store->connection, NULL, SQLITE_CHECKPOINT_FULL,
                                    NULL, NULL);
    (void)sqlite3_busy_timeout(store->connection, BUSY_MILLISECONDS);
    (void)sqlite3_db_release_memory(store->connection);
    return store_execute(store, "PRAGMA optimize", fault);
}

static const char begin_snapshot[] = "BEGIN";

bool store_snapshot_begin(struct store *store, struct fault *fault)
{
    return statement_run(store_statement(store, begin_snapshot), fault);
}

static const char end_snapshot[] = "COMMIT";

void store_snapshot_end(struct store *store)
{
    struct fault fault = { 0 };
    reset_all(store);
    if (!sqlite3_get_autocommit(store->connection) &&
        !statement_run(store_statement(store, end_snapshot), &fault))
        (void)sqlite3_exec(store->connection, "ROLLBACK", NULL, NULL, NULL);
}
