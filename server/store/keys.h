/* The numbers under which things are filed: days, article ids, traits and roles. */
#pragma once

#include "news/article.h"
#include "news/links.h"

/* Beyond all days that can be written. */
enum { DAY_BEFORE_ALL = -8388608, DAY_AFTER_ALL = 8388607 };

/* The days of an interval for sorting and overlapping; an open side counts as the side
 * that is known, and both are `unknown` if none is. */
struct day_range {
    int32_t first, last;
};

struct day_range day_range_of(struct interval interval, int32_t unknown);

/* A publication of which only one side is known ("not before 2010") is not known. */
struct day_range publication_range(const struct publication *published,
                                   int32_t unknown);

/* The same for what a query asks for: its open sides are open. */
struct day_range day_range_asked(struct interval interval);

/* False if it is no article id. */
bool article_number(struct slice id, int64_t *number);

/* One bit for each value that a claim can have: a claim has one of each group. */
enum {
    TRAIT_FORM = 0,      /* 6 bits from here */
    TRAIT_MODALITY = 6,  /* 4 */
    TRAIT_POLARITY = 10, /* 2 */
    TRAIT_EVENT = 12,    /* 8 */
    TRAIT_WHEN = 20,     /* 2: undated, dated */
    TRAIT_END = 22
};

uint32_t claim_traits(const struct claim *claim, bool dated);

/* The bits that a claim may have if each group is to be within its set; a set that is
 * 0 lets the whole group through. */
struct trait_sets {
    uint32_t forms, modalities, polarities, events, whens;
};

uint32_t traits_allowed(struct trait_sets sets);

/* The part that an entity has in a claim, and its kind. */
enum {
    ROLE_SPEAKER = 1,
    ROLE_VIA = 2,
    ROLE_ABOUT = 4, /* in the content: about, weapons, supplier, recipient */
    ROLE_KIND = 8   /* ROLE_KIND << kind: four bits */
};

static inline unsigned role_kind(enum entity_kind kind)
{
    return (unsigned)ROLE_KIND << (unsigned)kind;
}

enum facet {
    FACET_ALL,           /* "": every claim */
    FACET_ENTITY,        /* id, whatever the kind */
    FACET_THREAD,        /* id */
    FACET_PUBLISHER = 4, /* folded name; 3 were articles, whose claims lie together */
    FACET_TRAIT,         /* number of the bit: totals only */
    FACETS
};

/* Numbers of the rows of the full-text table. */
enum { PROSE_SHIFT = 20 };

static inline int64_t prose_of_article(int64_t article)
{
    return article << PROSE_SHIFT;
}

static inline int64_t prose_of_claim(int64_t article, uint32_t claim)
{
    return (article << PROSE_SHIFT) + claim + 1;
}
