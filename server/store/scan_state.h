/* What a scan holds between its calls; only for store/. */
#pragma once

#include "store/scan.h"
#include "store/terms.h"

/* An entity or thread that the store has. */
struct stored_item {
    int64_t number;
    uint64_t outputs;
    bool seen; /* it was put in this scan */
};

struct stored_items {
    struct map by_key;
    struct list items; /* of struct stored_item */
};

struct scan {
    struct store *store; /* borrowed */
    struct arena *arena; /* what lives as long as the scan */
    struct terms terms;
    bool committed;

    const struct corpus_article *corpus; /* borrowed, set by scan_link */
    const struct links *links;
    uint32_t *entity_terms; /* one an entity of the links */
    uint32_t *thread_terms; /* one a thread */
    uint32_t all_claims;
    uint32_t traits[TRAIT_END]; /* terms for totals */
    struct stored_items entities, threads;
};

/* A term that a claim or an article is filed under. */
struct filing {
    uint32_t term; /* index in the scan's terms */
    unsigned roles;
    uint32_t mentions; /* articles only */
};

struct filings {
    struct list items; /* of struct filing */
};

/* What a claim, or an article, is filed under; entities with the same id once, with all
 * their roles. In the arena. */
MUST_CHECK bool claim_filings(struct scan *scan, uint32_t article, uint32_t claim,
                              struct arena *arena, struct filings *out,
                              struct fault *fault);
MUST_CHECK bool article_filings(struct scan *scan, uint32_t article,
                                struct arena *arena, struct filings *out,
                                struct fault *fault);

/* The days of the claim's date; unknown ones are DAY_AFTER_ALL. */
struct day_range claim_when(const struct reading *reading, const struct claim *claim);
bool claim_is_dated(const struct reading *reading, const struct claim *claim);

/* The entities and threads that the store has; and the end of those that were not put.
 */
MUST_CHECK bool stored_items_load(struct scan *scan, struct fault *fault);
MUST_CHECK bool stored_items_sweep(struct scan *scan, struct fault *fault);

/* The entity's relatives as marks, in the arena; bytes NULL: out of memory. */
struct slice relatives_pack(const struct scan *scan, const struct entity *entity,
                            struct arena *arena);

/* Rows of the full-text table: folded, from the reading. */
MUST_CHECK bool prose_put(struct store *store, int64_t number,
                          const struct article *article, const struct reading *reading,
                          struct arena *arena, struct fault *fault);
MUST_CHECK bool prose_drop(struct store *store, int64_t number,
                           const struct article *article, const struct reading *reading,
                           struct arena *arena, struct fault *fault);
