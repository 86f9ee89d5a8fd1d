/* Threads that read articles, between one thread that submits and collects.
 *
 * Results come back in the order of submission, so that what is written does not depend
 * on which thread was faster. */
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/buffer.h"
#include "base/fault.h"
#include "reading/reading.h"
#include "store/scan.h"

struct pool;

/* What became of one article; borrowed until the collector returns. */
struct pool_result {
    void *subject; /* as submitted */
    const struct source *source;
    struct packed_reading reading; /* packed: bytes NULL after a fault */
    size_t text_bytes;             /* of the article */
    const struct fault *fault;     /* why it could not be read */
};

/* Called in the thread that submits. False, with the fault set, ends the scan. */
typedef bool pool_collect(void *context, const struct pool_result *result,
                          struct fault *fault);

/* Owned by the caller; NULL with the fault set. The reader is borrowed. */
struct pool *pool_create(const struct reader *reader, unsigned threads,
                         pool_collect *collect, void *context, struct fault *fault);

/* Waits for the threads; what was not collected is lost. */
void pool_destroy(struct pool *pool);

/* The article is copied. Collects what came before it if there is no room. `subject`
 * comes back with the result. */
MUST_CHECK bool pool_submit(struct pool *pool, const struct article *article,
                            void *subject, struct fault *fault);

/* The same without an article: the result has source NULL and comes back behind the
 * articles before it. */
MUST_CHECK bool pool_submit_mark(struct pool *pool, void *subject, struct fault *fault);

/* Collects all that is left. */
MUST_CHECK bool pool_drain(struct pool *pool, struct fault *fault);
