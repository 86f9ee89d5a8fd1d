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
#include "store/pack.h"

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

/* What ingest/ wants to remember of a file's lines. */
struct scanned_marks {
    struct slice path, marks;
};

/* By path: struct scanned_marks, in the arena. */
MUST_CHECK bool scan_list_marks(struct scan *scan, struct arena *arena,
                                struct list *marks, struct fault *fault);

/* In the place of what was there; no marks, no row. */
MUST_CHECK bool scan_put_marks(struct scan *scan, const struct scanned_marks *marks,
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

/* What is stored of an article when it has been read. */
struct packed_reading {
    const struct article *article;
    const struct reading *reading;
    struct packed packed; /* both of them */
    struct slice names,
        claims; /* of its abstract; claims: squeezed (store/squeeze.h) */
};

/* Stores the reading of that source. The arena is scratch. */
MUST_CHECK bool scan_put_reading(struct scan *scan, const struct source *source,
                                 const struct packed_reading *reading,
                                 struct arena *arena, struct fault *fault);

/* With all that was made of it. The arena is scratch. */
MUST_CHECK bool scan_drop_reading(struct scan *scan, int64_t number,
                                  struct arena *arena, struct fault *fault);

/* What the article was rendered to; false in `stored`: it has not been yet. */
struct stored_article {
    bool stored;
    uint64_t inputs, outputs;
};

struct scanned_abstract {
    int64_t number; /* of the reading */
    struct slice names;
    struct stored_article stored;
};

/* What is visited is borrowed until the function returns. */
typedef bool scan_visit(void *context, const struct scanned_abstract *at,
                        struct fault *fault);

/* All abstracts in the order of path and record. */
MUST_CHECK bool scan_each_abstract(struct scan *scan, scan_visit *visit, void *context,
                                   struct fault *fault);

/* The other piece of an abstract; lives in the arena. */
MUST_CHECK bool scan_open_claims(struct scan *scan, int64_t number, struct arena *arena,
                                 struct slice *claims, struct fault *fault);

/* How an article was linked the last time. */
struct scanned_tie {
    int64_t number; /* of the reading */
    bool gone;      /* since then; the number may be another one's by now */
    struct slice bytes;
};

typedef bool scan_visit_tie(void *context, const struct scanned_tie *at,
                            struct fault *fault);

/* Gone ones, too. */
MUST_CHECK bool scan_each_tie(struct scan *scan, scan_visit_tie *visit, void *context,
                              struct fault *fault);

/* In the place of what was there. */
MUST_CHECK bool scan_put_tie(struct scan *scan, int64_t number, struct slice bytes,
                             struct fault *fault);

/* Forgets those that are gone. */
MUST_CHECK bool scan_sweep_ties(struct scan *scan, struct fault *fault);

/* Brings what was read, in the arena. */
MUST_CHECK bool scan_fetch_reading(struct scan *scan, int64_t number,
                                   struct arena *arena, struct packed *packed,
                                   struct fault *fault);

/* From here on the articles are what `links` say; both are borrowed by the scan. */
MUST_CHECK bool scan_link(struct scan *scan, const struct corpus_article *corpus,
                          const struct links *links, struct fault *fault);

/* What an article was rendered to: JSON in shorthand (store/shorthand.h). The arrays
 * are as long as the reading's. */
struct rendered_article {
    int64_t number; /* of its reading */
    uint32_t index; /* in the corpus */
    uint64_t inputs, outputs;
    struct slice head, reference;
    const struct slice *mentions, *dates, *claims;
};

/* Forgets what an article was rendered to, if it was, but not its reading. To be done
 * for all that changed before any is put: ids can move from one to another. */
MUST_CHECK bool scan_drop_article(struct scan *scan, int64_t number,
                                  struct fault *fault);

/* There must be none stored under its number. The arena is scratch. */
MUST_CHECK bool scan_put_article(struct scan *scan, const struct rendered_article *from,
                                 struct arena *arena, struct fault *fault);

/* Behind the last article that was dropped: marks the entities of the links that those
 * articles named, one flag an entity, and forgets those that are no longer there. */
MUST_CHECK bool scan_drop_entities(struct scan *scan, bool *wanted,
                                   struct fault *fault);

/* An entity of the links; `outputs` hashes the JSON, and what links say besides. The
 * arena is scratch. */
MUST_CHECK bool scan_put_entity(struct scan *scan, const struct entity *entity,
                                struct slice json, uint64_t outputs,
                                struct arena *arena, struct fault *fault);

/* A sum over the outputs of all entities that are stored. */
MUST_CHECK bool scan_entity_sum(struct scan *scan, uint64_t *sum, struct fault *fault);

/* Whether the thread is stored as it was made from these inputs. */
bool scan_has_thread(struct scan *scan, const struct thread *thread, uint64_t inputs);

/* Whom a claim names: a thread is filed under all of them. */
struct claim_cast {
    const struct filing *items;
    uint32_t count;
};

/* Of a claim whose article is open; lives in the arena. */
MUST_CHECK bool scan_cast_claim(struct scan *scan, struct claim_at at,
                                struct arena *arena, struct claim_cast *out,
                                struct fault *fault);

/* A thread as it is answered. */
struct rendered_thread {
    const struct thread *thread;
    struct slice json;
    uint64_t inputs;                /* hash of what it was made from */
    struct interval first, last;    /* when its first and last claims were published */
    const struct claim_cast *casts; /* one a claim */
};

/* Once for each thread of the links that is not stored so; those that were neither
 * found nor put are gone after scan_finish. The arena is scratch. */
MUST_CHECK bool scan_put_thread(struct scan *scan, const struct rendered_thread *from,
                                struct arena *arena, struct fault *fault);

/* Sweeps what is no longer there and writes the totals. */
MUST_CHECK bool scan_finish(struct scan *scan, struct fault *fault);

/* For a scan that found no change but in times: keeps those. The scan is only to be
 * destroyed then. */
MUST_CHECK bool scan_keep(struct scan *scan, struct fault *fault);

/* Readers see the new corpus from here on. The scan is only to be destroyed then. */
MUST_CHECK bool scan_commit(struct scan *scan, struct slice maker,
                            const struct corpus_counts *counts, struct fault *fault);
