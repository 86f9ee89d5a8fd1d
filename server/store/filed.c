#include "store/filed.h"

#include <stdlib.h>

#include "store/rows.h"

/* 12 MB at most, and as much again while they are sorted; whatever is sorted in one go
 * goes in faster than in two. */
enum { FIRST_ROOM = 1024, MOST = 256 * 1024 };

/* A growing array of either kind. */
struct gathered {
    void *items;
    size_t count, room, size;
};

struct filed {
    struct store *store;
    struct gathered claims, articles;
};

struct filed *filed_create(struct store *store)
{
    struct filed *const filed = calloc(1, sizeof *filed);
    if (filed == NULL)
        return NULL;
    filed->store = store;
    filed->claims.size = sizeof(struct filed_claim);
    filed->articles.size = sizeof(struct filed_article);
    return filed;
}

void filed_destroy(struct filed *filed)
{
    if (filed == NULL)
        return;
    free(filed->articles.items);
    free(filed->claims.items);
    free(filed);
}

/* Room for one more; NULL: out of memory. */
static void *add(struct gathered *gathered)
{
    if (gathered->count == gathered->room) {
        const size_t room = gathered->room == 0 ? FIRST_ROOM : 2 * gathered->room;
        void *const grown = realloc(gathered->items, room * gathered->size);
        if (grown == NULL)
            return NULL;
        gathered->items = grown;
        gathered->room = room;
    }
    return (char *)gathered->items + gathered->size * gathered->count++;
}

static int order_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* In the order of the rows' primary keys. */
static int order_claims(const void *a, const void *b)
{
    const struct filed_claim *const left = a, *const right = b;
    int order = order_numbers(left->term, right->term);
    if (order == 0)
        order = order_numbers(left->published, right->published);
    if (order == 0)
        order = order_numbers(left->article, right->article);
    return order != 0 ? order : order_numbers(left->place, right->place);
}

static int order_moments(const void *a, const void *b)
{
    const struct filed_claim *const left = a, *const right = b;
    int order = order_numbers(left->term, right->term);
    if (order == 0)
        order = order_numbers(left->when.first, right->when.first);
    if (order == 0)
        order = order_numbers(left->when.last, right->when.last);
    return order != 0 ? order : order_claims(a, b);
}

static int order_articles(const void *a, const void *b)
{
    const struct filed_article *const left = a, *const right = b;
    int order = order_numbers(left->term, right->term);
    if (order == 0)
        order = order_numbers(left->published, right->published);
    return order != 0 ? order : order_numbers(left->article, right->article);
}

static int64_t claim_column(const void *item, int column)
{
    const struct filed_claim *const claim = item;
    const bool dated = claim->when.first != DAY_AFTER_ALL;
    const int64_t values[] = { claim->term,
                               claim->published,
                               claim->article,
                               claim->place,
                               claim->roles,
                               claim->traits,
                               claim->published_last,
                               dated ? claim->when.first : ROWS_NULL,
                               dated ? claim->when.last : ROWS_NULL };
    return values[column];
}

static int64_t article_column(const void *item, int column)
{
    const struct filed_article *const article = item;
    const int64_t values[] = { article->term,
                               article->published,
                               article->article,
                               article->roles,
                               article->published_last,
                               article->number,
                               article->mentions,
                               ROWS_NULL,
                               ROWS_NULL };
    return values[column];
}

static const char insert_claims[] =
    "INSERT INTO claim_term (term, published, article, place, roles, traits,"
    "       published_last, when_first, when_last)"
    "SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8 FROM given /* scan */";
static const char insert_moments[] =
    "INSERT INTO claim_moment (term, published, article, place, roles, traits,"
    "       published_last, when_first, when_last)"
    "SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8 FROM given /* scan */";
static const char insert_articles[] =
    "INSERT INTO article_term (term, published, article, roles, published_last, number,"
    "       mentions)"
    "SELECT c0, c1, c2, c3, c4, c5, c6 FROM given /* scan */";

/* How the rows get into one table. */
struct way {
    int (*order)(const void *a, const void *b);
    int64_t (*column)(const void *item, int column);
    const char *sql;
};

static bool store_sorted(struct store *store, const struct gathered *gathered,
                         const struct way *way, struct fault *fault)
{
    if (gathered->count == 0)
        return true;
    qsort(gathered->items, gathered->count, gathered->size, way->order);
    store_give(store, &(struct rows){ .items = gathered->items,
                                      .count = gathered->count,
                                      .size = gathered->size,
                                      .column = way->column });
    return statement_run(store_statement(store, way->sql), fault);
}

/* Only those have a row in the order of the timeline. */
static void keep_dated(struct gathered *claims)
{
    struct filed_claim *const items = claims->items;
    size_t kept = 0;
    for (size_t i = 0; i < claims->count; i++)
        if (items[i].when.first != DAY_AFTER_ALL)
            items[kept++] = items[i];
    claims->count = kept;
}

static bool store_claims(struct filed *filed, struct fault *fault)
{
    static const struct way by_publication = { order_claims, claim_column,
                                               insert_claims };
    static const struct way by_moment = { order_moments, claim_column, insert_moments };
    struct gathered *const claims = &filed->claims;
    bool ok = store_sorted(filed->store, claims, &by_publication, fault);
    keep_dated(claims);
    ok = ok && store_sorted(filed->store, claims, &by_moment, fault);
    claims->count = 0;
    return ok;
}

static bool store_articles(struct filed *filed, struct fault *fault)
{
    static const struct way way = { order_articles, article_column, insert_articles };
    const bool ok = store_sorted(filed->store, &filed->articles, &way, fault);
    filed->articles.count = 0;
    return ok;
}

bool filed_add_claim(struct filed *filed, const struct filed_claim *claim,
                     struct fault *fault)
{
    if (filed->claims.count == MOST && !store_claims(filed, fault))
        return false;
    struct filed_claim *const kept = add(&filed->claims);
    if (kept == NULL)
        return fault_no_memory(fault);
    *kept = *claim;
    return true;
}

bool filed_add_article(struct filed *filed, const struct filed_article *article,
                       struct fault *fault)
{
    if (filed->articles.count == MOST && !store_articles(filed, fault))
        return false;
    struct filed_article *const kept = add(&filed->articles);
    if (kept == NULL)
        return fault_no_memory(fault);
    *kept = *article;
    return true;
}

bool filed_store(struct filed *filed, struct fault *fault)
{
    return store_claims(filed, fault) && store_articles(filed, fault);
}
