/* The writing side, for ingest/: one scan is one transaction.
 *
 * First the files and readings are brought up to date, then all readings are visited
 * and linked, then what is answered is written where it changed, then the scan is
 * committed.
 */
#pragma once

#include "base/list.h"
#include "news/links.h"
#include "store/corpus.h"

struct scan;

/* Owned by the caller; NULL with the fault set. Destroying a scan that was not
 * committed takes back all that it did. */
struct scan *scan_create(struct store *store, struct fault *fault);
void scan_destroy(struct scan *scan);

/* Names what read the articles that are stored; "" if there are none. */
MUST_CHECK bool scan_maker(struct scan *scan, struct arena *arena, struct slice *maker,
                           struct fault *fault);

/* Empties the store: all has to be read again. */
MUST_CHECK bool scan_forget_all(struct scan *scan, struct fault *fault);

/* Names the user's corrections that were applied last, "" if there were none. */
MUST_CHECK bool scan_corrections(struct scan *scan, char digest[DIGEST_HEX_SIZE],
                                 struct fault *fault);

/* `json`: how they are shown. */
MUST_CHECK bool scan_put_corrections(struct scan *scan, struct slice digest,
                                     struct slice json, struct fault *fault);

struct scanned_file {
    struct slice path;
    int64_t size, mtime_ns;
    uint32_t records_skipped;
    struct slice json; /* as the API shows it */
};

/* The files that are stored, by path: struct scanned_file, in the arena. */
MUST_CHECK bool scan_list_files(struct scan *scan, struct arena *arena,
                                struct list *files, struct fault *fault);
MUST_CHECK bool scan_put_file(struct scan *scan, const struct scanned_file *file,
                              struct fault *fault);

/* Its readings must be dropped too, before or after. */
MUST_CHECK bool scan_drop_file(struct scan *scan, struct slice path,
                               struct fault *fault);

struct scanned_record {
    int64_t number; /* of the reading */
    uint32_t record;
    struct slice sha256;
};

/* The records of a file that are stored: struct scanned_record, in the arena. */
MUST_CHECK bool scan_list_records(struct scan *scan, struct slice path,
                                  struct arena *arena, struct list *records,
                                  struct fault *fault);

/* Stores a packed reading of that source. The arena is scratch. */
MUST_CHECK bool scan_put_reading(struct scan *scan, const struct source *source,
                                 struct slice packed, struct arena *arena,
                                 struct fault *fault);

/* With all that was made of it. The arena is scratch. */
MUST_CHECK bool scan_drop_reading(struct scan *scan, int64_t number,
                                  struct arena *arena, struct fault *fault);

/* `packed` is borrowed until the function returns. */
typedef bool scan_visit(void *context, int64_t number, struct slice packed,
                        struct fault *fault);

/* All readings in the order of path and record. */
MUST_CHECK bool scan_each_reading(struct scan *scan, scan_visit *visit, void *context,
                                  struct fault *fault);

/* From here on the articles are what `links` say; both are borrowed by the scan. */
MUST_CHECK bool scan_link(struct scan *scan, const struct corpus_article *corpus,
                          const struct links *links, struct fault *fault);

/* What an article was rendered to. The arrays are as long as the reading's. */
struct rendered_article {
    int64_t number; /* of its reading */
    uint32_t index; /* in the corpus */
    uint64_t inputs, outputs;
    struct slice head, reference, text;
    const struct slice *mentions, *dates, *claims;
};

/* False in *stored: there is no such row yet. */
struct stored_article {
    bool stored;
    uint64_t inputs, outputs;
};

MUST_CHECK bool scan_find_article(struct scan *scan, int64_t number,
                                  struct stored_article *out, struct fault *fault);

/* Forgets what an article was rendered to, but not its reading. To be done for all that
 * changed before any is put: ids can move from one to another. */
MUST_CHECK bool scan_drop_article(struct scan *scan, int64_t number,
                                  struct fault *fault);

/* There must be none stored under its number. The arena is scratch. */
MUST_CHECK bool scan_put_article(struct scan *scan, const struct rendered_article *from,
                                 struct arena *arena, struct fault *fault);

/* Once for every article, stored anew or not: counts what can be filtered by. The arena
 * is scratch. */
MUST_CHECK bool scan_count_article(struct scan *scan, uint32_t index,
                                   struct arena *arena, struct fault *fault);

/* Once for each, an entity of the links; those that were not put are gone after
 * scan_finish. `outputs` hashes the JSON, and what links say besides. */
MUST_CHECK bool scan_put_entity(struct scan *scan, const struct entity *entity,
                                struct slice json, uint64_t outputs,
                                struct arena *arena, struct fault *fault);
MUST_CHECK bool scan_put_thread(struct scan *scan, const struct thread *thread,
                                struct slice json, uint64_t outputs,
                                struct arena *arena, struct fault *fault);

/* Sweeps what is no longer there and writes the totals. */
MUST_CHECK bool scan_finish(struct scan *scan, struct fault *fault);

/* For a scan that found no change but in times: keeps those. The scan is only to be
 * destroyed then. */
MUST_CHECK bool scan_keep(struct scan *scan, struct fault *fault);

/* Readers see the new corpus from here on. The scan is only to be destroyed then. */
MUST_CHECK bool scan_commit(struct scan *scan, struct slice maker,
                            const struct corpus_counts *counts, struct fault *fault);
