#include "store/database.h"
#include "store/scan_state.h"

static const char list_marks[] = "SELECT path, marks FROM file_marks"
                                 " ORDER BY path /* scan */";

bool scan_list_marks(struct scan *scan, struct arena *arena, struct list *marks,
                     struct fault *fault)
{
    struct statement *const each = store_statement(scan->store, list_marks);
    bool ok = true;
    while (ok && statement_step(each, fault)) {
        struct scanned_marks *const row = list_add(marks, arena, sizeof *row);
        if (row != NULL) {
            *row = (struct scanned_marks){ arena_copy(arena, statement_text(each, 0)),
                                           arena_copy(arena, statement_blob(each, 1)) };
        }
        ok = row != NULL && row->path.bytes != NULL && row->marks.bytes != NULL;
    }
    statement_reset(each);
    if (!ok)
        return fault_no_memory(fault);
    return fault->kind == FAULT_NONE;
}

static const char drop_marks[] = "DELETE FROM file_marks WHERE path = :path";

static bool drop(struct scan *scan, struct slice path, struct fault *fault)
{
    struct statement *const statement = store_statement(scan->store, drop_marks);
    statement_bind_text(statement, ":path", path);
    return statement_run(statement, fault);
}

static const char put_marks[] = "INSERT INTO file_marks (path, marks)"
                                "VALUES (:path, :marks)";

bool scan_put_marks(struct scan *scan, const struct scanned_marks *marks,
                    struct fault *fault)
{
    if (!drop(scan, marks->path, fault))
        return false;
    if (marks->marks.length == 0)
        return true;
    struct statement *const put = store_statement(scan->store, put_marks);
    statement_bind_text(put, ":path", marks->path);
    statement_bind_blob(put, ":marks", marks->marks);
    return statement_run(put, fault);
}
