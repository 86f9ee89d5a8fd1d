/* The terms that lists can be filtered by, in memory for the time of a scan. */
#pragma once

#include "base/list.h"
#include "base/map.h"
#include "store/database.h"
#include "store/keys.h"

/* Claims in which an entity has any part, or a certain one. */
enum term_count {
    COUNT_CLAIMS,
    COUNT_SPEAKER,
    COUNT_ABOUT,
    COUNT_PERSON, /* COUNT_PERSON + kind */
    COUNTS = COUNT_PERSON + ENTITY_KINDS
};

struct term {
    int64_t number; /* of the row, which a new one has from terms_save() on */
    enum facet facet;
    struct slice value;
    uint32_t stored[COUNTS], counted[COUNTS];
    bool is_new;
    bool is_filed;   /* something was filed under it in this scan */
    bool is_dropped; /* something that was filed under it is no longer */
};

/* Those that a scan has come upon. Starts as { .arena = … }. */
struct terms {
    struct arena *arena; /* borrowed */
    struct list items;   /* of struct term */
    struct map by_value[FACETS];
    struct map by_number;   /* the eight bytes of a number */
    int64_t last;           /* the highest number so far */
    bool is_looked_up, has; /* has: there were terms in the store before */
};

/* Index of the term, which is made if there is none. The value is copied. */
MUST_CHECK bool terms_need(struct terms *terms, struct store *store, enum facet facet,
                           struct slice value, uint32_t *index, struct fault *fault);

static inline struct term *terms_at(const struct terms *terms, uint32_t index)
{
    return (struct term *)terms->items.items + index;
}

/* Index of the term with the number, which the store has. */
MUST_CHECK bool terms_find(struct terms *terms, struct store *store, int64_t number,
                           uint32_t *index, struct fault *fault);

/* Counts a claim in which the term has these roles, or takes it off again. */
void terms_count_claim(struct terms *terms, uint32_t index, unsigned roles);
void terms_discount_claim(struct terms *terms, uint32_t index, unsigned roles);

/* Writes new terms and totals that changed; rows that nothing is filed under go. */
MUST_CHECK bool terms_save(const struct terms *terms, struct store *store,
                           struct fault *fault);
