#include "store/threads.h"

#include "api/handlers.h"
#include "api/item.h"
#include "api/list.h"
#include "api/loop.h"
#include "news/vocabulary.h"

static bool ask_threads(struct store *store, const void *query,
                        const struct page_request *page, struct page_result *out,
                        struct fault *fault)
{
    return store_list_threads(store, query, page, out, fault);
}

/* The first of each pair is the order that one expects: most first, earliest first,
 * latest first. */
static const char *const sorts[] = { "claims",   "-claims",   "articles", "-articles",
                                     "speakers", "-speakers", "first",    "-first",
                                     "last",     "-last",     NULL };
static const struct {
    enum thread_order order;
    bool descending;
} orders[] = {
    { THREADS_BY_CLAIMS, true },   { THREADS_BY_ARTICLES, true },
    { THREADS_BY_SPEAKERS, true }, { THREADS_BY_FIRST, false },
    { THREADS_BY_LAST, true },
};

bool list_threads(const struct request *request, struct reply *reply,
                  struct fault *fault)
{
    static const char *const truths[] = { "false", "true", NULL };
    struct thread_query *const query = arena_alloc(request->arena, sizeof *query);
    if (query == NULL)
        return fault_no_memory(fault);
    int sort = 0, denied = 0;
    unsigned events = 0;
    const struct param params[] = {
        param_set("event", claim_event_words(), &events),
        param_text("person", &query->person),
        param_text("organisation", &query->organisation),
        param_text("place", &query->place),
        param_text("weapon", &query->weapon),
        param_choice("denied", truths, &denied),
        param_choice("sort", sorts, &sort),
        PARAM_END,
    };
    struct list list = { .ask = ask_threads, .query = query };
    if (!list_view_read(request, params, reply, &list.view, fault))
        return false;
    query->events = events;
    query->denied = denied == 1;
    query->order = orders[sort / 2].order;
    query->descending = orders[sort / 2].descending == (sort % 2 == 0);
    return list_answer(request, &list, reply, fault);
}

bool get_thread(const struct request *request, struct reply *reply, struct fault *fault)
{
    struct slice json = { 0 };
    if (!item_params(request, NULL, reply, fault) || !read_corpus(request, fault) ||
        !store_find_thread(store_of(request), request->values[0], request->arena, &json,
                           fault))
        return false;
    item_write(reply, json);
    return true;
}
