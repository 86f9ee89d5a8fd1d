#include "store/database.h"
#include "store/scan_state.h"

static const char list_files[] = "SELECT path, size, mtime_ns, records_skipped, json"
                                 "  FROM file ORDER BY path /* scan */";

bool scan_list_files(struct scan *scan, struct arena *arena, struct list *files,
                     struct fault *fault)
{
    struct statement *const list = store_statement(scan->store, list_files);
    while (statement_step(list, fault)) {
        struct scanned_file *const file = list_add(files, arena, sizeof *file);
        if (file == NULL)
            return fault_no_memory(fault);
        *file = (struct scanned_file){
            .path = arena_copy(arena, statement_text(list, 0)),
            .size = statement_int(list, 1),
            .mtime_ns = statement_int(list, 2),
            .records_skipped = (uint32_t)statement_int(list, 3),
            .json = arena_copy(arena, statement_text(list, 4)),
        };
        if (file->path.bytes == NULL || file->json.bytes == NULL)
            return fault_no_memory(fault);
    }
    return fault->kind == FAULT_NONE;
}

static const char put_file[] =
    "INSERT INTO file (path, size, mtime_ns, records_skipped, json)"
    "VALUES (:path, :size, :mtime_ns, :records_skipped, :json)"
    "    ON CONFLICT (path) DO UPDATE"
    "   SET size = :size, mtime_ns = :mtime_ns, records_skipped = :records_skipped,"
    "       json = :json";

bool scan_put_file(struct scan *scan, const struct scanned_file *file,
                   struct fault *fault)
{
    struct statement *const put = store_statement(scan->store, put_file);
    statement_bind_text(put, ":path", file->path);
    statement_bind_int(put, ":size", file->size);
    statement_bind_int(put, ":mtime_ns", file->mtime_ns);
    statement_bind_int(put, ":records_skipped", file->records_skipped);
    statement_bind_text(put, ":json", file->json);
    return statement_run(put, fault);
}

static const char drop_file[] = "DELETE FROM file WHERE path = :path";

bool scan_drop_file(struct scan *scan, struct slice path, struct fault *fault)
{
    struct statement *const drop = store_statement(scan->store, drop_file);
    statement_bind_text(drop, ":path", path);
    return statement_run(drop, fault);
}

static const char list_records[] = "SELECT number, record, sha256"
                                   "  FROM reading"
                                   " WHERE path = :path ORDER BY record";

bool scan_list_records(struct scan *scan, struct slice path, struct arena *arena,
                       struct list *records, struct fault *fault)
{
    struct statement *const list = store_statement(scan->store, list_records);
    statement_bind_text(list, ":path", path);
    while (statement_step(list, fault)) {
        struct scanned_record *const record = list_add(records, arena, sizeof *record);
        if (record == NULL)
            return fault_no_memory(fault);
        *record = (struct scanned_record){
            .number = statement_int(list, 0),
            .record = (uint32_t)statement_int(list, 1),
            .sha256 = arena_copy(arena, statement_text(list, 2)),
        };
        if (record->sha256.bytes == NULL)
            return fault_no_memory(fault);
    }
    return fault->kind == FAULT_NONE;
}

static const char put_reading[] = "INSERT INTO reading (path, record, sha256, packed)"
                                  "VALUES (:path, :record, :sha256, :packed)";

static const char put_text_row[] = "INSERT INTO article_text (number, json)"
                                   "VALUES (:number, :json)";

static bool put_text(struct scan *scan, int64_t number, struct slice json,
                     struct fault *fault)
{
    struct statement *const put = store_statement(scan->store, put_text_row);
    statement_bind_int(put, ":number", number);
    statement_bind_text(put, ":json", json);
    return statement_run(put, fault);
}

bool scan_put_reading(struct scan *scan, const struct source *source,
                      const struct packed_reading *from, struct arena *arena,
                      struct fault *fault)
{
    struct statement *const put = store_statement(scan->store, put_reading);
    statement_bind_text(put, ":path", source->path);
    statement_bind_int(put, ":record", source->record);
    statement_bind_text(put, ":sha256", source->sha256);
    statement_bind_blob(put, ":packed", from->packed.rest);
    if (!statement_run(put, fault))
        return false;
    const int64_t number = store_inserted(scan->store);
    return put_text(scan, number, from->packed.text, fault) &&
           scan_put_abstract(scan, number, from->names, from->claims, fault) &&
           prose_put(scan, number, from->article, from->reading, arena, fault);
}

static const char find_reading[] =
    "SELECT r.packed, t.json"
    "  FROM reading AS r JOIN article_text AS t ON t.number = r.number"
    " WHERE r.number = :number";

bool scan_fetch_reading(struct scan *scan, int64_t number, struct arena *arena,
                        struct packed *packed, struct fault *fault)
{
    struct statement *const find = store_statement(scan->store, find_reading);
    statement_bind_int(find, ":number", number);
    if (!statement_step(find, fault))
        return fault_set(fault, FAULT_DATABASE, "no reading %lld", (long long)number);
    *packed = (struct packed){ .rest = arena_copy(arena, statement_blob(find, 0)),
                               .text = arena_copy(arena, statement_text(find, 1)) };
    statement_reset(find);
    return (packed->rest.bytes != NULL && packed->text.bytes != NULL) ||
           fault_no_memory(fault);
}

static bool drop_prose(struct scan *scan, int64_t number, struct arena *arena,
                       struct fault *fault)
{
    struct article article = { 0 };
    struct reading reading = { 0 };
    struct packed packed = { 0 };
    return scan_fetch_reading(scan, number, arena, &packed, fault) &&
           pack_read(packed, arena, &article, &reading, fault) &&
           prose_drop(scan, number, &article, &reading, arena, fault);
}

static const char drop_reading[] = "DELETE FROM reading WHERE number = :number";

bool scan_drop_reading(struct scan *scan, int64_t number, struct arena *arena,
                       struct fault *fault)
{
    return scan_drop_article(scan, number, fault) &&
           drop_prose(scan, number, arena, fault) &&
           scan_drop_tie(scan, number, fault) &&
           drop_by_number(scan->store, drop_reading, number, fault);
}
