/* The table of routes, and which of them a request means. */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/fault.h"
#include "http/reply.h"
#include "http/request.h"

/* False with the fault set: a problem document is sent instead, whose status is
 * reply->status, or if that is 0 what the fault's kind stands for. */
typedef bool route_handler(const struct request *request, struct reply *reply,
                           struct fault *fault);

/* A table ends with { 0 }. HEAD is answered by the handler of GET, OPTIONS by the
 * table. A pattern's {…} stands for one part of the path. */
struct route {
    const char *method, *pattern;
    route_handler *handler;
};

/* The route for the request's method and path, whose values are written into the
 * request. NULL if there is none. */
const struct route *route_find(const struct route *routes, struct request *request);

/* Appends "GET, HEAD, OPTIONS": what may be done with the path. False if the path does
 * not exist. */
bool route_methods(const struct route *routes, const struct request *request,
                   struct buffer *methods);
