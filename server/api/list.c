#include "api/list.h"

#include <stdio.h>

#include "api/loop.h"
#include "api/stream.h"
#include "base/escape.h"

enum { LIMIT_DEFAULT = 50, LIMIT_MOST = 500, FILTERS_MAX = 24, PAGE_USUAL = 40000 };

bool list_view_read(const struct request *request, const struct param *filters,
                    struct reply *reply, struct list_view *out, struct fault *fault)
{
    struct list_view view = { 0 };
    struct slice format = { 0 };
    struct param params[FILTERS_MAX + 4] = {
        param_int("limit", 1, LIMIT_MOST, &view.limit),
        param_text("cursor", &view.cursor),
        param_text("format", &format),
    };
    size_t count = 3;
    for (const struct param *at = filters; at->kind != PARAM_NONE; at++)
        params[count++] = *at;
    params[count] = PARAM_END;
    if (!request_params(request, params, fault) ||
        !format_choose(request, format, FORMAT_COUNT, reply, &view.format, fault))
        return false;
    *out = view;
    return true;
}

bool list_append_item(void *context, struct slice json, struct fault *fault)
{
    (void)fault;
    struct buffer *const body = context;
    if (body->bytes[body->length - 1] != '[')
        buffer_append_byte(body, ',');
    buffer_append_slice(body, json);
    return true;
}

/* The request's own URL with another cursor. In the arena; NULL: out of memory. */
static const char *next_url(const struct request *request, struct slice cursor)
{
    const struct target *const target = &request->target;
    struct buffer url;
    buffer_init(&url, REPLY_BODY_MAX);
    buffer_append_slice(&url, target->path);
    buffer_append_byte(&url, '?');
    for (uint32_t i = 0; i < target->pair_count; i++) {
        if (slice_is(target->pairs[i].name, "cursor"))
            continue;
        escape_url(&url, target->pairs[i].name);
        buffer_append_byte(&url, '=');
        escape_url(&url, target->pairs[i].value);
        buffer_append_byte(&url, '&');
    }
    buffer_append_string(&url, "cursor=");
    escape_url(&url, cursor);
    const bool whole = url.failure == FAULT_NONE;
    const struct slice kept = arena_copy(request->arena, buffer_slice(&url));
    buffer_finish(&url);
    return whole ? kept.bytes : NULL;
}

static bool add_link(const struct request *request, const char *url,
                     struct reply *reply, struct fault *fault)
{
    const size_t size = slice_of(url).length + sizeof "<>; rel=\"next\"";
    char *const link = arena_alloc(request->arena, size);
    if (link == NULL)
        return fault_no_memory(fault);
    (void)snprintf(link, size, "<%s>; rel=\"next\"", url);
    reply_header(reply, "Link", link);
    return true;
}

static bool append_next(const struct request *request, struct slice cursor,
                        struct reply *reply, struct fault *fault)
{
    if (cursor.bytes == NULL) {
        buffer_append_string(&reply->body, "null}\n");
        return true;
    }
    const char *const url = next_url(request, cursor);
    if (url == NULL)
        return fault_no_memory(fault);
    escape_json(&reply->body, slice_of(url));
    buffer_append_string(&reply->body, "}\n");
    return add_link(request, url, reply, fault);
}

static bool answer_page(const struct request *request, const struct list *list,
                        struct reply *reply, struct fault *fault)
{
    const struct page_request page = {
        .limit = list->view.limit == 0 ? LIMIT_DEFAULT : (uint32_t)list->view.limit,
        .cursor = list->view.cursor,
        .want_total = true,
        .arena = request->arena,
        .item = list_append_item,
        .context = &reply->body,
    };
    struct page_result result = { 0 };
    (void)buffer_reserve(&reply->body, PAGE_USUAL); /* saves growing in ten steps */
    buffer_append_string(&reply->body, "{\"items\":[");
    if (!read_corpus(request, fault) ||
        !list->ask(store_of(request), list->query, &page, &result, fault))
        return false;
    buffer_printf(&reply->body,
                  "],\"total\":%llu,\"next\":", (unsigned long long)result.total);
    return append_next(request, result.next, reply, fault);
}

/* The store knows two parameters by their names, and begins with them. */
static void blame(const struct request *request, const struct fault *fault)
{
    static const char *const names[] = { "cursor", "q" };
    struct slice rest = slice_of(fault->detail);
    const struct slice first = slice_split(&rest, ' ');
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (fault->kind == FAULT_INPUT && slice_is(first, names[i]))
            *request->culprit = names[i];
    }
}

bool list_answer(const struct request *request, const struct list *list,
                 struct reply *reply, struct fault *fault)
{
    const bool fine = list->view.format == FORMAT_NDJSON
                          ? stream_answer(request, list, reply, fault)
                          : answer_page(request, list, reply, fault);
    if (!fine)
        blame(request, fault);
    return fine;
}
