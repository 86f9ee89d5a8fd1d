#include "store/database.h"
#include "store/scan_state.h"
#include "store/squeeze.h"

static const char put_abstract[] = "INSERT INTO abstract (number, bytes)"
                                   "VALUES (:number, :bytes)";

static const char put_claims[] = "INSERT INTO abstract_claims (number, bytes)"
                                 "VALUES (:number, :bytes)";

static bool put_piece(struct store *store, const char *sql, int64_t number,
                      struct slice bytes, struct fault *fault)
{
    struct statement *const put = store_statement(store, sql);
    statement_bind_int(put, ":number", number);
    statement_bind_blob(put, ":bytes", bytes);
    return statement_run(put, fault);
}

bool scan_put_abstract(struct scan *scan, int64_t number, struct slice names,
                       struct slice claims, struct fault *fault)
{
    return put_piece(scan->store, put_abstract, number, names, fault) &&
           put_piece(scan->store, put_claims, number, claims, fault);
}

static const char each_abstract[] =
    "SELECT r.number, a.bytes, s.number, s.inputs, s.outputs"
    "  FROM reading AS r"
    "  JOIN abstract AS a ON a.number = r.number"
    "  LEFT JOIN article AS s ON s.number = r.number"
    " ORDER BY r.path, r.record /* scan */";

bool scan_each_abstract(struct scan *scan, scan_visit *visit, void *context,
                        struct fault *fault)
{
    struct statement *const each = store_statement(scan->store, each_abstract);
    bool ok = true;
    while (ok && statement_step(each, fault)) {
        const struct scanned_abstract at = {
            .number = statement_int(each, 0),
            .names = statement_blob(each, 1),
            .stored = { !statement_is_null(each, 2), (uint64_t)statement_int(each, 3),
                        (uint64_t)statement_int(each, 4) },
        };
        ok = visit(context, &at, fault);
    }
    statement_reset(each);
    return ok && fault->kind == FAULT_NONE;
}

static const char find_claims[] =
    "SELECT bytes FROM abstract_claims WHERE number = :number";

bool scan_open_claims(struct scan *scan, int64_t number, struct arena *arena,
                      struct slice *claims, struct fault *fault)
{
    struct statement *const find = store_statement(scan->store, find_claims);
    statement_bind_int(find, ":number", number);
    if (!statement_step(find, fault))
        return fault_set(fault, FAULT_DATABASE, "no claims of reading %lld",
                         (long long)number);
    const bool ok = squeeze_read(statement_blob(find, 0), arena, claims, fault);
    statement_reset(find);
    return ok;
}
