#include "store/articles.h"

#include "api/claims.h"
#include "api/filters.h"
#include "api/handlers.h"
#include "api/item.h"
#include "api/list.h"
#include "api/loop.h"

/* Bit N of the parameter is bit N of the store's INCLUDE_…. */
static const char *const includes[] = { "text", "mentions", "claims", "dates", NULL };
static const char *const sorts[] = { "published", "-published", "title", "-title",
                                     NULL };

static const char *const duplicates[] = { "include", "exclude", NULL };

static bool ask_articles(struct store *store, const void *query,
                         const struct page_request *page, struct page_result *out,
                         struct fault *fault)
{
    return store_list_articles(store, query, page, out, fault);
}

/* The latest news come first unless they are asked for from the beginning. */
static void apply_sort(int sort, struct article_query *query)
{
    query->order = sort / 2 == 0 ? ARTICLES_BY_PUBLICATION : ARTICLES_BY_TITLE;
    query->descending = (query->order == ARTICLES_BY_PUBLICATION) == (sort % 2 == 0);
}

bool list_articles(const struct request *request, struct reply *reply,
                   struct fault *fault)
{
    struct article_query *const query = arena_alloc(request->arena, sizeof *query);
    if (query == NULL)
        return fault_no_memory(fault);
    int sort = 0, left_out = 0;
    const struct param params[] = {
        param_text("person", &query->person),
        param_text("organisation", &query->organisation),
        param_text("place", &query->place),
        param_text("weapon", &query->weapon),
        param_text("publisher", &query->publisher),
        param_text("language", &query->language),
        param_text("q", &query->q),
        param_from(&query->range),
        param_to(&query->range),
        param_set("include", includes, &query->include),
        param_choice("duplicates", duplicates, &left_out),
        param_choice("sort", sorts, &sort),
        PARAM_END,
    };
    struct list list = { .ask = ask_articles, .query = query };
    if (!list_view_read(request, params, reply, &list.view, fault) ||
        !range_is_forward(request, &query->range, fault))
        return false;
    apply_sort(sort, query);
    query->originals = left_out == 1;
    list.is_heavy = query->include != 0;
    return list_answer(request, &list, reply, fault);
}

bool get_article(const struct request *request, struct reply *reply,
                 struct fault *fault)
{
    unsigned include = 0;
    struct slice json = { 0 };
    const struct param params[] = { param_set("include", includes, &include),
                                    PARAM_END };
    if (!item_params(request, params, reply, fault) || !read_corpus(request, fault) ||
        !store_find_article(store_of(request), request->values[0], include,
                            request->arena, &json, fault))
        return false;
    item_write(reply, json);
    return true;
}

struct part_query {
    struct slice article;
    enum article_part part;
};

static bool ask_parts(struct store *store, const void *query,
                      const struct page_request *page, struct page_result *out,
                      struct fault *fault)
{
    const struct part_query *const asked = query;
    return store_list_parts(store, asked->article, asked->part, page, out, fault);
}

static bool list_parts(const struct request *request, enum article_part part,
                       struct reply *reply, struct fault *fault)
{
    struct part_query *const query = arena_alloc(request->arena, sizeof *query);
    if (query == NULL)
        return fault_no_memory(fault);
    *query = (struct part_query){ request->values[0], part };
    const struct param none = PARAM_END;
    struct list list = { .ask = ask_parts, .query = query };
    return list_view_read(request, &none, reply, &list.view, fault) &&
           list_answer(request, &list, reply, fault);
}

bool list_article_mentions(const struct request *request, struct reply *reply,
                           struct fault *fault)
{
    return list_parts(request, PART_MENTIONS, reply, fault);
}

bool list_article_dates(const struct request *request, struct reply *reply,
                        struct fault *fault)
{
    return list_parts(request, PART_DATES, reply, fault);
}

bool list_article_claims(const struct request *request, struct reply *reply,
                         struct fault *fault)
{
    struct slice json = { 0 };
    const struct claim_scope scope = { .filter = "article", .id = request->values[0] };
    return read_corpus(request, fault) &&
           store_find_article(store_of(request), scope.id, 0, request->arena, &json,
                              fault) &&
           claims_answer(request, &scope, reply, fault);
}
