/* One piece of work that another thread does while this one goes on with its own. */
#pragma once

#include <pthread.h>

#include "base/attributes.h"
#include "base/fault.h"

typedef bool errand_work(void *context, struct fault *fault);

struct errand {
    errand_work *work;
    void *context;
    pthread_t thread;
    bool has_thread, is_done_well;
    struct fault fault;
};

/* Where no thread can be had, this one does the work at once. The context is borrowed
 * until the end. */
void errand_begin(struct errand *errand, errand_work *work, void *context);

/* Waits for it; what the work returned, with its fault. To be called once for every
 * begin, whatever happened meanwhile. */
MUST_CHECK bool errand_end(struct errand *errand, struct fault *fault);
