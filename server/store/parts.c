#include "store/parts.h"

#include "store/articles.h"
#include "store/keys.h"
#include "store/listing.h"
#include "store/marks.h"

enum { MENTION_MARKS = 2, DATE_MARKS = 1 }; /* for each item */

static const char claims_of_article[] =
    "SELECT json, place FROM claim"
    " WHERE published = CASE :published WHEN -8388608 THEN 8388607 ELSE :published END"
    "   AND article = :article AND place > :place ORDER BY place LIMIT :limit";

struct statement *claims_of(struct store *store, int64_t published, int64_t article,
                            int64_t behind, int64_t limit)
{
    struct statement *const claims = store_statement(store, claims_of_article);
    statement_bind_int(claims, ":published", published);
    statement_bind_int(claims, ":article", article);
    statement_bind_int(claims, ":place", behind);
    statement_bind_int(claims, ":limit", limit);
    return claims;
}

bool article_not_found(struct slice id, struct fault *fault)
{
    return fault_set(fault, FAULT_NOT_FOUND, "no article \"%.*s\"", (int)id.length,
                     id.bytes);
}

static const char find_filed[] =
    "SELECT number, published FROM article WHERE article = :article";

/* Where the parts of an article are. */
struct filed {
    int64_t number, article, published;
};

static bool find_filed_article(struct store *store, struct slice id, struct filed *out,
                               struct fault *fault)
{
    struct statement *const find = store_statement(store, find_filed);
    if (!article_number(id, &out->article))
        return article_not_found(id, fault);
    statement_bind_int(find, ":article", out->article);
    if (!statement_step(find, fault))
        return article_not_found(id, fault);
    out->number = statement_int(find, 0);
    out->published = statement_int(find, 1);
    statement_reset(find);
    return true;
}

static const char mentions_of_article[] =
    "SELECT mentions, mention_marks FROM body WHERE number = :number";
static const char dates_of_article[] =
    "SELECT dates, date_marks FROM body WHERE number = :number";

/* Items that lie in one text. */
struct body_part {
    const char *sql;
    uint32_t stride; /* marks for each item */
};

static const struct body_part mention_part = { mentions_of_article, MENTION_MARKS };
static const struct body_part date_part = { dates_of_article, DATE_MARKS };

static bool give_items(struct statement *body, uint32_t stride, struct listing *listing,
                       uint64_t *total, struct fault *fault)
{
    const struct page_request *const request = listing->request;
    const struct slice items = statement_text(body, 0);
    const struct slice marks = statement_blob(body, 1);
    const uint32_t count = mark_count(marks) / stride;
    const int64_t behind = listing->cursor.numbers[0];
    struct buffer json;
    bool ok = true;
    *total = count;
    buffer_init(&json, LARGEST_ITEM);
    for (uint32_t i = behind < 0 ? 0 : (uint32_t)behind + 1; i < count && ok; i++) {
        listing->more = listing->taken == request->limit;
        if (listing->more)
            break;
        listing->taken++;
        listing->cursor.numbers[0] = i;
        ok = listing_give(request, mark_item(items, marks, stride, i), &json, fault);
    }
    buffer_finish(&json);
    return ok;
}

static bool list_body(struct store *store, const struct body_part *part, int64_t number,
                      struct listing *listing, uint64_t *total, struct fault *fault)
{
    struct statement *const body = store_statement(store, part->sql);
    statement_bind_int(body, ":number", number);
    const bool ok = statement_step(body, fault) &&
                    give_items(body, part->stride, listing, total, fault);
    statement_reset(body);
    return ok && fault->kind == FAULT_NONE;
}

static const char count_claims[] =
    "SELECT count(*) FROM claim"
    " WHERE published = CASE :published WHEN -8388608 THEN 8388607 ELSE :published END"
    "   AND article = :article";

static bool list_claims(struct store *store, const struct filed *filed,
                        struct listing *listing, struct page_result *out,
                        struct fault *fault)
{
    struct statement *const count = store_statement(store, count_claims);
    statement_bind_int(count, ":published", filed->published);
    statement_bind_int(count, ":article", filed->article);
    if (statement_step(count, fault))
        out->total = (uint64_t)statement_int(count, 0);
    statement_reset(count);
    if (fault->kind != FAULT_NONE)
        return false;
    struct statement *const rows =
        claims_of(store, filed->published, filed->article, listing->cursor.numbers[0],
                  listing_limit(listing));
    listing->key_column = 1;
    return listing_run(listing, rows, 0, fault);
}

bool store_list_parts(struct store *store, struct slice article, enum article_part part,
                      const struct page_request *request, struct page_result *out,
                      struct fault *fault)
{
    const struct cursor cursor = { .list = CURSOR_PARTS,
                                   .variant = (int)part,
                                   .count = 1 };
    struct listing listing;
    struct filed filed = { 0 };
    *out = (struct page_result){ 0 };
    if (!listing_init(&listing, request, &cursor, false, fault) ||
        !find_filed_article(store, article, &filed, fault))
        return false;
    bool ok = false;
    switch (part) {
    case PART_MENTIONS:
        ok =
            list_body(store, &mention_part, filed.number, &listing, &out->total, fault);
        break;
    case PART_DATES:
        ok = list_body(store, &date_part, filed.number, &listing, &out->total, fault);
        break;
    case PART_CLAIMS:
        ok = list_claims(store, &filed, &listing, out, fault);
        break;
    }
    return ok && listing_finish(&listing, out, fault);
}
