/* What a handler finds in request->context. Used by one thread only. */
#pragma once

#include "base/progress.h"
#include "http/request.h"
#include "store/store.h"

struct api_loop {
    struct store *store;
    const char *database;
    const struct progress *progress;
    unsigned streams; /* that run now, each with a connection of its own */
};

static inline struct api_loop *loop_of(const struct request *request)
{
    return request->context;
}

static inline struct store *store_of(const struct request *request)
{
    return loop_of(request)->store;
}
