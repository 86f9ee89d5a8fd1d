/* Threads that do jobs for one thread, which submits and collects them.
 *
 * Jobs come back in the order of submission, so that what is written does not depend on
 * which thread was faster. */
#pragma once

#include <stddef.h>

#include "base/attributes.h"
#include "base/fault.h"

struct pool;

/* What the jobs are; `job` is always one of as many bytes, zeroed before `init`. */
struct pool_trade {
    size_t job_size;
    unsigned jobs_per_thread; /* that are under way at once */
    void *context;            /* borrowed */
    bool (*init)(void *job);  /* false: out of memory; finished all the same */
    void (*finish)(void *job);

    /* In one of the threads, which are numbered from 0. */
    void (*work)(void *context, unsigned thread, void *job);

    /* In the thread that submits. False, with the fault set, ends all. */
    bool (*collect)(void *context, void *job, struct fault *fault);
};

/* So many threads, or as many as there are cores for 0. */
unsigned pool_threads(unsigned wanted);

/* Owned by the caller; NULL with the fault set. The trade is copied. No more threads
 * are started than are told. */
struct pool *pool_create(const struct pool_trade *trade, unsigned threads,
                         struct fault *fault);

/* Waits for the threads; what was not collected is lost. */
void pool_destroy(struct pool *pool);

/* The next job, to be filled in and submitted; as it was left when it was collected.
 * Collects the oldest one if there is no room. NULL with the fault set. */
void *pool_next(struct pool *pool, struct fault *fault);
void pool_submit(struct pool *pool);

/* Collects all that is left. */
MUST_CHECK bool pool_drain(struct pool *pool, struct fault *fault);
