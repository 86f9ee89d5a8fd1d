/* Lists: one page as {"items", "total", "next"}, or the whole list as lines of JSON
 * while it is read. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "api/format.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "http/param.h"
#include "http/reply.h"
#include "http/request.h"
#include "store/page.h"
#include "store/store.h"

/* Which part of a list is wanted, in which form. */
struct list_view {
    int64_t limit; /* 0: not given */
    struct slice cursor;
    enum format format;
};

/* Reads the parameters of every list (limit, cursor, format) and those of this one. */
MUST_CHECK bool list_view_read(const struct request *request,
                               const struct param *filters, struct reply *reply,
                               struct list_view *out, struct fault *fault);

/* A question of the store. `query` must be in the request's arena. */
typedef bool list_question(struct store *store, const void *query,
                           const struct page_request *page, struct page_result *out,
                           struct fault *fault);

struct list {
    list_question *ask;
    const void *query;
    struct list_view view;
    bool is_heavy; /* its items are long: fewer are read at a time */
};

MUST_CHECK bool list_answer(const struct request *request, const struct list *list,
                            struct reply *reply, struct fault *fault);

/* A page_item: appends to the context, a struct buffer that ends with "[" or an item.
 */
bool list_append_item(void *context, struct slice json, struct fault *fault);
