/* Links: who the referents of all articles are, and which claims belong together. */
#pragma once

#include <stdint.h>

#include "news/article.h"
#include "news/entity.h"
#include "news/reading.h"
#include "news/thread.h"

/* One article of the corpus with what was read in it; both borrowed. */
struct corpus_article {
    const struct article *article;
    const struct reading *reading;
};

/* What is known of an article of the corpus, open or not. */
struct article_head {
    struct slice id, title;
};

#define NO_THREAD UINT32_MAX
#define NO_ENTITY UINT32_MAX

/* The links of one article; numbers refer to the arrays of struct links. */
struct article_links {
    const uint32_t *entities;      /* one a referent */
    const struct slice *claim_ids; /* one a claim: article id, "-", code point offset */
    const uint32_t *threads;       /* one a claim, or NO_THREAD */
    uint32_t duplicate_of; /* number of the article that it repeats, or itself */
    uint32_t likeness;     /* per cent of both texts that stand in either */
};

/* An entity that articles name together with another one. */
struct relative {
    uint32_t entity;
    uint32_t articles; /* that name both */
};

enum { RELATIVES_MAX = 20 };

struct relatives {
    const struct relative *items; /* most articles first */
    uint32_t count;
};

struct links {
    /* The corpus as the user's corrections leave it: what is hidden is in no reading,
     * referents are of the kind of their entities. */
    const struct corpus_article *corpus;
    const struct article_head *heads; /* as the corpus is ordered */
    const uint32_t *order;            /* articles in order of publication */
    const struct entity *entities;    /* by kind, then by id */
    uint32_t entity_count;
    const struct relatives *relatives; /* one an entity */
    const struct thread *threads;      /* by id */
    uint32_t thread_count;
    const struct article_links *articles; /* as the corpus is ordered */
    uint32_t article_count;
};
