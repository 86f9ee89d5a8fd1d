#include "store/entities.h"

#include "api/claims.h"
#include "api/filters.h"
#include "api/handlers.h"
#include "api/item.h"
#include "api/list.h"
#include "api/loop.h"
#include "news/vocabulary.h"

/* People, organisations, places and weapons are asked for in the same way; the second
 * part of the path says which kind is meant. */
static enum entity_kind kind_of(const struct request *request)
{
    static const char *const collections[ENTITY_KINDS] = {
        [ENTITY_PERSON] = "people",
        [ENTITY_ORGANISATION] = "organisations",
        [ENTITY_PLACE] = "places",
        [ENTITY_WEAPON] = "weapons",
    };
    int kind = 0;
    while (!slice_is(request->target.segments[1], collections[kind]))
        kind++;
    return (enum entity_kind)kind;
}

static bool ask_entities(struct store *store, const void *query,
                         const struct page_request *page, struct page_result *out,
                         struct fault *fault)
{
    return store_list_entities(store, query, page, out, fault);
}

/* The first of each pair is the order that one expects: most first, A to Z, earliest
 * first, latest first. */
static const char *const sorts[] = { "mentions", "-mentions", "articles", "-articles",
                                     "name",     "-name",     "first",    "-first",
                                     "last",     "-last",     NULL };
static const struct {
    enum entity_order order;
    bool descending;
} orders[] = {
    { ENTITIES_BY_MENTIONS, true }, { ENTITIES_BY_ARTICLES, true },
    { ENTITIES_BY_NAME, false },    { ENTITIES_BY_FIRST, false },
    { ENTITIES_BY_LAST, true },
};

bool list_entities(const struct request *request, struct reply *reply,
                   struct fault *fault)
{
    struct entity_query *const query = arena_alloc(request->arena, sizeof *query);
    if (query == NULL)
        return fault_no_memory(fault);
    int sort = 0;
    query->kind = kind_of(request);
    /* A filter by what only another kind has is as unknown as any other word. */
    struct param own = PARAM_END;
    if (query->kind == ENTITY_PLACE)
        own = param_text("country", &query->country);
    if (query->kind == ENTITY_WEAPON)
        own = param_text("class", &query->weapon_class);
    const struct param params[] = {
        param_text("q", &query->q),
        param_choice("sort", sorts, &sort),
        own,
        PARAM_END,
    };
    struct list list = { .ask = ask_entities, .query = query };
    if (!list_view_read(request, params, reply, &list.view, fault))
        return false;
    query->order = orders[sort / 2].order;
    query->descending = orders[sort / 2].descending == (sort % 2 == 0);
    return list_answer(request, &list, reply, fault);
}

static bool find_entity(const struct request *request, struct slice *json,
                        struct fault *fault)
{
    return read_corpus(request, fault) &&
           store_find_entity(store_of(request), kind_of(request), request->values[0],
                             request->arena, json, fault);
}

bool get_entity(const struct request *request, struct reply *reply, struct fault *fault)
{
    if (!item_params(request, NULL, reply, fault) || !read_corpus(request, fault) ||
        !store_find_whole_entity(store_of(request), kind_of(request),
                                 request->values[0], &reply->body, fault))
        return false;
    buffer_append_byte(&reply->body, '\n');
    return true;
}

static bool ask_mentions(struct store *store, const void *query,
                         const struct page_request *page, struct page_result *out,
                         struct fault *fault)
{
    return store_list_mentions(store, query, page, out, fault);
}

bool list_entity_mentions(const struct request *request, struct reply *reply,
                          struct fault *fault)
{
    static const char *const mention_sorts[] = { "published", "-published", NULL };
    struct mention_query *const query = arena_alloc(request->arena, sizeof *query);
    if (query == NULL)
        return fault_no_memory(fault);
    int sort = 0;
    query->kind = kind_of(request);
    query->id = request->values[0];
    const struct param params[] = {
        param_from(&query->range),
        param_to(&query->range),
        param_choice("sort", mention_sorts, &sort),
        PARAM_END,
    };
    struct list list = { .ask = ask_mentions, .query = query };
    if (!list_view_read(request, params, reply, &list.view, fault) ||
        !range_is_forward(request, &query->range, fault))
        return false;
    query->descending = sort == 1;
    return list_answer(request, &list, reply, fault);
}

static bool answer_claims(const struct request *request, bool is_timeline,
                          struct reply *reply, struct fault *fault)
{
    struct slice json = { 0 };
    const struct claim_scope scope = { .filter = entity_kind_name(kind_of(request)),
                                       .id = request->values[0],
                                       .is_timeline = is_timeline };
    return find_entity(request, &json, fault) &&
           claims_answer(request, &scope, reply, fault);
}

bool list_entity_claims(const struct request *request, struct reply *reply,
                        struct fault *fault)
{
    return answer_claims(request, false, reply, fault);
}

bool list_entity_timeline(const struct request *request, struct reply *reply,
                          struct fault *fault)
{
    return answer_claims(request, true, reply, fault);
}
