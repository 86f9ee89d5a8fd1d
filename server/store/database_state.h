/* What a connection holds; only for database.c and statement.c. */
#pragma once

#include <sqlite3.h>

#include "store/database.h"
#include "store/rows.h"

/* What has become of a database that this connection has made. */
enum store_stage {
    STAGE_SAFE,   /* it was there before, or all of it is on the disk */
    STAGE_MAKING, /* nothing was committed but the schema */
    STAGE_SPOILT  /* the first scan was broken off in the midst of writing */
};

enum { STATEMENT_SLOTS = 256, NAMES = 32 };

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
    enum store_stage stage;
    char *path;
    struct rows given;
    size_t statement_count;
    const char *keys[STATEMENT_SLOTS]; /* of the statements: open addressing by `sql` */
    struct statement statements[STATEMENT_SLOTS];
};

/* Sets the fault to what SQLite says of the code. Always false. */
bool database_fault(struct store *store, int code, struct fault *fault);

/* Ends those that have not been stepped to their end. */
void statements_reset(struct store *store);
void statements_finalize(struct store *store);
