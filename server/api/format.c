#include "api/format.h"

#include "http/accept.h"

static const struct {
    const char *name, *type;
} formats[FORMAT_COUNT] = {
    [FORMAT_JSON] = { "json", "application/json" },
    [FORMAT_NDJSON] = { "ndjson", "application/x-ndjson" },
};

static int find_named(struct slice named, enum format count)
{
    for (int i = 0; i < (int)count; i++) {
        if (slice_is(named, formats[i].name))
            return i;
    }
    return ACCEPT_NOTHING;
}

static int find_accepted(struct slice accept, enum format count)
{
    const char *types[FORMAT_COUNT + 1] = { NULL };
    for (int i = 0; i < (int)count; i++)
        types[i] = formats[i].type;
    return accept_choose(accept, types);
}

bool format_choose(const struct request *request, struct slice named, enum format count,
                   struct reply *reply, enum format *out, struct fault *fault)
{
    const bool is_named = named.bytes != NULL;
    const int found =
        is_named ? find_named(named, count) : find_accepted(request->accept, count);
    reply_header(reply, "Vary", "Accept");
    if (found != ACCEPT_NOTHING) {
        *out = (enum format)found;
        reply->type = formats[found].type;
        return true;
    }
    const char *const possible = count == 1 ? "json" : "json or ndjson";
    reply->status = 406;
    if (!is_named)
        return fault_set(fault, FAULT_INPUT, "the answer can be made in %s only",
                         possible);
    *request->culprit = "format";
    return fault_set(fault, FAULT_INPUT, "format: \"%.*s\" is not %s",
                     slice_shown(named), named.bytes, possible);
}
