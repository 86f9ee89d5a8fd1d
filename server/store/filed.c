#include "store/filed.h"

#include <stdlib.h>
#include <string.h>

#include "store/rows.h"

/* 6 MB of rows at most, as much again of what they share, and while they are sorted;
 * what is stored in one go goes to the ends of the trees, what is stored in several
 * between what was there. */
enum { FIRST_ROOM = 1024, MOST = 512 * 1024 };

/* A growing array. */
struct gathered {
    void *items;
    size_t count, room, size;
};

/* A row: what it is filed under, and the place of what it shares with others. */
struct entry {
    uint32_t item;
    struct filed_under under;
};

/* The rows of claims, or those of articles. */
struct drawer {
    struct gathered items, entries;
};

struct filed {
    struct store *store;
    struct drawer claims, articles;
};

static void init_drawer(struct drawer *drawer, size_t size)
{
    drawer->items.size = size;
    drawer->entries.size = sizeof(struct entry);
}

static void finish_drawer(struct drawer *drawer)
{
    free(drawer->items.items);
    free(drawer->entries.items);
}

struct filed *filed_create(struct store *store)
{
    struct filed *const filed = calloc(1, sizeof *filed);
    if (filed == NULL)
        return NULL;
    filed->store = store;
    init_drawer(&filed->claims, sizeof(struct filed_claim));
    init_drawer(&filed->articles, sizeof(struct filed_article));
    return filed;
}

void filed_destroy(struct filed *filed)
{
    if (filed == NULL)
        return;
    finish_drawer(&filed->articles);
    finish_drawer(&filed->claims);
    free(filed);
}

static bool add(struct gathered *gathered, const void *item, struct fault *fault)
{
    if (gathered->count == gathered->room) {
        const size_t room = gathered->room == 0 ? FIRST_ROOM : 2 * gathered->room;
        void *const grown = realloc(gathered->items, room * gathered->size);
        if (grown == NULL)
            return fault_no_memory(fault);
        gathered->items = grown;
        gathered->room = room;
    }
    memcpy((char *)gathered->items + gathered->size * gathered->count++, item,
           gathered->size);
    return true;
}

static bool put(struct drawer *drawer, struct filed_under under, struct fault *fault)
{
    const struct entry entry = { (uint32_t)drawer->items.count - 1, under };
    return add(&drawer->entries, &entry, fault);
}

static const struct entry *entry_at(const struct drawer *drawer, size_t row)
{
    return (const struct entry *)drawer->entries.items + row;
}

static const struct filed_claim *claim_at(const struct drawer *drawer,
                                          const struct entry *entry)
{
    return (const struct filed_claim *)drawer->items.items + entry->item;
}

static bool is_dated(const struct filed_claim *claim)
{
    return claim->when.first != DAY_AFTER_ALL;
}

static int64_t claim_column(const void *source, size_t row, int column)
{
    const struct entry *const entry = entry_at(source, row);
    const struct filed_claim *const claim = claim_at(source, entry);
    const int64_t values[] = { entry->under.term,
                               claim->published,
                               claim->article,
                               claim->place,
                               entry->under.roles,
                               claim->traits,
                               claim->published_last,
                               is_dated(claim) ? claim->when.first : ROWS_NULL,
                               is_dated(claim) ? claim->when.last : ROWS_NULL };
    return values[column];
}

static int64_t article_column(const void *source, size_t row, int column)
{
    const struct drawer *const drawer = source;
    const struct entry *const entry = entry_at(drawer, row);
    const struct filed_article *const article =
        (const struct filed_article *)drawer->items.items + entry->item;
    const int64_t values[] = { entry->under.term,
                               article->published,
                               article->article,
                               entry->under.roles,
                               article->published_last,
                               article->number,
                               entry->under.mentions,
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

/* A number by which entries are sorted. */
typedef uint64_t entry_key(const struct drawer *drawer, const struct entry *entry);

static uint64_t term_of(const struct drawer *drawer, const struct entry *entry)
{
    (void)drawer;
    return entry->under.term;
}

/* The days as one number, in their order. */
static uint64_t moment_of(const struct drawer *drawer, const struct entry *entry)
{
    const struct day_range when = claim_at(drawer, entry)->when;
    return ((uint64_t)(when.first - DAY_BEFORE_ALL) << 24) +
           (uint64_t)(when.last - DAY_BEFORE_ALL);
}

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

static unsigned digit_at(uint64_t key, unsigned shift)
{
    return (unsigned)(key >> shift) % DIGITS;
}

/* Deals the entries out by one digit of their keys. */
static void deal(const struct drawer *drawer, entry_key *key, unsigned shift,
                 struct entry *out)
{
    const size_t count = drawer->entries.count;
    size_t starts[DIGITS + 1] = { 0 };
    for (size_t i = 0; i < count; i++)
        starts[digit_at(key(drawer, entry_at(drawer, i)), shift) + 1]++;
    for (unsigned digit = 0; digit < DIGITS; digit++)
        starts[digit + 1] += starts[digit];
    for (size_t i = 0; i < count; i++) {
        const struct entry *const entry = entry_at(drawer, i);
        out[starts[digit_at(key(drawer, entry), shift)]++] = *entry;
    }
}

/* Digit by digit, the lowest first; entries with the same key stay in their order. */
static bool sort(struct drawer *drawer, entry_key *key, struct fault *fault)
{
    struct gathered *const entries = &drawer->entries;
    struct entry *spare = malloc(entries->room * sizeof *spare);
    uint64_t highest = 0;
    if (spare == NULL)
        return fault_no_memory(fault);
    for (size_t i = 0; i < entries->count; i++) {
        const uint64_t at = key(drawer, entry_at(drawer, i));
        highest = at > highest ? at : highest;
    }
    for (unsigned shift = 0; highest >> shift != 0; shift += DIGIT_BITS) {
        deal(drawer, key, shift, spare);
        struct entry *const sorted = spare;
        spare = entries->items;
        entries->items = sorted;
    }
    free(spare);
    return true;
}

static bool insert(struct store *store, const struct drawer *drawer, const char *sql,
                   int64_t (*column)(const void *source, size_t row, int column),
                   struct fault *fault)
{
    store_give(store, &(struct rows){ .source = drawer,
                                      .count = drawer->entries.count,
                                      .column = column });
    return statement_run(store_statement(store, sql), fault);
}

/* Only those have a row in the order of the timeline. */
static void keep_dated(struct drawer *claims)
{
    struct entry *const entries = claims->entries.items;
    size_t kept = 0;
    for (size_t i = 0; i < claims->entries.count; i++)
        if (is_dated(claim_at(claims, &entries[i])))
            entries[kept++] = entries[i];
    claims->entries.count = kept;
}

static void empty(struct drawer *drawer)
{
    drawer->items.count = 0;
    drawer->entries.count = 0;
}

static bool store_claims(struct filed *filed, struct fault *fault)
{
    struct drawer *const claims = &filed->claims;
    if (claims->entries.count == 0)
        return true;
    bool ok = sort(claims, term_of, fault) &&
              insert(filed->store, claims, insert_claims, claim_column, fault);
    keep_dated(claims);
    ok = ok && sort(claims, moment_of, fault) && sort(claims, term_of, fault) &&
         insert(filed->store, claims, insert_moments, claim_column, fault);
    empty(claims);
    return ok;
}

static bool store_articles(struct filed *filed, struct fault *fault)
{
    struct drawer *const articles = &filed->articles;
    if (articles->entries.count == 0)
        return true;
    const bool ok =
        sort(articles, term_of, fault) &&
        insert(filed->store, articles, insert_articles, article_column, fault);
    empty(articles);
    return ok;
}

bool filed_add_claim(struct filed *filed, const struct filed_claim *claim,
                     struct fault *fault)
{
    return (filed->claims.entries.count < MOST || store_claims(filed, fault)) &&
           add(&filed->claims.items, claim, fault);
}

bool filed_add_article(struct filed *filed, const struct filed_article *article,
                       struct fault *fault)
{
    return (filed->articles.entries.count < MOST || store_articles(filed, fault)) &&
           add(&filed->articles.items, article, fault);
}

bool filed_put_claim(struct filed *filed, struct filed_under under, struct fault *fault)
{
    return put(&filed->claims, under, fault);
}

bool filed_put_article(struct filed *filed, struct filed_under under,
                       struct fault *fault)
{
    return put(&filed->articles, under, fault);
}

bool filed_store(struct filed *filed, struct fault *fault)
{
    return store_claims(filed, fault) && store_articles(filed, fault);
}
