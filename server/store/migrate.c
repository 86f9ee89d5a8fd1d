#include "store/migrate.h"

#include <stdio.h>

#include "store/database_state.h"

static bool check_owner(struct store *store, int64_t version, struct fault *fault)
{
    int64_t application = 0, objects = 0;
    if (!store_read_number(store, "PRAGMA application_id", &application, fault))
        return false;
    if (application == APPLICATION_FINISHED || application == APPLICATION_UNFINISHED)
        return true;
    if (!store_read_number(store, "SELECT count(*) FROM sqlite_schema /* scan */",
                           &objects, fault))
        return false;
    const bool fresh = application == 0 && version == 0 && objects == 0;
    if (!fresh)
        return fault_set(fault, FAULT_DATABASE, "the database is another program's");
    return true;
}

static bool apply(struct store *store, const struct migration *migration,
                  int64_t version, struct fault *fault)
{
    char stamp[96];
    (void)snprintf(
        stamp, sizeof stamp, "PRAGMA application_id = %d; PRAGMA user_version = %lld",
        store->stage == STAGE_MAKING ? APPLICATION_UNFINISHED : APPLICATION_FINISHED,
        (long long)version);
    if (store_execute(store, "BEGIN IMMEDIATE", fault) &&
        store_execute(store, migration->sql, fault) &&
        store_execute(store, stamp, fault) && store_execute(store, "COMMIT", fault))
        return true;
    (void)sqlite3_exec(store->connection, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

static int64_t newest_version(const struct migration *known)
{
    int64_t newest = 0;
    while (known[newest].name != NULL)
        newest++;
    return newest;
}

bool migrate_check(struct store *store, const struct migration *known,
                   enum store_mode mode, struct fault *fault)
{
    const int64_t newest = newest_version(known);
    int64_t version = 0;
    if (!store_read_number(store, "PRAGMA user_version", &version, fault) ||
        !check_owner(store, version, fault))
        return false;
    if (version > newest) {
        return fault_set(fault, FAULT_DATABASE,
                         "the database has version %lld, this program knows %lld",
                         (long long)version, (long long)newest);
    }
    if (version < newest && mode == STORE_READ) {
        return fault_set(fault, FAULT_DATABASE,
                         "the database has version %lld, not yet %lld",
                         (long long)version, (long long)newest);
    }
    return true;
}

bool migrate(struct store *store, const struct migration *known, struct fault *fault)
{
    const int64_t newest = newest_version(known);
    int64_t version = 0;
    if (!store_read_number(store, "PRAGMA user_version", &version, fault))
        return false;
    for (; version < newest; version++)
        if (!apply(store, &known[version], version + 1, fault))
            return false;
    return true;
}
