/* Scans of the sources folder: sources -> reading -> linking -> json -> store. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "base/progress.h"

struct reader;

struct ingest_options {
    const char *sources;         /* the folder */
    const char *database;        /* the file; created or brought up to date */
    const char *corrections;     /* the user's file, read at every scan; NULL: none */
    const struct reader *reader; /* NULL: ingest_use() tells it */
    unsigned threads;            /* that read articles; 0: one a core */
    int rest; /* milliseconds: files changed since are left to the next scan */
};

struct ingest;

/* Opens the database, so that reading connections can be opened behind it. The options'
 * pointers are borrowed until ingest_destroy. Owned by the caller; NULL with the fault
 * set. store_setup() must have been called. */
struct ingest *ingest_create(const struct ingest_options *options, struct fault *fault);

/* Before the first scan; the reader is borrowed until ingest_destroy. */
MUST_CHECK bool ingest_use(struct ingest *ingest, const struct reader *reader,
                           struct fault *fault);
void ingest_destroy(struct ingest *ingest);

/* Whether the file of corrections could be applied now: its lines, not its entities.
 */
MUST_CHECK bool ingest_check_corrections(const char *path, struct fault *fault);

struct ingest_report {
    uint32_t files;           /* in the folder */
    uint32_t records_skipped; /* in the folder; a whole file counts once */
    uint32_t files_read;      /* new or changed, so read in this scan */
    uint32_t files_left;      /* as they were before: they are being written */
    uint32_t articles;        /* in the corpus */
    uint32_t articles_read;   /* in this scan */
    uint32_t articles_removed;
    uint64_t text_bytes; /* of the articles read in this scan */
    int64_t duration;    /* nanoseconds */
    bool changed;        /* something was committed that can be seen from outside */
};

/* One scan, in the calling thread. Readers see the corpus of before until it succeeds;
 * after a fault nothing has changed. */
MUST_CHECK bool ingest_scan(struct ingest *ingest, struct ingest_report *out,
                            struct fault *fault);

/* How far the scan is that runs, or the last one. Borrowed from the ingest. */
const struct progress *ingest_progress(const struct ingest *ingest);

/* From any thread: the running scan, or the next one, ends soon with FAULT_BUSY. */
void ingest_stop(struct ingest *ingest);
