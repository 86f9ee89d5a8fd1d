#include "api/claims.h"

#include "api/filters.h"
#include "api/handlers.h"
#include "api/item.h"
#include "api/list.h"
#include "api/loop.h"
#include "news/vocabulary.h"
#include "store/claims.h"

static bool ask_claims(struct store *store, const void *query,
                       const struct page_request *page, struct page_result *out,
                       struct fault *fault)
{
    return store_list_claims(store, query, page, out, fault);
}

/* What the query says in words that the store has numbers for. */
struct claim_choices {
    unsigned forms, modalities, polarities, events;
    int date_field, when, sort; /* -1: not given */
};

static const char *const date_fields[] = {
    [FIELD_WHEN] = "when", [FIELD_PUBLISHED] = "published", [2] = NULL
};
static const char *const whens[] = { "none", "dated", NULL };
static const char *const sorts[] = { "published", "-published", "when", "-when", NULL };

static bool read_claim_query(const struct request *request, struct claim_query *query,
                             struct claim_choices *choices, struct reply *reply,
                             struct list_view *view, struct fault *fault)
{
    const struct param params[] = {
        param_text("speaker", &query->speaker),
        param_text("about", &query->about),
        param_text("person", &query->person),
        param_text("organisation", &query->organisation),
        param_text("place", &query->place),
        param_text("weapon", &query->weapon),
        param_text("article", &query->article),
        param_text("thread", &query->thread),
        param_text("publisher", &query->publisher),
        param_text("q", &query->q),
        param_set("form", claim_form_words(), &choices->forms),
        param_set("modality", claim_modality_words(), &choices->modalities),
        param_set("polarity", claim_polarity_words(), &choices->polarities),
        param_set("event", claim_event_words(), &choices->events),
        param_from(&query->range),
        param_to(&query->range),
        param_choice("date_field", date_fields, &choices->date_field),
        param_choice("when", whens, &choices->when),
        param_choice("sort", sorts, &choices->sort),
        PARAM_END,
    };
    return list_view_read(request, params, reply, view, fault) &&
           range_is_forward(request, &query->range, fault);
}

static void apply_choices(const struct claim_choices *choices, bool is_timeline,
                          struct claim_query *query)
{
    query->forms = choices->forms;
    query->modalities = choices->modalities;
    query->polarities = choices->polarities;
    query->events = choices->events;
    if (choices->date_field >= 0)
        query->date_field = (enum date_field)choices->date_field;
    if (choices->when >= 0)
        query->when = choices->when == 0 ? WHEN_NONE : WHEN_DATED;
    query->order = is_timeline ? CLAIMS_BY_WHEN : CLAIMS_BY_PUBLICATION;
    if (choices->sort >= 0) {
        query->order = choices->sort / 2 == 0 ? CLAIMS_BY_PUBLICATION : CLAIMS_BY_WHEN;
        query->descending = choices->sort % 2 == 1;
    }
    /* What is not dated has no place in an order by date. */
    if (query->when == WHEN_NONE)
        query->order = CLAIMS_BY_PUBLICATION;
}

/* The filter that the path has set, by the name of its parameter. */
static struct slice *scoped_filter(struct claim_query *query, const char *name)
{
    const struct {
        const char *name;
        struct slice *filter;
    } filters[] = {
        { "article", &query->article },
        { "person", &query->person },
        { "organisation", &query->organisation },
        { "place", &query->place },
        { "weapon", &query->weapon },
    };
    size_t i = 0;
    while (!slice_is(slice_of(name), filters[i].name))
        i++;
    return filters[i].filter;
}

bool claims_answer(const struct request *request, const struct claim_scope *scope,
                   struct reply *reply, struct fault *fault)
{
    struct claim_query *const query = arena_alloc(request->arena, sizeof *query);
    if (query == NULL)
        return fault_no_memory(fault);
    struct claim_choices choices = { .date_field = -1, .when = -1, .sort = -1 };
    struct list list = { .ask = ask_claims, .query = query };
    if (!read_claim_query(request, query, &choices, reply, &list.view, fault))
        return false;
    apply_choices(&choices, scope->is_timeline, query);
    if (scope->filter != NULL &&
        !filter_by_path(request, scope->filter, scope->id,
                        scoped_filter(query, scope->filter), fault))
        return false;
    return list_answer(request, &list, reply, fault);
}

bool list_claims(const struct request *request, struct reply *reply,
                 struct fault *fault)
{
    const struct claim_scope all = { 0 };
    return claims_answer(request, &all, reply, fault);
}

bool list_timeline(const struct request *request, struct reply *reply,
                   struct fault *fault)
{
    const struct claim_scope all = { .is_timeline = true };
    return claims_answer(request, &all, reply, fault);
}

bool get_claim(const struct request *request, struct reply *reply, struct fault *fault)
{
    struct slice json = { 0 };
    if (!item_params(request, NULL, reply, fault) || !read_corpus(request, fault) ||
        !store_find_claim(store_of(request), request->values[0], request->arena, &json,
                          fault))
        return false;
    item_write(reply, json);
    return true;
}
