#include "http/problem.h"

#include "base/escape.h"

static const struct {
    unsigned status;
    const char *title;
} titles[] = {
    { 400, "Bad Request" },           { 404, "Not Found" },
    { 405, "Method Not Allowed" },    { 406, "Not Acceptable" },
    { 413, "Content Too Large" },     { 414, "URI Too Long" },
    { 500, "Internal Server Error" }, { 503, "Service Unavailable" },
};

const char *problem_title(unsigned status)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (titles[i].status == status)
            return titles[i].title;
    }
    return "Error";
}

unsigned problem_status(enum fault_kind kind)
{
    switch (kind) {
    case FAULT_INPUT:
        return 400;
    case FAULT_NOT_FOUND:
        return 404;
    case FAULT_BUSY:
    case FAULT_NO_MEMORY:
        return 503;
    case FAULT_LIMIT:
        return 413;
    case FAULT_NONE:
    case FAULT_FORMAT:
    case FAULT_IO:
    case FAULT_DATABASE:
        break;
    }
    return 500;
}

static void append_member(struct buffer *body, const char *name, struct slice value)
{
    buffer_printf(body, ",\"%s\":", name);
    escape_json(body, value);
}

void problem_write(struct reply *reply, const struct request *request,
                   const struct fault *fault)
{
    if (reply->status == 0)
        reply->status = problem_status(fault->kind);
    const char *const detail =
        reply->status == 500 ? "the server's log says what went wrong" : fault->detail;
    struct buffer *const body = &reply->body;
    reply_drop_body(reply);
    reply->type = "application/problem+json";
    buffer_append_string(body, "{\"type\":\"about:blank\"");
    append_member(body, "title", slice_of(problem_title(reply->status)));
    buffer_printf(body, ",\"status\":%u", reply->status);
    append_member(body, "detail", slice_of(detail));
    if (request->target.path.length > 0)
        append_member(body, "instance", request->target.path);
    if (request->culprit != NULL && *request->culprit != NULL)
        append_member(body, "parameter", slice_of(*request->culprit));
    if (reply->members != NULL)
        buffer_append_string(body, reply->members);
    buffer_append_string(body, "}\n");
}
