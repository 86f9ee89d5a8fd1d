#include "http/respond.h"

#include "http/problem.h"

/* The methods of the path as a header value; NULL if there is no such path. */
static const char *allowed_methods(const struct route *routes,
                                   const struct request *request)
{
    enum { METHODS_MAX = 100 };
    struct buffer methods;
    buffer_init(&methods, METHODS_MAX);
    struct slice copy = { 0 };
    if (slice_is(request->target.path, "*"))
        copy = SLICE("GET, HEAD, OPTIONS");
    else if (route_methods(routes, request, &methods))
        copy = arena_copy(request->arena, buffer_slice(&methods));
    buffer_finish(&methods);
    return copy.bytes;
}

static void answer_options(struct reply *reply, const char *methods)
{
    reply->status = 204;
    reply_header(reply, "Allow", methods);
    reply_header(reply, "Access-Control-Allow-Methods", methods);
    reply_header(reply, "Access-Control-Allow-Headers", "*");
    reply_header(reply, "Access-Control-Max-Age", "86400");
}

static bool refuse_method(const struct request *request, struct reply *reply,
                          const char *methods, struct fault *fault)
{
    reply->status = 405;
    reply_header(reply, "Allow", methods);
    return fault_set(fault, FAULT_INPUT, "%.*s is not possible here, only %s",
                     slice_shown(request->method), request->method.bytes, methods);
}

static bool dispatch(const struct route *routes, struct request *request,
                     struct reply *reply, struct fault *fault)
{
    const struct route *const route = route_find(routes, request);
    if (route != NULL)
        return route->handler(request, reply, fault) && buffer_ok(&reply->body, fault);
    const char *const methods = allowed_methods(routes, request);
    if (methods == NULL)
        return fault_set(fault, FAULT_NOT_FOUND, "nothing is served at this path");
    if (!slice_is(request->method, "OPTIONS"))
        return refuse_method(request, reply, methods, fault);
    answer_options(reply, methods);
    return true;
}

void respond(const struct route *routes, struct request *request, struct slice raw,
             struct reply *reply, struct fault *fault)
{
    const bool star = slice_is(raw, "*") && slice_is(request->method, "OPTIONS");
    if (star)
        request->target.path = raw;
    else if (!target_parse(raw, request->arena, &request->target, fault)) {
        problem_write(reply, request, fault);
        return;
    }
    if (!dispatch(routes, request, reply, fault))
        problem_write(reply, request, fault);
}
