#include "api/api.h"
#include "api/handlers.h"
#include "api/item.h"
#include "base/escape.h"

const struct route api_routes[] = {
    { "GET", "/v1/articles", list_articles },
    { "GET", "/v1/articles/{id}", get_article },
    { "GET", "/v1/articles/{id}/mentions", list_article_mentions },
    { "GET", "/v1/articles/{id}/claims", list_article_claims },
    { "GET", "/v1/articles/{id}/dates", list_article_dates },
    { "GET", "/v1/claims", list_claims },
    { "GET", "/v1/claims/{id}", get_claim },
    { "GET", "/v1/threads", list_threads },
    { "GET", "/v1/threads/{id}", get_thread },
    { "GET", "/v1/timeline", list_timeline },
    { "GET", "/v1/people", list_entities },
    { "GET", "/v1/people/{id}", get_entity },
    { "GET", "/v1/people/{id}/mentions", list_entity_mentions },
    { "GET", "/v1/people/{id}/claims", list_entity_claims },
    { "GET", "/v1/people/{id}/timeline", list_entity_timeline },
    { "GET", "/v1/organisations", list_entities },
    { "GET", "/v1/organisations/{id}", get_entity },
    { "GET", "/v1/organisations/{id}/mentions", list_entity_mentions },
    { "GET", "/v1/organisations/{id}/claims", list_entity_claims },
    { "GET", "/v1/organisations/{id}/timeline", list_entity_timeline },
    { "GET", "/v1/places", list_entities },
    { "GET", "/v1/places/{id}", get_entity },
    { "GET", "/v1/places/{id}/mentions", list_entity_mentions },
    { "GET", "/v1/places/{id}/claims", list_entity_claims },
    { "GET", "/v1/places/{id}/timeline", list_entity_timeline },
    { "GET", "/v1/weapons", list_entities },
    { "GET", "/v1/weapons/{id}", get_entity },
    { "GET", "/v1/weapons/{id}/mentions", list_entity_mentions },
    { "GET", "/v1/weapons/{id}/claims", list_entity_claims },
    { "GET", "/v1/weapons/{id}/timeline", list_entity_timeline },
    { "GET", "/v1/search", search },
    { "GET", "/v1/corpus", get_corpus },
    { "GET", "/healthz", get_healthz },
    { "GET", "/readyz", get_readyz },
    { "GET", "/metrics", get_metrics },
    { "GET", "/", get_index },
    { 0 },
};

/* What can be asked, for whoever comes without having read anything. */
bool get_index(const struct request *request, struct reply *reply, struct fault *fault)
{
    if (!no_params(request, fault))
        return false;
    buffer_append_string(&reply->body, "{\"name\":\"chronicled\",\"version\":\"" VERSION
                                       "\",\"routes\":[");
    for (const struct route *route = api_routes; route->method != NULL; route++) {
        if (route != api_routes)
            buffer_append_byte(&reply->body, ',');
        escape_json(&reply->body, slice_of(route->pattern));
    }
    buffer_append_string(&reply->body, "]}\n");
    return true;
}
