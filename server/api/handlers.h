/* All handlers, for the table of routes; what each answers is said there. */
#pragma once

#include "http/route.h"

route_handler get_article;
route_handler get_claim;
route_handler get_corpus;
route_handler get_entity;
route_handler get_healthz;
route_handler get_index;
route_handler get_metrics;
route_handler get_readyz;
route_handler get_thread;
route_handler list_article_claims;
route_handler list_article_dates;
route_handler list_article_mentions;
route_handler list_articles;
route_handler list_claims;
route_handler list_entities;
route_handler list_entity_claims;
route_handler list_entity_mentions;
route_handler list_entity_timeline;
route_handler list_threads;
route_handler list_timeline;
route_handler search;
