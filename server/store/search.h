/* Full-text search over articles and claims, best first. */
#pragma once

#include "store/page.h"
#include "store/store.h"

/* Borrowed until the function that gets it returns. */
struct search_hit {
    bool is_claim;
    struct slice json;    /* of the claim or of the article (without its text) */
    struct slice snippet; /* plain text with <mark>…</mark>; not escaped for HTML */
};

/* False, with the fault set, ends the list. */
typedef bool search_take(void *context, const struct search_hit *hit,
                         struct fault *fault);

struct search_query {
    struct slice q; /* words, "phrases" and beginn* of words: all must occur */
    bool articles, claims;
    search_take *take; /* instead of the request's item */
};

/* FAULT_INPUT for a `q` without a word. */
MUST_CHECK bool store_search(struct store *store, const struct search_query *query,
                             const struct page_request *request,
                             struct page_result *out, struct fault *fault);
