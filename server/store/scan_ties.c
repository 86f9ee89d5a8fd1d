#include "store/database.h"
#include "store/scan_state.h"

static const char each_tie[] = "SELECT number, bytes FROM tie /* scan */";

bool scan_each_tie(struct scan *scan, scan_visit_tie *visit, void *context,
                   struct fault *fault)
{
    struct statement *const each = store_statement(scan->store, each_tie);
    bool ok = true;
    while (ok && statement_step(each, fault)) {
        const int64_t number = statement_int(each, 0);
        const struct scanned_tie at = { .number = number < 0 ? -number : number,
                                        .gone = number < 0,
                                        .bytes = statement_blob(each, 1) };
        ok = visit(context, &at, fault);
    }
    statement_reset(each);
    return ok && fault->kind == FAULT_NONE;
}

static const char put_tie[] = "INSERT OR REPLACE INTO tie (number, bytes)"
                              "VALUES (:number, :bytes)";

bool scan_put_tie(struct scan *scan, int64_t number, struct slice bytes,
                  struct fault *fault)
{
    struct statement *const put = store_statement(scan->store, put_tie);
    statement_bind_int(put, ":number", number);
    statement_bind_blob(put, ":bytes", bytes);
    return statement_run(put, fault);
}

static const char drop_tie[] =
    "UPDATE OR REPLACE tie SET number = -:number WHERE number = :number";

bool scan_drop_tie(struct scan *scan, int64_t number, struct fault *fault)
{
    struct statement *const drop = store_statement(scan->store, drop_tie);
    statement_bind_int(drop, ":number", number);
    return statement_run(drop, fault);
}

static const char sweep_ties[] = "DELETE FROM tie WHERE number < 0";

bool scan_sweep_ties(struct scan *scan, struct fault *fault)
{
    return statement_run(store_statement(scan->store, sweep_ties), fault);
}
