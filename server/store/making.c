#include "store/making.h"

#include <stdio.h>

#include "store/database_state.h"
#include "store/migrate.h"

/* Works on a damaged file, too, and waits for whoever is writing it. */
static bool empty_file(struct store *store, struct fault *fault)
{
    (void)sqlite3_db_config(store->connection, SQLITE_DBCONFIG_RESET_DATABASE, 1, NULL);
    const bool ok = store_execute(store, "VACUUM", fault);
    (void)sqlite3_db_config(store->connection, SQLITE_DBCONFIG_RESET_DATABASE, 0, NULL);
    return ok;
}

bool making_look(struct store *store, struct fault *fault)
{
    int64_t application = 0;
    if (!store_read_number(store, "PRAGMA application_id", &application, fault))
        return false;
    const bool is_unfinished = application == APPLICATION_UNFINISHED;
    const bool is_in_memory = sqlite3_db_filename(store->connection, "main")[0] == '\0';
    if (is_unfinished && !empty_file(store, fault))
        return false;
    store->stage = is_unfinished || (application == 0 && !is_in_memory) ? STAGE_MAKING
                                                                        : STAGE_SAFE;
    return true;
}

bool making_configure(struct store *store, struct fault *fault)
{
    return store_execute(store, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF",
                         fault);
}

static bool sync_file(struct store *store, struct fault *fault)
{
    sqlite3_file *file = NULL;
    int code = sqlite3_file_control(store->connection, "main",
                                    SQLITE_FCNTL_FILE_POINTER, &file);
    if (code == SQLITE_OK)
        code = file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
    return code == SQLITE_OK || database_fault(store, code, fault);
}

/* What says that it is finished is a number on the first page: written while there is
 * no log yet, it costs one more wait for the disk, and not those for a new log. */
bool making_finish(struct store *store, struct fault *fault)
{
    char finish[128];
    if (store->stage != STAGE_MAKING)
        return true;
    (void)snprintf(finish, sizeof finish,
                   "PRAGMA application_id = %d; PRAGMA journal_mode = WAL;"
                   "PRAGMA synchronous = NORMAL",
                   APPLICATION_FINISHED);
    if (!sync_file(store, fault) || !store_execute(store, finish, fault) ||
        !sync_file(store, fault))
        return false;
    store->stage = STAGE_SAFE;
    return true;
}

void making_close(struct store *store)
{
    struct fault fault = { 0 };
    if (!making_finish(store, &fault))
        return; /* it will be made again */
}
