/* A request as a handler sees it. */
#pragma once

#include "base/arena.h"
#include "base/slice.h"
#include "http/target.h"

enum { REQUEST_VALUES_MAX = 2 };

struct server;

/* Everything is borrowed until the reply was sent. */
struct request {
    struct slice method;
    struct target target;
    struct slice accept; /* the Accept header, bytes NULL if there is none */
    struct slice
        values[REQUEST_VALUES_MAX]; /* what stands for the {…} of the pattern */
    struct arena *arena;         /* lasts until the reply was sent, a stream included */
    void *context;               /* what the caller of server_start gave to this loop */
    const struct server *server; /* for server_figures */
    const char **culprit;        /* set to the name of the parameter that is to blame */
};
