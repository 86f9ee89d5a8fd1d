/* Threads that read articles, for one thread that submits and collects them. */
#pragma once

#include "base/attributes.h"
#include "base/fault.h"
#include "reading/reading.h"
#include "store/scan.h"

struct readers;

/* What became of one article; borrowed until the collector returns. */
struct read_article {
    void *subject; /* as submitted */
    const struct source *source;
    struct packed_reading reading; /* packed: bytes NULL after a fault */
    size_t text_bytes;             /* of the article */
    const struct fault *fault;     /* why it could not be read */
};

/* Called in the thread that submits, in the order of submission. False, with the fault
 * set, ends the scan. */
typedef bool readers_collect(void *context, const struct read_article *result,
                             struct fault *fault);

/* Owned by the caller; NULL with the fault set. The reader is borrowed. */
struct readers *readers_create(const struct reader *reader, unsigned threads,
                               readers_collect *collect, void *context,
                               struct fault *fault);

/* Waits for the threads; what was not collected is lost. */
void readers_destroy(struct readers *readers);

/* The article is copied. Collects what came before it if there is no room. `subject`
 * comes back with the result. */
MUST_CHECK bool readers_submit(struct readers *readers, const struct article *article,
                               void *subject, struct fault *fault);

/* The same without an article: the result has source NULL and comes back behind the
 * articles before it. */
MUST_CHECK bool readers_submit_mark(struct readers *readers, void *subject,
                                    struct fault *fault);

/* Collects all that is left. */
MUST_CHECK bool readers_drain(struct readers *readers, struct fault *fault);
