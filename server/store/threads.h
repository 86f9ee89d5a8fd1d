/* Questions about threads. */
#pragma once

#include "news/claim.h"
#include "store/page.h"
#include "store/store.h"

enum thread_order {
    THREADS_BY_CLAIMS,
    THREADS_BY_ARTICLES,
    THREADS_BY_SPEAKERS,
    THREADS_BY_FIRST, /* publication of the first claim */
    THREADS_BY_LAST
};

/* A filter that is { 0 } lets everything through. */
struct thread_query {
    uint32_t events;                                  /* a set, as for claims */
    struct slice person, organisation, place, weapon; /* ids: in one of its claims */
    bool denied;                                      /* only threads with a denial */
    enum thread_order order;
    bool descending; /* threads without a day come last in both directions */
};

MUST_CHECK bool store_list_threads(struct store *store,
                                   const struct thread_query *query,
                                   const struct page_request *request,
                                   struct page_result *out, struct fault *fault);

/* The thread's JSON in the arena; FAULT_NOT_FOUND. */
MUST_CHECK bool store_find_thread(struct store *store, struct slice id,
                                  struct arena *arena, struct slice *json,
                                  struct fault *fault);
