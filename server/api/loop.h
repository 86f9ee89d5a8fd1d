/* What a handler finds in request->context. Used by one thread only. */
#pragma once

#include "base/attributes.h"
#include "base/fault.h"
#include "base/progress.h"
#include "http/request.h"
#include "store/store.h"

enum { VERSION_SIZE = 64 };

struct api_loop {
    struct store *store;
    bool is_waiting;            /* nothing was scanned yet: the store is an empty one */
    char version[VERSION_SIZE]; /* of what is answered; "": not known, or no scan yet */
    unsigned commits;           /* of this process, when the version was looked up */
    int64_t looked_up;          /* nanoseconds */
    bool is_reading;            /* a snapshot is open */
    const char *database;
    const struct progress *progress;
    unsigned streams; /* that run now, each with a connection of its own */
};

/* A connection more to what the loop reads. Owned by the caller; NULL with the fault
 * set. */
struct store *loop_open_store(const struct api_loop *loop, struct fault *fault);

/* Opens a snapshot, in which all is answered until the loop rests, or until the corpus
 * has changed and this is called again. A handler calls it before it asks the store. */
MUST_CHECK bool loop_read(struct api_loop *loop, struct fault *fault);

static inline struct api_loop *loop_of(const struct request *request)
{
    return request->context;
}

static inline bool read_corpus(const struct request *request, struct fault *fault)
{
    return loop_read(loop_of(request), fault);
}

static inline struct store *store_of(const struct request *request)
{
    return loop_of(request)->store;
}
