/* Questions about people, organisations, places and weapons. */
#pragma once

#include "base/buffer.h"
#include "news/entity.h"
#include "store/page.h"
#include "store/store.h"

enum entity_order {
    ENTITIES_BY_MENTIONS,
    ENTITIES_BY_ARTICLES,
    ENTITIES_BY_NAME,
    ENTITIES_BY_FIRST,
    ENTITIES_BY_LAST
};

/* A filter that is { 0 } lets everything through. */
struct entity_query {
    enum entity_kind kind;
    struct slice q;            /* beginning of a word in one of its aliases */
    struct slice country;      /* ISO 3166-1 alpha-2 */
    struct slice weapon_class; /* "missile", … */
    enum entity_order order;
    bool descending; /* entities without a day come last in both directions */
};

MUST_CHECK bool store_list_entities(struct store *store,
                                    const struct entity_query *query,
                                    const struct page_request *request,
                                    struct page_result *out, struct fault *fault);

/* The entity's JSON in the arena; FAULT_NOT_FOUND. */
MUST_CHECK bool store_find_entity(struct store *store, enum entity_kind kind,
                                  struct slice id, struct arena *arena,
                                  struct slice *json, struct fault *fault);

/* The same, appended, with `related` at its end: [{kind, id, name, articles}], the
 * entities that share most articles with it. To be asked for within a snapshot. */
MUST_CHECK bool store_find_whole_entity(struct store *store, enum entity_kind kind,
                                        struct slice id, struct buffer *out,
                                        struct fault *fault);

/* Its mentions in all articles, by publication, article and place in the text; each has
 * `article` before the fields that it has in the article. FAULT_NOT_FOUND if there is
 * no such entity. */
struct mention_query {
    enum entity_kind kind;
    struct slice id;
    struct interval range; /* of publication, as for articles */
    bool descending;
};

MUST_CHECK bool store_list_mentions(struct store *store,
                                    const struct mention_query *query,
                                    const struct page_request *request,
                                    struct page_result *out, struct fault *fault);
