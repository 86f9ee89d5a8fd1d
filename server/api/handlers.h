/* All handlers, for the table of routes; what each answers is said there. */
#pragma once

#include "http/route.h"

#define HANDLER(name)                                                                  \
    bool name(const struct request *request, struct reply *reply, struct fault *fault)

HANDLER(get_article);
HANDLER(get_claim);
HANDLER(get_corpus);
HANDLER(get_entity);
HANDLER(get_healthz);
HANDLER(get_index);
HANDLER(get_metrics);
HANDLER(get_readyz);
HANDLER(get_thread);
HANDLER(list_article_claims);
HANDLER(list_article_dates);
HANDLER(list_article_mentions);
HANDLER(list_articles);
HANDLER(list_claims);
HANDLER(list_entities);
HANDLER(list_entity_claims);
HANDLER(list_entity_mentions);
HANDLER(list_entity_timeline);
HANDLER(list_threads);
HANDLER(list_timeline);
HANDLER(search);
