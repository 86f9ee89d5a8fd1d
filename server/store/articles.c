#include "store/articles.h"

#include "base/utf8.h"
#include "store/article_sql.h"
#include "store/keys.h"
#include "store/listing.h"
#include "store/parts.h"
#include "store/phrase.h"
#include "store/shorthand.h"
#include "store/terms_find.h"

enum { SLOTS = 5 };

/* A question as the statements want it. */
struct asked {
    struct term_found terms[SLOTS];
    uint32_t term_count;
    struct day_range published;
    struct slice language, expression; /* bytes NULL: not asked for */
    unsigned include;
    bool originals; /* and no duplicates */
    bool nothing;   /* no article can be found */
};

static bool ask_terms(struct store *store, const struct article_query *query,
                      struct slice publisher, struct asked *asked, struct fault *fault)
{
    const struct term_asked filters[SLOTS] = {
        { FACET_ENTITY, query->person, role_kind(ENTITY_PERSON), COUNT_CLAIMS },
        { FACET_ENTITY, query->organisation, role_kind(ENTITY_ORGANISATION),
          COUNT_CLAIMS },
        { FACET_ENTITY, query->place, role_kind(ENTITY_PLACE), COUNT_CLAIMS },
        { FACET_ENTITY, query->weapon, role_kind(ENTITY_WEAPON), COUNT_CLAIMS },
        { FACET_PUBLISHER, publisher, 0, COUNT_CLAIMS },
    };
    for (int i = 0; i < SLOTS; i++) {
        if (filters[i].value.bytes == NULL)
            continue;
        struct term_found *const found = &asked->terms[asked->term_count++];
        if (!term_find(store, &filters[i], found, fault))
            return false;
        asked->nothing = asked->nothing || found->number == 0;
    }
    return true;
}

static bool ask(struct store *store, const struct article_query *query,
                struct arena *arena, struct asked *asked, struct fault *fault)
{
    struct slice publisher = { 0 };
    struct phrases phrases = { 0 };
    *asked = (struct asked){ .published = day_range_asked(query->range),
                             .language = query->language,
                             .include = query->include,
                             .originals = query->originals };
    /* Whose publication is not known is not within any days. */
    if (asked->published.first == DAY_BEFORE_ALL &&
        asked->published.last != DAY_AFTER_ALL)
        asked->published.first++;
    if (query->publisher.bytes != NULL) {
        publisher = utf8_fold(arena, query->publisher);
        if (publisher.bytes == NULL)
            return fault_no_memory(fault);
    }
    if (query->q.bytes != NULL && !phrases_read(query->q, arena, &phrases, fault))
        return false;
    asked->expression = phrases.expression;
    return ask_terms(store, query, publisher, asked, fault);
}

static void bind_asked(struct statement *statement, const struct asked *asked)
{
    static const char *const terms[SLOTS] = { ":term0", ":term1", ":term2", ":term3",
                                              ":term4" };
    static const char *const roles[SLOTS] = { ":roles0", ":roles1", ":roles2",
                                              ":roles3", ":roles4" };
    for (uint32_t i = 0; i < asked->term_count; i++) {
        statement_bind_int(statement, terms[i], asked->terms[i].number);
        statement_bind_int(statement, roles[i], asked->terms[i].roles);
    }
    statement_bind_int(statement, ":published_from", asked->published.first);
    statement_bind_int(statement, ":published_to", asked->published.last);
    statement_bind_text(statement, ":language", asked->language);
    statement_bind_int(statement, ":duplicates", asked->originals ? 0 : 1);
    if (asked->expression.bytes != NULL)
        statement_bind_text(statement, ":q", asked->expression);
}

static bool append_claims(struct store *store, struct statement *row,
                          struct buffer *out, struct fault *fault)
{
    struct statement *const claims =
        claims_of(store, statement_int(row, COLUMN_PUBLISHED),
                  statement_int(row, COLUMN_ARTICLE), -1, -1);
    buffer_append_string(out, ",\"claims\":[");
    for (bool first = true; statement_step(claims, fault); first = false) {
        if (!first)
            buffer_append_byte(out, ',');
        shorthand_read(statement_text(claims, 0), out);
    }
    buffer_append_byte(out, ']');
    return fault->kind == FAULT_NONE;
}

static void append_list(struct buffer *out, const char *name, struct slice items)
{
    buffer_append_string(out, name);
    shorthand_read(items, out);
    buffer_append_byte(out, ']');
}

/* The stored head is an object: its last brace moves behind what is included. */
static bool compose(struct store *store, struct statement *row, unsigned include,
                    struct buffer *out, struct fault *fault)
{
    buffer_clear(out);
    shorthand_read(statement_text(row, COLUMN_HEAD), out);
    if (include == 0)
        return buffer_ok(out, fault);
    buffer_cut(out, out->length - 1);
    if ((include & INCLUDE_TEXT) != 0) {
        buffer_append_string(out, ",\"text\":");
        buffer_append_slice(out, statement_text(row, COLUMN_TEXT));
    }
    if ((include & INCLUDE_MENTIONS) != 0)
        append_list(out, ",\"mentions\":[", statement_text(row, COLUMN_MENTIONS));
    if ((include & INCLUDE_CLAIMS) != 0 && !append_claims(store, row, out, fault))
        return false;
    if ((include & INCLUDE_DATES) != 0)
        append_list(out, ",\"dates\":[", statement_text(row, COLUMN_DATES));
    buffer_append_byte(out, '}');
    return buffer_ok(out, fault);
}

static void bind_key(struct statement *rows, const struct listing *listing)
{
    statement_bind_int(rows, ":key0", listing->cursor.numbers[0]);
    if (listing->cursor.text.bytes != NULL)
        statement_bind_text(rows, ":title", listing->cursor.text);
    else
        statement_bind_int(rows, ":key1", listing->cursor.numbers[1]);
    statement_bind_int(rows, ":limit", listing_limit(listing));
}

static bool give_row(struct store *store, struct statement *row, unsigned include,
                     const struct page_request *request, struct buffer *item,
                     struct fault *fault)
{
    return compose(store, row, include, item, fault) &&
           request->item(request->context, buffer_slice(item), fault);
}

static bool list_rows(struct store *store, struct statement *rows, unsigned include,
                      struct listing *listing, struct fault *fault)
{
    struct buffer item;
    buffer_init(&item, LARGEST_ITEM);
    bool ok = true;
    do {
        bind_key(rows, listing);
        while (ok && statement_step(rows, fault) && listing_take(listing, rows))
            ok = give_row(store, rows, include, listing->request, &item, fault);
        statement_reset(rows);
    } while (ok && fault->kind == FAULT_NONE && listing_turn(listing));
    buffer_finish(&item);
    return ok && fault->kind == FAULT_NONE;
}

static bool count(struct store *store, const struct asked *asked,
                  enum article_source source, uint64_t *total, struct fault *fault)
{
    struct statement *const statement =
        store_statement(store, article_sql[source].count);
    bind_asked(statement, asked);
    if (statement_step(statement, fault))
        *total = (uint64_t)statement_int(statement, 0);
    statement_reset(statement);
    return fault->kind == FAULT_NONE;
}

static enum article_source choose_source(const struct article_query *query,
                                         const struct asked *asked)
{
    if (asked->expression.bytes != NULL)
        return ARTICLES_PROSE;
    return asked->term_count > 0 && query->order == ARTICLES_BY_PUBLICATION
               ? ARTICLES_TERM
               : ARTICLES_ALL;
}

bool store_list_articles(struct store *store, const struct article_query *query,
                         const struct page_request *request, struct page_result *out,
                         struct fault *fault)
{
    const struct slice none = { 0 };
    const bool by_title = query->order == ARTICLES_BY_TITLE;
    const struct cursor cursor = {
        .list = by_title ? CURSOR_ARTICLES_BY_TITLE : CURSOR_ARTICLES,
        .variant = query->descending,
        .count = by_title ? 1 : 2,
        .text = by_title ? listing_first_text(query->descending) : none,
    };
    struct asked asked;
    struct listing listing;
    *out = (struct page_result){ 0 };
    if (!listing_init(&listing, request, &cursor, query->descending, fault) ||
        !ask(store, query, request->arena, &asked, fault))
        return false;
    if (asked.nothing)
        return true;
    const enum article_source source = choose_source(query, &asked);
    if (request->want_total && !count(store, &asked, source, &out->total, fault))
        return false;
    struct statement *const rows = store_statement(
        store, article_sql[source].pages[query->order][query->descending]);
    listing.text_column = 1;
    if (!by_title && !query->descending)
        listing_defer(&listing, DAY_BEFORE_ALL);
    bind_asked(rows, &asked);
    statement_bind_int(rows, ":include", query->include);
    return list_rows(store, rows, query->include, &listing, fault) &&
           listing_finish(&listing, out, fault);
}

static const char find_article[] =
    "SELECT 0, 0," ARTICLE_COLUMNS " FROM article AS t WHERE t.article = :article";

bool store_find_article(struct store *store, struct slice id, unsigned include,
                        struct arena *arena, struct slice *json, struct fault *fault)
{
    struct statement *const find = store_statement(store, find_article);
    int64_t article = 0;
    if (!article_number(id, &article))
        return article_not_found(id, fault);
    statement_bind_int(find, ":article", article);
    statement_bind_int(find, ":include", include);
    if (!statement_step(find, fault))
        return article_not_found(id, fault);
    struct buffer item;
    buffer_init(&item, LARGEST_ITEM);
    const bool ok = compose(store, find, include, &item, fault);
    const struct slice found = arena_copy(arena, buffer_slice(&item));
    buffer_finish(&item);
    statement_reset(find);
    if (!ok || found.bytes == NULL)
        return fault_no_memory(fault);
    *json = found;
    return true;
}
