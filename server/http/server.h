/* The HTTP server: event loops on one address that answer by a table of routes. */
#pragma once

#include <stddef.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "http/figures.h"
#include "http/route.h"

struct server;

/* All borrowed until the server is stopped. */
struct server_options {
    const char *listen; /* "127.0.0.1:8080"; port 0 takes one that is free */
    const struct route *routes;
    size_t loops;          /* at least 1 */
    void *const *contexts; /* one a loop: request->context, never shared by threads */
    /* Names the content that is answered from: as long as it stays, so do all answers
     * of routes that are not live. "" if it is not known. Called with a loop's context,
     * by its thread; NULL: nothing lasts. */
    const char *(*version)(void *context);
    size_t cache_size; /* bytes of answers that each loop keeps; 0: none */
    /* Called likewise when the loop begins to wait; NULL: nothing is to be done. */
    void (*rest)(void *context);
};

/* Answers when this returns. Owned by the caller; NULL with the fault set. */
struct server *server_start(const struct server_options *options, struct fault *fault);

/* Where it listens, "127.0.0.1:43210". Borrowed from the server. */
const char *server_address(const struct server *server);

struct server_figures server_figures(const struct server *server);

/* Answers what is running, then ends and frees. */
void server_stop(struct server *server);
