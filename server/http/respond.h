/* From a request to its reply: routes, methods, problems. Knows no library. */
#pragma once

#include "base/fault.h"
#include "http/reply.h"
#include "http/request.h"
#include "http/route.h"

/* `raw` is the request target as it was sent; the request's target is filled in here.
 * Always leaves a reply; *fault says why it is a problem, for the log. */
void respond(const struct route *routes, struct request *request, struct slice raw,
             struct reply *reply, struct fault *fault);
