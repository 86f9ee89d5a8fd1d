/* Questions about claims. */
#pragma once

#include "news/claim.h"
#include "store/page.h"
#include "store/store.h"

enum date_field { FIELD_WHEN, FIELD_PUBLISHED };

enum when_filter {
    WHEN_ANY,
    WHEN_NONE, /* claims that say nothing of when */
    WHEN_DATED
};

enum claim_order {
    CLAIMS_BY_PUBLICATION, /* then by article and place; undated ones come last */
    CLAIMS_BY_WHEN         /* the timeline: dated claims only */
};

/* A filter that is { 0 } lets everything through. */
struct claim_query {
    struct slice speaker, about;                      /* ids of entities of any kind */
    struct slice person, organisation, place, weapon; /* ids: in any part of a claim */
    struct slice article, thread;                     /* ids */
    struct slice publisher;                           /* its name, in any spelling */
    uint32_t forms, modalities, polarities, events;   /* sets: CLAIM_BIT(value) | … */
    struct interval range; /* overlaps the claim's; unknown days: open */
    enum date_field date_field;
    enum when_filter when;
    struct slice q; /* words, "phrases" and beginn* of words: all must occur */
    enum claim_order order;
    bool descending;
};

#define CLAIM_BIT(value) (1U << (unsigned)(value))

/* FAULT_INPUT for a cursor of another list, and for a `q` without a word. */
MUST_CHECK bool store_list_claims(struct store *store, const struct claim_query *query,
                                  const struct page_request *request,
                                  struct page_result *out, struct fault *fault);

/* The claim's JSON in the arena; FAULT_NOT_FOUND. */
MUST_CHECK bool store_find_claim(struct store *store, struct slice id,
                                 struct arena *arena, struct slice *json,
                                 struct fault *fault);
