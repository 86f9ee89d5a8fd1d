#include "http/route.h"

/* Writes what stands for the pattern's {…} into `values`, if given. */
static bool path_matches(struct slice pattern, const struct target *target,
                         struct slice *values)
{
    uint32_t value_count = 0, number = 0;
    struct slice rest = slice_part(pattern, 1, pattern.length);
    if (rest.length == 0)
        return target->segment_count == 0;
    for (; rest.bytes != NULL; number++) {
        const struct slice part = slice_split(&rest, '/');
        if (number == target->segment_count)
            return false;
        const struct slice segment = target->segments[number];
        if (part.length == 0 || part.bytes[0] != '{') {
            if (!slice_equals(part, segment))
                return false;
            continue;
        }
        if (segment.length == 0)
            return false;
        if (values != NULL)
            values[value_count++] = segment;
    }
    return number == target->segment_count;
}

static struct slice method_that_answers(struct slice method)
{
    return slice_is(method, "HEAD") ? SLICE("GET") : method;
}

const struct route *route_find(const struct route *routes, struct request *request)
{
    const struct slice method = method_that_answers(request->method);
    for (const struct route *route = routes; route->method != NULL; route++) {
        if (slice_is(method, route->method) &&
            path_matches(slice_of(route->pattern), &request->target, request->values))
            return route;
    }
    return NULL;
}

bool route_methods(const struct route *routes, const struct request *request,
                   struct buffer *methods)
{
    bool found = false;
    for (const struct route *route = routes; route->method != NULL; route++) {
        if (!path_matches(slice_of(route->pattern), &request->target, NULL))
            continue;
        found = true;
        buffer_printf(methods, "%s, ", route->method);
        if (slice_is(slice_of(route->method), "GET"))
            buffer_append_string(methods, "HEAD, ");
    }
    if (found)
        buffer_append_string(methods, "OPTIONS");
    return found;
}
