/* What a scan holds between its calls; only for store/. */
#pragma once

#include "store/scan.h"
#include "store/shorthand.h"
#include "store/terms.h"

/* A thread that the store has. */
struct stored_thread {
    int64_t number;
    uint64_t outputs;
    bool seen; /* it is one of the links */
};

struct stored_threads {
    struct map by_id;
    struct list list; /* of struct stored_thread */
};

struct scan {
    struct store *store; /* borrowed */
    struct arena *arena; /* what lives as long as the scan */
    struct terms terms;
    struct filed *filed;
    struct shorthand shorthand;
    struct buffer kept;  /* JSON in shorthand, for the next statement */
    struct buffer prose; /* rows that wait for prose_store() */
    bool committed;

    const struct corpus_article *corpus; /* borrowed, set by scan_link */
    const struct links *links;
    uint32_t
        *entity_terms; /* number + 1, one an entity of the links; 0: not yet needed */
    uint32_t all_claims;
    bool is_first;              /* no entities or threads were stored before */
    struct buffer indexes;      /* what makes those again that were taken away */
    bool has_traits;            /* the term before and those behind are known */
    uint32_t traits[TRAIT_END]; /* terms for totals */
    struct stored_threads threads;
    uint64_t entity_sum;   /* of the outputs of all entities */
    bool entity_sum_known; /* else it is what the store has */
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

/* Sets all_claims and traits. */
MUST_CHECK bool scan_need_traits(struct scan *scan, struct fault *fault);

/* Leaves the JSON in scan->kept as it is to be stored. */
MUST_CHECK bool scan_shorten(struct scan *scan, struct slice json, struct fault *fault);

/* The term of an entity of the links. */
MUST_CHECK bool entity_term(struct scan *scan, uint32_t entity, uint32_t *term,
                            struct fault *fault);

/* Part of scan_put_reading. */
MUST_CHECK bool scan_put_abstract(struct scan *scan, int64_t number, struct slice names,
                                  struct slice claims, struct fault *fault);

/* Runs a statement that deletes what has the :number. */
MUST_CHECK bool drop_by_number(struct store *store, const char *sql, int64_t number,
                               struct fault *fault);

/* Part of scan_drop_reading. */
MUST_CHECK bool scan_drop_tie(struct scan *scan, int64_t number, struct fault *fault);

/* The threads that the store has; and the end of those that are none any more. */
MUST_CHECK bool stored_threads_load(struct scan *scan, struct fault *fault);
MUST_CHECK bool stored_threads_sweep(struct scan *scan, struct fault *fault);

/* The entity's relatives as marks, in the arena. */
MUST_CHECK bool relatives_pack(struct scan *scan, const struct entity *entity,
                               struct arena *arena, struct slice *out,
                               struct fault *fault);

/* Rows of the full-text table: folded, from the reading. What is put waits for others,
 * at the latest until prose_store(). */
MUST_CHECK bool prose_put(struct scan *scan, int64_t number,
                          const struct article *article, const struct reading *reading,
                          struct arena *arena, struct fault *fault);
MUST_CHECK bool prose_drop(struct scan *scan, int64_t number,
                           const struct article *article, const struct reading *reading,
                           struct arena *arena, struct fault *fault);
MUST_CHECK bool prose_store(struct scan *scan, struct fault *fault);
