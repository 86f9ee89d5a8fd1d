#include "store/database.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "store/database_state.h"
#include "store/making.h"
#include "store/migrate.h"

enum { BUSY_MILLISECONDS = 10000 };

static atomic_uint commits;

bool store_setup(struct fault *fault)
{
    /* The counters of memory are one lock for all connections: without them two threads
     * do the work of two. */
    if (sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) != SQLITE_OK ||
        sqlite3_initialize() != SQLITE_OK)
        return fault_set(fault, FAULT_DATABASE, "SQLite was set up already");
    return true;
}

bool store_execute(struct store *store, const char *sql, struct fault *fault)
{
    const int code = sqlite3_exec(store->connection, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || database_fault(store, code, fault);
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
        database_fault(store, code, fault);
    sqlite3_finalize(handle);
    return code == SQLITE_ROW;
}

static bool configure(struct store *store, enum store_mode mode, struct fault *fault)
{
    /* The content can be made again from the sources: a power cut may cost the last
     * scan (synchronous NORMAL), never the database. */
    static const char both[] = "PRAGMA foreign_keys = ON;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA synchronous = NORMAL;";
    static const char writer[] = "PRAGMA page_size = 8192;"
                                 "PRAGMA wal_autocheckpoint = 0;" /* store_tidy() */
                                 "PRAGMA analysis_limit = 200;"
                                 "PRAGMA secure_delete = OFF;"
                                 "PRAGMA journal_size_limit = 4194304;"
                                 "PRAGMA cache_size = -16384;";
    static const char reader[] = "PRAGMA query_only = ON;"
                                 "PRAGMA cache_size = -4096;";
    if (!store_execute(store, both, fault))
        return false;
    if (mode == STORE_READ)
        return store_execute(store, reader, fault);
    return store_execute(store, writer, fault) &&
           (store->stage == STAGE_MAKING
                ? making_configure(store, fault)
                : store_execute(store, "PRAGMA journal_mode = WAL", fault));
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
        return database_fault(store, code, fault);
    (void)sqlite3_extended_result_codes(store->connection, 1);
    (void)sqlite3_busy_timeout(store->connection, BUSY_MILLISECONDS);
    return true;
}

/* The file is looked at before anything, the journal mode included, is set in it. One
 * that was not finished may be shorter than it says: what stands at its beginning can
 * be read all the same. */
static bool look(struct store *store, enum store_mode mode, struct fault *fault)
{
    sqlite3 *const connection = store->connection;
    (void)sqlite3_db_config(connection, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
    const bool ok = migrate_check(store, migrations, mode, fault) &&
                    (mode == STORE_READ || making_look(store, fault));
    (void)sqlite3_db_config(connection, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0, NULL);
    return ok;
}

static bool open_file(struct store *store, const char *path, enum store_mode mode,
                      struct fault *fault)
{
    return connect_to(store, path, mode, fault) && look(store, mode, fault) &&
           configure(store, mode, fault) &&
           (mode == STORE_READ ||
            (migrate(store, migrations, fault) && register_given(store, fault)));
}

struct store *store_open(const char *path, enum store_mode mode, struct fault *fault)
{
    struct store *const store = calloc(1, sizeof *store);
    struct fault why = { 0 };
    if (store == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    store->path = strdup(path);
    if (store->path == NULL)
        fault_no_memory(&why);
    else if (open_file(store, path, mode, &why))
        return store;
    store->stage = STAGE_SPOILT;
    fault_set(fault, why.kind, "%s: %s", path, why.detail);
    store_close(store);
    return NULL;
}

/* What a scan that was broken off has left in the file cannot be taken back. */
static bool open_again(struct store *store, struct fault *fault)
{
    statements_finalize(store);
    sqlite3_close(store->connection);
    *store = (struct store){ .path = store->path };
    const bool ok = open_file(store, store->path, STORE_WRITE, fault);
    if (!ok)
        store->stage = STAGE_SPOILT;
    return ok;
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    statements_finalize(store);
    making_close(store);
    sqlite3_close(store->connection);
    free(store->path);
    free(store);
}

bool store_begin(struct store *store, struct fault *fault)
{
    if (store->stage == STAGE_SPOILT && !open_again(store, fault))
        return false;
    store->in_transaction = store_execute(
        store, store->stage == STAGE_MAKING ? "BEGIN EXCLUSIVE" : "BEGIN IMMEDIATE",
        fault);
    return store->in_transaction;
}

bool store_commit(struct store *store, struct fault *fault)
{
    statements_reset(store);
    if (!store_execute(store, "COMMIT", fault))
        return false;
    store->in_transaction = false;
    if (!making_finish(store, fault))
        return false;
    (void)atomic_fetch_add(&commits, 1);
    return true;
}

unsigned store_commits(void)
{
    return atomic_load_explicit(&commits, memory_order_acquire);
}

void store_rollback(struct store *store)
{
    struct fault fault = { 0 };
    statements_reset(store);
    if (store->in_transaction && store->stage == STAGE_MAKING) {
        (void)open_again(store, &fault); /* or else with the next transaction */
    } else if (store->in_transaction && !sqlite3_get_autocommit(store->connection)) {
        /* Some errors, a full disk among them, have rolled back already. */
        (void)sqlite3_exec(store->connection, "ROLLBACK", NULL, NULL, NULL);
    }
    store->in_transaction = false;
}

int64_t store_inserted(struct store *store)
{
    return sqlite3_last_insert_rowid(store->connection);
}

bool store_tidy(struct store *store, struct fault *fault)
{
    enum { READERS_MILLISECONDS = 1000 };
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
    statements_reset(store);
    if (!sqlite3_get_autocommit(store->connection) &&
        !statement_run(store_statement(store, end_snapshot), &fault))
        (void)sqlite3_exec(store->connection, "ROLLBACK", NULL, NULL, NULL);
}
