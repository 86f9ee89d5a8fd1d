#include "store/search.h"

#include "api/handlers.h"
#include "api/list.h"
#include "base/escape.h"

enum { KIND_ARTICLE = 1, KIND_CLAIM = 2 };

static const char *const kinds[] = { "article", "claim", NULL };

static bool append_hit(struct buffer *json, const struct search_hit *hit)
{
    buffer_printf(json,
                  "{\"kind\":\"%s\",\"snippet\":", hit->is_claim ? "claim" : "article");
    escape_json(json, hit->snippet);
    buffer_append_string(json, ",\"item\":");
    buffer_append_slice(json, hit->json);
    buffer_append_byte(json, '}');
    return true;
}

/* The store gives a hit in pieces; a list wants each item in one. */
static bool take_hit(void *context, const struct search_hit *hit, struct fault *fault)
{
    const struct page_request *const page = context;
    struct buffer json;
    buffer_init(&json, REPLY_BODY_MAX);
    const bool fine = append_hit(&json, hit) && buffer_ok(&json, fault) &&
                      page->item(page->context, buffer_slice(&json), fault);
    buffer_finish(&json);
    return fine;
}

static bool ask_search(struct store *store, const void *query,
                       const struct page_request *page, struct page_result *out,
                       struct fault *fault)
{
    struct search_query asked = *(const struct search_query *)query;
    struct page_request inner = *page;
    struct page_request outer = *page;
    asked.take = take_hit;
    inner.context = &outer;
    return store_search(store, &asked, &inner, out, fault);
}

bool search(const struct request *request, struct reply *reply, struct fault *fault)
{
    struct search_query *const query = arena_alloc(request->arena, sizeof *query);
    if (query == NULL)
        return fault_no_memory(fault);
    unsigned wanted = KIND_ARTICLE | KIND_CLAIM;
    const struct param params[] = {
        param_text("q", &query->q),
        param_set("kind", kinds, &wanted),
        PARAM_END,
    };
    struct list list = { .ask = ask_search, .query = query };
    if (!list_view_read(request, params, reply, &list.view, fault))
        return false;
    query->articles = (wanted & KIND_ARTICLE) != 0;
    query->claims = (wanted & KIND_CLAIM) != 0;
    if (query->q.bytes != NULL)
        return list_answer(request, &list, reply, fault);
    *request->culprit = "q";
    return fault_set(fault, FAULT_INPUT, "q: what to search for is missing");
}
