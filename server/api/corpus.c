#include "api/corpus.h"

#include "api/handlers.h"
#include "api/item.h"
#include "api/list.h"
#include "api/loop.h"
#include "base/escape.h"

struct corpus_figures corpus_figures(const struct corpus_counts *counts)
{
    return (struct corpus_figures){ {
        { "articles", counts->articles },
        { "people", counts->entities[ENTITY_PERSON] },
        { "organisations", counts->entities[ENTITY_ORGANISATION] },
        { "places", counts->entities[ENTITY_PLACE] },
        { "weapons", counts->entities[ENTITY_WEAPON] },
        { "mentions", counts->mentions },
        { "claims", counts->claims },
        { "threads", counts->threads },
        { "files", counts->files },
        { "skipped", counts->records_skipped },
    } };
}

static void append_head(struct buffer *body, const struct corpus_counts *counts)
{
    const struct corpus_figures figures = corpus_figures(counts);
    const bool is_scanned = counts->generation[0] != '\0';
    buffer_append_string(body, "{\"generation\":");
    if (is_scanned)
        escape_json(body, slice_of(counts->generation));
    else
        buffer_append_string(body, "null");
    buffer_append_string(body, ",\"counts\":{");
    for (int i = 0; i < CORPUS_FIGURES; i++)
        buffer_printf(body, "%s\"%s\":%llu", i == 0 ? "" : ",", figures.of[i].name,
                      (unsigned long long)figures.of[i].count);
    buffer_append_byte(body, '}');
}

static bool append_corrections(const struct request *request, struct buffer *body,
                               struct fault *fault)
{
    struct slice corrections = { 0 };
    if (!store_corrections(store_of(request), request->arena, &corrections, fault))
        return false;
    buffer_append_string(body, ",\"corrections\":");
    buffer_append_slice(body, corrections);
    return true;
}

/* All files at once: whoever looks for one that was skipped wants no pages. */
static bool append_sources(const struct request *request, struct buffer *body,
                           struct fault *fault)
{
    enum { FILES_AT_ONCE = 500 };
    struct page_request page = { .limit = FILES_AT_ONCE,
                                 .arena = request->arena,
                                 .item = list_append_item,
                                 .context = body };
    struct page_result result = { 0 };
    buffer_append_string(body, ",\"sources\":[");
    do {
        if (!store_list_sources(store_of(request), &page, &result, fault))
            return false;
        page.cursor = result.next;
    } while (result.next.bytes != NULL);
    buffer_append_string(body, "]}\n");
    return true;
}

bool get_corpus(const struct request *request, struct reply *reply, struct fault *fault)
{
    struct corpus_counts counts;
    struct store *const store = store_of(request);
    if (!item_params(request, NULL, reply, fault) || !read_corpus(request, fault) ||
        !store_corpus_counts(store, &counts, fault))
        return false;
    append_head(&reply->body, &counts);
    return append_corrections(request, &reply->body, fault) &&
           append_sources(request, &reply->body, fault);
}
