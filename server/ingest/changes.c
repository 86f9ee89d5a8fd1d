#include "ingest/changes.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "ingest/plan.h"
#include "ingest/pool.h"
#include "ingest/readers.h"
#include "ingest/report.h"
#include "json/items.h"
#include "sources/sources.h"

static const size_t listing_ceiling = (size_t)2 << 30;
static const size_t record_ceiling = (size_t)1 << 30;

/* A file whose time is this close to now may change once more within the same tick. */
static const int64_t settling_ns = 2000000000;

/* A file from when its reading begins until its last record is collected. */
struct reading_file {
    struct reading_file *next; /* opened after it */
    const struct source_file *file;
    struct slice stored_json; /* what is known of it; bytes NULL: it is new */
    struct arena *arena;      /* its own, goes with it */
    struct list known;        /* of struct scanned_record */
    struct list skipped;      /* of struct skipped_record */
    struct slice format;
    uint32_t read;
    bool all; /* records that are the same may come to other articles */
};

/* The work of one run of changes_apply. */
struct run {
    struct changes *changes;
    struct arena *records; /* sources reads a record into it */
    struct arena *scratch;
    struct readers *readers;
    struct report report;
    struct plan plan;
    struct reading_file *oldest, *newest; /* files are closed as they were opened */
    int64_t started;                      /* nanoseconds since 1970 */
};

static bool check_stop(const struct changes *changes, struct fault *fault)
{
    return !atomic_load(changes->stop) ||
           fault_set(fault, FAULT_BUSY, "the scan was stopped");
}

static void close_oldest(struct run *run)
{
    struct reading_file *const file = run->oldest;
    run->oldest = file->next;
    if (run->oldest == NULL)
        run->newest = NULL;
    arena_destroy(file->arena);
    free(file);
}

static struct reading_file *open_file(struct run *run, const struct source_file *from,
                                      struct fault *fault)
{
    struct reading_file *const file = calloc(1, sizeof *file);
    struct arena *const arena = arena_create(listing_ceiling);
    if (file == NULL || arena == NULL) {
        fault_no_memory(fault);
        arena_destroy(arena);
        free(file);
        return NULL;
    }
    *file = (struct reading_file){ .file = from, .arena = arena };
    *(run->newest == NULL ? &run->oldest : &run->newest->next) = file;
    run->newest = file;
    return file;
}

static bool skip_record(struct reading_file *file, uint32_t record, struct slice reason,
                        struct fault *fault)
{
    struct skipped_record *const skipped =
        list_add(&file->skipped, file->arena, sizeof *skipped);
    if (skipped == NULL)
        return fault_no_memory(fault);
    *skipped = (struct skipped_record){ record, arena_copy(file->arena, reason) };
    return skipped->reason.bytes != NULL || fault_no_memory(fault);
}

static bool drop_record(const struct run *run, int64_t number, struct fault *fault)
{
    arena_reset(run->scratch);
    run->changes->found = true;
    run->changes->report->articles_removed++;
    return scan_drop_reading(run->changes->scan, number, run->scratch, fault);
}

/* Takes the record out of those that are known; false if it is not among them. */
static bool take_known(struct reading_file *file, uint32_t record,
                       struct scanned_record *out)
{
    struct scanned_record *const known = file->known.items;
    uint32_t low = 0, high = file->known.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (known[middle].record < record)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == file->known.count || known[low].record != record ||
        known[low].number == 0)
        return false;
    *out = known[low];
    known[low].number = 0;
    return true;
}

static bool visit_record(void *context, const struct article *article,
                         struct slice problem, struct fault *fault)
{
    struct run *const run = context;
    struct reading_file *const file = run->newest;
    struct scanned_record known = { 0 };
    if (!check_stop(run->changes, fault))
        return false;
    report_step(&run->report);
    if (file->format.bytes == NULL && article->source.format.bytes != NULL) {
        file->format = arena_copy(file->arena, article->source.member.bytes == NULL
                                                   ? article->source.format
                                                   : SLICE("archive"));
    }
    if (problem.bytes != NULL)
        return skip_record(file, article->source.record, problem, fault);
    if (take_known(file, article->source.record, &known)) {
        if (!file->all && slice_equals(known.sha256, article->source.sha256)) {
            file->read++;
            return true;
        }
        if (!drop_record(run, known.number, fault))
            return false;
    }
    return readers_submit(run->readers, article, file, fault);
}

static bool drop_unseen(const struct run *run, const struct reading_file *file,
                        struct fault *fault)
{
    const struct scanned_record *const known = file->known.items;
    for (uint32_t i = 0; i < file->known.count; i++)
        if (known[i].number != 0 && !drop_record(run, known[i].number, fault))
            return false;
    return true;
}

static bool read_file(struct run *run, const struct source_file *source, bool all,
                      const struct scanned_file *stored, struct fault *fault)
{
    struct changes *const changes = run->changes;
    struct reading_file *const file = open_file(run, source, fault);
    if (file == NULL || !scan_list_records(changes->scan, source->path, file->arena,
                                           &file->known, fault))
        return false;
    const struct source_place place = { changes->options->sources, source->path,
                                        run->plan.repetition };
    file->all = all;
    if (stored != NULL)
        file->stored_json = stored->json;
    changes->report->files_read++;
    if (source->problem.bytes != NULL
            ? !skip_record(file, 0, source->problem, fault)
            : !source_read_at(&place, run->records, visit_record, run, fault))
        return false;
    /* The mark comes back when all articles of the file have been collected. */
    return drop_unseen(run, file, fault) &&
           readers_submit_mark(run->readers, file, fault);
}

static bool put_file(struct run *run, const struct reading_file *file,
                     struct fault *fault)
{
    const struct source_report report = { file->file->path, file->format, file->read,
                                          file->skipped.items, file->skipped.count };
    const bool settled = run->started - file->file->mtime_ns > settling_ns;
    struct buffer json;
    buffer_init(&json, listing_ceiling);
    struct writer writer = { .out = &json };
    json_source(&writer, &report);
    const struct scanned_file row = {
        .path = file->file->path,
        .size = file->file->size,
        .mtime_ns = settled ? file->file->mtime_ns : -1,
        .records_skipped = file->skipped.count,
        .json = buffer_slice(&json),
    };
    if (!slice_equals(row.json, file->stored_json))
        run->changes->found = true;
    const bool ok =
        buffer_ok(&json, fault) && scan_put_file(run->changes->scan, &row, fault);
    buffer_finish(&json);
    return ok;
}

/* Called by the readers, in this thread. */
static bool collect(void *context, const struct read_article *result,
                    struct fault *fault)
{
    struct run *const run = context;
    struct changes *const changes = run->changes;
    struct reading_file *const file = result->subject;
    if (result->source == NULL) {
        const bool ok = put_file(run, file, fault);
        close_oldest(run);
        return ok;
    }
    if (result->reading.article == NULL) {
        log_event(LOG_WARNING, "unread path=%.*s record=%u reason=%s",
                  (int)file->file->path.length, file->file->path.bytes,
                  result->source->record, result->fault->detail);
        return skip_record(file, result->source->record,
                           slice_of(result->fault->detail), fault);
    }
    file->read++;
    changes->found = true;
    changes->report->articles_read++;
    changes->report->text_bytes += result->text_bytes;
    atomic_fetch_add(&changes->progress->articles, 1);
    atomic_fetch_add(&changes->progress->bytes, result->text_bytes);
    arena_reset(run->scratch);
    return scan_put_reading(changes->scan, result->source, &result->reading,
                            run->scratch, fault);
}

static bool forget_file(struct run *run, const struct scanned_file *stored,
                        struct fault *fault)
{
    run->changes->found = true;
    struct list records = { 0 };
    struct arena *const arena = arena_create(listing_ceiling);
    if (arena == NULL)
        return fault_no_memory(fault);
    bool ok =
        scan_list_records(run->changes->scan, stored->path, arena, &records, fault);
    const struct scanned_record *const record = records.items;
    for (uint32_t i = 0; i < records.count && ok; i++)
        ok = drop_record(run, record[i].number, fault);
    arena_destroy(arena);
    return ok && scan_drop_file(run->changes->scan, stored->path, fault);
}

/* Forgets the stored files from `*at` on that come before the path: they are gone. */
static bool forget_before(struct run *run, const struct list *stored_files,
                          uint32_t *at, struct slice path, struct fault *fault)
{
    const struct scanned_file *const stored = stored_files->items;
    for (; *at < stored_files->count; (*at)++) {
        if (path.bytes != NULL && slice_compare(stored[*at].path, path) >= 0)
            break;
        if (!forget_file(run, &stored[*at], fault))
            return false;
    }
    return true;
}

/* Both are in the order of their paths. */
static bool merge(struct run *run, const struct source_listing *listing,
                  const struct list *stored_files, struct fault *fault)
{
    const struct scanned_file *const stored = stored_files->items;
    struct progress *const progress = run->changes->progress;
    uint32_t at = 0;
    atomic_store(&progress->of, listing->count);
    for (uint32_t i = 0; i < listing->count; i++) {
        const struct source_file *const file = &listing->files[i];
        atomic_store(&progress->files, i);
        report_step(&run->report);
        if (!forget_before(run, stored_files, &at, file->path, fault))
            return false;
        const bool known =
            at < stored_files->count && slice_equals(stored[at].path, file->path);
        const struct scanned_file *const before = known ? &stored[at++] : NULL;
        const enum plan_step step = run->plan.steps[i];
        run->changes->report->files_left += step == PLAN_LEAVE;
        if (step == PLAN_KEEP || step == PLAN_LEAVE)
            continue;
        if (!check_stop(run->changes, fault) ||
            !read_file(run, file, step == PLAN_READ_ALL, before, fault))
            return false;
    }
    const struct slice none = { 0 };
    atomic_store(&progress->files, listing->count);
    if (!forget_before(run, stored_files, &at, none, fault))
        return false;
    return readers_drain(run->readers, fault);
}

static bool run_through(struct run *run, struct arena *listing_arena,
                        struct fault *fault)
{
    struct changes *const changes = run->changes;
    struct source_listing listing = { 0 };
    struct list stored = { 0 };
    if (!sources_list(changes->options->sources, listing_arena, &listing, fault) ||
        !scan_list_files(changes->scan, listing_arena, &stored, fault) ||
        !plan_init(&run->plan, changes, &listing, &stored, listing_arena, fault) ||
        !merge(run, &listing, &stored, fault))
        return false;
    changes->report->files = listing.count;
    return true;
}

bool changes_apply(struct changes *changes, struct fault *fault)
{
    struct run run = { .changes = changes, .started = clock_now() * 1000000000 };
    struct arena *const listing = arena_create(listing_ceiling);
    report_begin(&run.report, changes->progress);
    run.records = arena_create(record_ceiling);
    run.scratch = arena_create(record_ceiling);
    run.readers =
        readers_create(changes->options->reader,
                       pool_threads(changes->options->threads), collect, &run, fault);
    bool ok = false;
    if (listing == NULL || run.records == NULL || run.scratch == NULL)
        ok = fault_no_memory(fault);
    else if (run.readers != NULL)
        ok = run_through(&run, listing, fault);
    report_end(&run.report);
    plan_finish(&run.plan);
    readers_destroy(run.readers);
    while (run.oldest != NULL)
        close_oldest(&run);
    arena_destroy(run.scratch);
    arena_destroy(run.records);
    arena_destroy(listing);
    return ok;
}
