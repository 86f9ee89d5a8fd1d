#include "news/vocabulary.h"
#include "store/entities.h"
#include "store/keys.h"
#include "store/listing.h"
#include "store/marks.h"
#include "store/shorthand.h"
#include "store/terms_find.h"

enum { MARKS = 2 }; /* for each mention */

/* A page begins in the middle of an article if the one before it ended there. */
#define MENTION_FROM                                                                   \
    "  FROM article_term AS t WHERE t.term = :term AND (t.roles & :kind) <> 0"         \
    "   AND t.published <= :published_to AND t.published_last >= :published_from"
#define MENTION_PAGE(operator, direction)                                              \
    "SELECT t.published, t.article, t.number" MENTION_FROM                             \
    "   AND (t.published, t.article) "                                                 \
    operator" (:published, :article)"                                                  \
            " ORDER BY t.published " direction ", t.article " direction

static const char mentions_up[] = MENTION_PAGE(">=", "ASC");
static const char mentions_down[] = MENTION_PAGE("<=", "DESC");
static const char count_mentions[] = "SELECT coalesce(sum(t.mentions), 0)" MENTION_FROM;
static const char mentions_of_article[] =
    "SELECT b.mentions, b.mention_marks, a.reference"
    "  FROM body AS b JOIN article AS a ON a.number = b.number"
    " WHERE b.number = :number";
static const char find_entity[] =
    "SELECT 1 FROM entity WHERE kind = :kind AND id = :id";

static bool check_entity(struct store *store, const struct mention_query *query,
                         struct fault *fault)
{
    struct statement *const find = store_statement(store, find_entity);
    statement_bind_int(find, ":kind", query->kind);
    statement_bind_text(find, ":id", query->id);
    const bool found = statement_step(find, fault);
    statement_reset(find);
    return found || fault_set(fault, FAULT_NOT_FOUND, "no %s \"%.*s\"",
                              entity_kind_name(query->kind), (int)query->id.length,
                              query->id.bytes);
}

/* {"article":{…},"start":…}: the brace that the stored item begins with becomes the
 * comma behind a field more. */
static bool give_mention(const struct page_request *request, struct slice reference,
                         struct slice mention, struct buffer *item, struct fault *fault)
{
    buffer_clear(item);
    buffer_append_string(item, "{\"article\":");
    shorthand_read(reference, item);
    const size_t brace = item->length;
    shorthand_read(mention, item);
    if (!buffer_ok(item, fault))
        return false;
    if (brace < item->length)
        item->bytes[brace] = ',';
    return request->item(request->context, buffer_slice(item), fault);
}

/* The mentions of one article that are the entity's, in the text's order or against it.
 * `place` is the mention's number; the cursor's third number is the last that was
 * given.
 */
static bool give_article(struct statement *body, uint32_t wanted, bool descending,
                         struct listing *listing, struct buffer *item,
                         struct fault *fault)
{
    const struct slice mentions = statement_text(body, 0);
    const struct slice marks = statement_blob(body, 1);
    const uint32_t count = mark_count(marks) / MARKS;
    const int64_t last = listing->cursor.numbers[2];
    for (uint32_t i = 0; i < count && !listing->more; i++) {
        const uint32_t place = descending ? count - 1 - i : i;
        const bool given = descending ? place >= last : place <= last;
        if (given || mark_at(marks, MARKS * place + 1) != wanted)
            continue;
        listing->more = listing->taken == listing->request->limit;
        if (listing->more)
            break;
        listing->taken++;
        listing->cursor.numbers[2] = place;
        if (!give_mention(listing->request, statement_text(body, 2),
                          mark_item(mentions, marks, MARKS, place), item, fault))
            return false;
    }
    return true;
}

struct mention_list {
    struct store *store;
    uint32_t wanted; /* the entity's mark */
    bool descending;
    struct buffer item;
};

static bool give_row(struct mention_list *list, struct statement *row,
                     struct listing *listing, struct fault *fault)
{
    const int64_t published = statement_int(row, 0), article = statement_int(row, 1);
    int64_t *const key = listing->cursor.numbers;
    struct statement *const body = store_statement(list->store, mentions_of_article);
    statement_bind_int(body, ":number", statement_int(row, 2));
    /* The key moves on only when something of the article is given out: until then it
     * is the last item's. */
    const int64_t before[] = { key[0], key[1], key[2] };
    const uint32_t taken = listing->taken;
    if (published != key[0] || article != key[1])
        key[2] = list->descending ? KEY_LAST : -1;
    key[0] = published;
    key[1] = article;
    const bool ok =
        statement_step(body, fault) &&
        give_article(body, list->wanted, list->descending, listing, &list->item, fault);
    statement_reset(body);
    for (int i = 0; listing->taken == taken && i < 3; i++)
        key[i] = before[i];
    return ok && fault->kind == FAULT_NONE;
}

static void bind_filters(struct statement *statement, const struct mention_query *query,
                         int64_t term)
{
    struct day_range range = day_range_asked(query->range);
    if (range.first == DAY_BEFORE_ALL && range.last != DAY_AFTER_ALL)
        range.first++; /* an unknown day is not within any */
    statement_bind_int(statement, ":term", term);
    statement_bind_int(statement, ":kind", role_kind(query->kind));
    statement_bind_int(statement, ":published_from", range.first);
    statement_bind_int(statement, ":published_to", range.last);
}

static bool count(struct store *store, const struct mention_query *query, int64_t term,
                  uint64_t *total, struct fault *fault)
{
    struct statement *const statement = store_statement(store, count_mentions);
    bind_filters(statement, query, term);
    if (statement_step(statement, fault))
        *total = (uint64_t)statement_int(statement, 0);
    statement_reset(statement);
    return fault->kind == FAULT_NONE;
}

static bool list_rows(struct mention_list *list, struct statement *rows,
                      struct listing *listing, struct fault *fault)
{
    bool ok = true;
    while (ok && !listing->more && statement_step(rows, fault))
        ok = give_row(list, rows, listing, fault);
    statement_reset(rows);
    return ok && fault->kind == FAULT_NONE;
}

bool store_list_mentions(struct store *store, const struct mention_query *query,
                         const struct page_request *request, struct page_result *out,
                         struct fault *fault)
{
    const struct cursor cursor = { .list = CURSOR_MENTIONS,
                                   .variant = query->descending,
                                   .count = 3 };
    const struct term_asked asked = { FACET_ENTITY, query->id, 0, COUNT_CLAIMS };
    struct term_found term = { 0 };
    struct listing listing;
    *out = (struct page_result){ 0 };
    if (!listing_init(&listing, request, &cursor, query->descending, fault) ||
        !check_entity(store, query, fault) || !term_find(store, &asked, &term, fault))
        return false;
    if (request->want_total && !count(store, query, term.number, &out->total, fault))
        return false;
    struct statement *const rows =
        store_statement(store, query->descending ? mentions_down : mentions_up);
    bind_filters(rows, query, term.number);
    statement_bind_int(rows, ":published", listing.cursor.numbers[0]);
    statement_bind_int(rows, ":article", listing.cursor.numbers[1]);
    struct mention_list list = { .store = store,
                                 .wanted = mark_of_entity(term.number, query->kind),
                                 .descending = query->descending };
    buffer_init(&list.item, LARGEST_ITEM);
    const bool ok = list_rows(&list, rows, &listing, fault);
    buffer_finish(&list.item);
    return ok && listing_finish(&listing, out, fault);
}
