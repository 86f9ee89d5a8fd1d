#include "ingest/ingest.h"

#include <inttypes.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "ingest/changes.h"
#include "ingest/corpus.h"
#include "ingest/corrections.h"
#include "ingest/maker.h"
#include "ingest/pool.h"
#include "ingest/render.h"
#include "linking/linking.h"
#include "store/corpus.h"

enum { MAKER_CEILING = 64 * 1024 };

struct ingest {
    struct ingest_options options;
    struct store *store;
    struct arena *arena;
    struct slice maker;
    struct progress progress;
    atomic_bool stop;
};

struct ingest *ingest_create(const struct ingest_options *options, struct fault *fault)
{
    struct ingest *const ingest = calloc(1, sizeof *ingest);
    if (ingest == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    ingest->options = *options;
    atomic_init(&ingest->stop, false);
    ingest->arena = arena_create(MAKER_CEILING);
    if (ingest->arena == NULL)
        fault_no_memory(fault);
    else if (options->reader == NULL || ingest_use(ingest, options->reader, fault))
        ingest->store = store_open(options->database, STORE_WRITE, fault);
    if (ingest->store != NULL)
        return ingest;
    ingest_destroy(ingest);
    return NULL;
}

bool ingest_use(struct ingest *ingest, const struct reader *reader, struct fault *fault)
{
    ingest->options.reader = reader;
    return maker_name(reader, ingest->arena, &ingest->maker, fault);
}

void ingest_destroy(struct ingest *ingest)
{
    if (ingest == NULL)
        return;
    store_close(ingest->store);
    arena_destroy(ingest->arena);
    free(ingest);
}

const struct progress *ingest_progress(const struct ingest *ingest)
{
    return &ingest->progress;
}

void ingest_stop(struct ingest *ingest)
{
    atomic_store(&ingest->stop, true);
}

/* What another program read is not this one's reading. */
static bool check_maker(const struct ingest *ingest, struct scan *scan, bool *fresh,
                        struct fault *fault)
{
    struct arena *const arena = arena_create(MAKER_CEILING);
    struct slice maker = { 0 };
    bool ok =
        arena == NULL ? fault_no_memory(fault) : scan_maker(scan, arena, &maker, fault);
    *fresh = ok && (maker.length == 0 || !slice_equals(maker, ingest->maker));
    if (*fresh)
        ok = scan_forget_all(scan, fault);
    arena_destroy(arena);
    return ok;
}

bool ingest_check_corrections(const char *path, struct fault *fault)
{
    struct correction_file file;
    const bool ok = correction_file_init(&file, path, fault);
    correction_file_finish(&file);
    return ok;
}

static bool check_corrections(const struct correction_file *file, struct scan *scan,
                              bool *changed, struct fault *fault)
{
    char stored[DIGEST_HEX_SIZE];
    if (!scan_corrections(scan, stored, fault))
        return false;
    *changed = !slice_is(slice_of(stored), file->digest);
    return true;
}

static void log_corrections(const struct corrections *corrections)
{
    uint32_t applied = 0;
    for (uint32_t i = 0; i < corrections->count; i++)
        applied += corrections->items[i].applied;
    if (corrections->count > 0) {
        log_event(applied < corrections->count ? LOG_WARNING : LOG_INFO,
                  "corrections applied=%" PRIu32 " not_applied=%" PRIu32, applied,
                  corrections->count - applied);
    }
}

static bool link_corpus(struct corpus *corpus, struct correction_file *file,
                        struct scan *scan, struct fault *fault)
{
    if (!corpus_link(corpus, &file->corrections, fault) ||
        !corpus_open_adapted(corpus, fault) || !linking_weave(corpus->linking, fault) ||
        !scan_sweep_ties(scan, fault) ||
        !correction_file_report(file, &corpus->corrections, fault))
        return false;
    log_corrections(&file->corrections);
    return scan_put_corrections(scan, slice_of(file->digest), corpus->corrections,
                                fault);
}

/* What weaving a whole corpus took goes back before rendering takes its own; behind a
 * rescan there is little, and it is soon needed again. */
static void give_back(const struct ingest_report *report, const struct corpus *corpus)
{
    if (report->articles_read > corpus->count / 2)
        (void)malloc_trim(0);
}

static bool link_and_render(struct ingest *ingest, struct correction_file *file,
                            struct scan *scan, const struct ingest_report *report,
                            struct fault *fault)
{
    struct corpus corpus = { 0 };
    struct corpus_counts counts = { 0 };
    const struct render_options options = { &ingest->stop,
                                            pool_threads(ingest->options.threads) };
    bool ok =
        corpus_init(&corpus, scan, fault) && link_corpus(&corpus, file, scan, fault);
    if (ok)
        give_back(report, &corpus);
    ok = ok && render_corpus(&corpus, &options, &counts, fault) &&
         scan_commit(scan, ingest->maker, &counts, fault);
    corpus_finish(&corpus);
    return ok;
}

static bool apply_scan(struct ingest *ingest, struct correction_file *file,
                       struct scan *scan, struct ingest_report *report,
                       struct fault *fault)
{
    bool fresh = false, corrected = false;
    struct changes changes = { .options = &ingest->options,
                               .scan = scan,
                               .progress = &ingest->progress,
                               .stop = &ingest->stop,
                               .report = report };
    if (!check_maker(ingest, scan, &fresh, fault) ||
        !check_corrections(file, scan, &corrected, fault) ||
        !changes_apply(&changes, fault))
        return false;
    report->changed = fresh || corrected || changes.found;
    return report->changed ? link_and_render(ingest, file, scan, report, fault)
                           : scan_keep(scan, fault);
}

static void log_report(const struct ingest_report *report)
{
    log_event(LOG_INFO,
              "scan files=%" PRIu32 " files_read=%" PRIu32 " articles=%" PRIu32
              " articles_read=%" PRIu32 " removed=%" PRIu32 " skipped=%" PRIu32
              " text_bytes=%" PRIu64 " milliseconds=%" PRId64 " changed=%s",
              report->files, report->files_read, report->articles,
              report->articles_read, report->articles_removed, report->records_skipped,
              report->text_bytes, report->duration / 1000000,
              report->changed ? "yes" : "no");
}

bool ingest_scan(struct ingest *ingest, struct ingest_report *out, struct fault *fault)
{
    const int64_t start = clock_monotonic();
    struct ingest_report report = { 0 };
    struct correction_file file;
    const bool readable =
        correction_file_init(&file, ingest->options.corrections, fault);
    struct scan *const scan = readable ? scan_create(ingest->store, fault) : NULL;
    struct corpus_counts counts = { 0 };
    const bool ok = scan != NULL && apply_scan(ingest, &file, scan, &report, fault) &&
                    store_tidy(ingest->store, fault) &&
                    store_corpus_counts(ingest->store, &counts, fault);
    scan_destroy(scan);
    correction_file_finish(&file);
    report.articles = (uint32_t)counts.articles;
    report.records_skipped = (uint32_t)counts.records_skipped;
    report.duration = clock_monotonic() - start;
    if (!ok) {
        if (fault->kind != FAULT_BUSY)
            log_event(LOG_ERROR, "scan failed reason=%s", fault->detail);
        return false;
    }
    log_report(&report);
    *out = report;
    return true;
}
