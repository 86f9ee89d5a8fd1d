/* Questions about articles and what stands in them. */
#pragma once

#include "news/date.h"
#include "store/page.h"
#include "store/store.h"

/* What widens an article's JSON. */
enum { INCLUDE_TEXT = 1, INCLUDE_MENTIONS = 2, INCLUDE_CLAIMS = 4, INCLUDE_DATES = 8 };

enum article_order { ARTICLES_BY_PUBLICATION, ARTICLES_BY_TITLE };

/* A filter that is { 0 } lets everything through. */
struct article_query {
    struct slice person, organisation, place, weapon; /* ids: mentioned in it */
    struct slice publisher;                           /* its name, in any spelling */
    struct slice language;
    struct interval range; /* overlaps the publication; unknown days: open */
    struct slice q;        /* as for claims */
    bool originals;        /* leave out what repeats an earlier article */
    unsigned include;      /* INCLUDE_… | … */
    enum article_order order;
    bool descending; /* articles without a date come last in both directions */
};

MUST_CHECK bool store_list_articles(struct store *store,
                                    const struct article_query *query,
                                    const struct page_request *request,
                                    struct page_result *out, struct fault *fault);

/* The article's JSON in the arena; FAULT_NOT_FOUND. */
MUST_CHECK bool store_find_article(struct store *store, struct slice id,
                                   unsigned include, struct arena *arena,
                                   struct slice *json, struct fault *fault);

enum article_part { PART_MENTIONS, PART_CLAIMS, PART_DATES };

/* The items of one article in text order; FAULT_NOT_FOUND if there is no such article.
 */
MUST_CHECK bool store_list_parts(struct store *store, struct slice article,
                                 enum article_part part,
                                 const struct page_request *request,
                                 struct page_result *out, struct fault *fault);
