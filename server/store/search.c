#include "store/search.h"

#include "store/keys.h"
#include "store/listing.h"
#include "store/pack.h"
#include "store/phrase.h"
#include "store/shorthand.h"
#include "store/snippet.h"

/* Bounds what one hit takes while its snippet is made. */
static const size_t hit_ceiling = (size_t)256 << 20;

/* The best first; equally good ones by content, not by the order in which they were
 * stored. Titles weigh more than texts. */
#define HITS                                                                           \
    "WITH hit AS MATERIALIZED"                                                         \
    " (SELECT rowid AS number,"                                                        \
    "         CAST(1000000 * bm25(prose, 4.0, 1.0) AS INTEGER) AS score"               \
    "    FROM prose"                                                                   \
    "   WHERE prose MATCH :q"                                                          \
    "     AND CASE rowid & 1048575 WHEN 0 THEN :articles ELSE :claims END)"
static const char list_hits[] =
    HITS " SELECT hit.score, -a.published, a.article, hit.number & 1048575,"
         "        a.number"
         "   FROM hit CROSS JOIN article AS a ON a.number = hit.number >> 20"
         "  WHERE (hit.score, -a.published, a.article, hit.number & 1048575) >"
         "        (:key0, :key1, :key2, :key3)"
         "  ORDER BY 1, 2, 3, 4 LIMIT :limit /* scan */";
static const char count_hits[] =
    "SELECT count(*) FROM prose WHERE prose MATCH :q"
    "   AND CASE rowid & 1048575 WHEN 0 THEN :articles ELSE :claims END";

static const char article_hit[] =
    "SELECT a.json, r.packed, x.json"
    "  FROM article AS a CROSS JOIN reading AS r ON r.number = a.number"
    " CROSS JOIN article_text AS x ON x.number = a.number"
    " WHERE a.number = :number";
static const char claim_hit[] =
    "SELECT c.json, r.packed, x.json"
    "  FROM article AS a CROSS JOIN reading AS r ON r.number = a.number"
    " CROSS JOIN article_text AS x ON x.number = a.number"
    " CROSS JOIN claim AS c"
    "    ON c.published = CASE a.published WHEN -8388608 THEN 8388607"
    "                     ELSE a.published END"
    "   AND c.article = a.article AND c.place = :place"
    " WHERE a.number = :number";

/* One run of store_search. */
struct search {
    struct store *store;
    const struct search_query *query;
    const struct page_request *request;
    struct phrases phrases;
    struct arena *scratch; /* reset for each hit */
};

static struct slice text_of(const struct article *article,
                            const struct reading *reading, int64_t place)
{
    if (place < 0 || place >= reading->claim_count)
        return article->text;
    const struct claim *const claim = &reading->claims[place];
    const struct span whole = { claim->spans[0].start,
                                claim->spans[claim->span_count - 1].end };
    return span_text(article->text, whole);
}

static bool give_hit(struct search *search, int64_t number, int64_t place,
                     struct fault *fault)
{
    struct statement *const find =
        store_statement(search->store, place < 0 ? article_hit : claim_hit);
    struct article article = { 0 };
    struct reading reading = { 0 };
    struct search_hit hit = { .is_claim = place >= 0 };
    arena_reset(search->scratch);
    statement_bind_int(find, ":number", number);
    if (place >= 0)
        statement_bind_int(find, ":place", place);
    if (!statement_step(find, fault))
        return fault_set(fault, FAULT_DATABASE, "a hit without its row");
    const struct packed packed = { .rest = statement_blob(find, 1),
                                   .text = statement_text(find, 2) };
    hit.json = shorthand_text(statement_text(find, 0), search->scratch);
    const bool ok = (hit.json.bytes != NULL || fault_no_memory(fault)) &&
                    pack_read(packed, search->scratch, &article, &reading, fault) &&
                    snippet_make(text_of(&article, &reading, place), &search->phrases,
                                 search->scratch, &hit.snippet, fault) &&
                    search->query->take(search->request->context, &hit, fault);
    statement_reset(find);
    return ok;
}

static void bind_query(struct statement *statement, const struct search *search)
{
    statement_bind_text(statement, ":q", search->phrases.expression);
    statement_bind_int(statement, ":articles", search->query->articles);
    statement_bind_int(statement, ":claims", search->query->claims);
}

static bool count(const struct search *search, uint64_t *total, struct fault *fault)
{
    struct statement *const statement = store_statement(search->store, count_hits);
    bind_query(statement, search);
    if (statement_step(statement, fault))
        *total = (uint64_t)statement_int(statement, 0);
    statement_reset(statement);
    return fault->kind == FAULT_NONE;
}

static bool list_rows(struct search *search, struct listing *listing,
                      struct fault *fault)
{
    static const char *const keys[] = { ":key0", ":key1", ":key2", ":key3" };
    struct statement *const rows = store_statement(search->store, list_hits);
    bind_query(rows, search);
    for (uint32_t i = 0; i < listing->cursor.count; i++)
        statement_bind_int(rows, keys[i], listing->cursor.numbers[i]);
    statement_bind_int(rows, ":limit", listing_limit(listing));
    bool ok = true;
    while (ok && statement_step(rows, fault) && listing_take(listing, rows))
        ok =
            give_hit(search, statement_int(rows, 4), statement_int(rows, 3) - 1, fault);
    statement_reset(rows);
    return ok && fault->kind == FAULT_NONE;
}

bool store_search(struct store *store, const struct search_query *query,
                  const struct page_request *request, struct page_result *out,
                  struct fault *fault)
{
    const struct cursor cursor = { .list = CURSOR_SEARCH, .count = 4 };
    struct search search = { .store = store, .query = query, .request = request };
    struct listing listing;
    *out = (struct page_result){ 0 };
    if (!listing_init(&listing, request, &cursor, false, fault) ||
        !phrases_read(query->q, request->arena, &search.phrases, fault))
        return false;
    search.scratch = arena_create(hit_ceiling);
    const bool ok = (search.scratch != NULL || fault_no_memory(fault)) &&
                    (!request->want_total || count(&search, &out->total, fault)) &&
                    list_rows(&search, &listing, fault) &&
                    listing_finish(&listing, out, fault);
    arena_destroy(search.scratch);
    return ok;
}
