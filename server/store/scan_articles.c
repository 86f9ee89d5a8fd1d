#include "base/utf8.h"
#include "store/database.h"
#include "store/filed.h"
#include "store/marks.h"
#include "store/scan_state.h"

/* What the steps of writing one article share. */
struct writing {
    struct scan *scan;
    const struct rendered_article *from;
    const struct article *article;
    const struct reading *reading;
    struct arena *arena;
    int64_t id; /* that article->id stands for */
    struct buffer terms, items, marks;
};

static bool append_terms(struct writing *writing, const struct filings *filings,
                         struct fault *fault)
{
    const struct filing *filing = filings->items.items;
    buffer_clear(&writing->terms);
    for (uint32_t i = 0; i < filings->items.count; i++, filing++)
        mark_append(&writing->terms,
                    (uint32_t)terms_at(&writing->scan->terms, filing->term)->number);
    return buffer_ok(&writing->terms, fault);
}

static struct filed_under under(const struct term *term, const struct filing *filing)
{
    return (struct filed_under){ .term = (uint32_t)term->number,
                                 .roles = filing->roles & 0xFFU,
                                 .mentions = filing->mentions & 0xFFFFFFU };
}

static bool file_article(struct writing *writing, const struct filings *filings,
                         struct day_range published, struct fault *fault)
{
    struct filed *const filed = writing->scan->filed;
    const struct filed_article article = {
        .article = writing->id,
        .number = writing->from->number,
        .published = published.first,
        .published_last = published.last,
    };
    if (!filed_add_article(filed, &article, fault))
        return false;
    const struct filing *filing = filings->items.items;
    for (uint32_t i = 0; i < filings->items.count; i++, filing++) {
        struct term *const term = terms_at(&writing->scan->terms, filing->term);
        term->is_filed = true;
        if (!filed_put_article(filed, under(term, filing), fault))
            return false;
    }
    return append_terms(writing, filings, fault);
}

static const char put_article[] =
    "INSERT INTO article (number, article, published, published_last, title, language,"
    "       inputs, outputs, terms, reference, json, duplicate)"
    "VALUES (:number, :article, :published, :published_last, :title, :language,"
    "       :inputs, :outputs, :terms, :reference, :json, :duplicate)";

static bool put_head(struct writing *writing, struct fault *fault)
{
    const struct slice none = SLICE("");
    const struct article *const article = writing->article;
    const struct rendered_article *const from = writing->from;
    const struct day_range published =
        publication_range(&writing->reading->published, DAY_BEFORE_ALL);
    const struct slice title =
        utf8_fold(writing->arena, article->title.bytes == NULL ? none : article->title);
    struct filings filings = { 0 };
    if (title.bytes == NULL)
        return fault_no_memory(fault);
    if (!article_filings(writing->scan, from->index, writing->arena, &filings, fault) ||
        !file_article(writing, &filings, published, fault))
        return false;
    struct statement *const put = store_statement(writing->scan->store, put_article);
    statement_bind_int(put, ":number", from->number);
    statement_bind_int(put, ":article", writing->id);
    statement_bind_int(put, ":published", published.first);
    statement_bind_int(put, ":published_last", published.last);
    statement_bind_text(put, ":title", title);
    statement_bind_text(put, ":language",
                        article->language.bytes == NULL ? none : article->language);
    statement_bind_int(put, ":duplicate",
                       writing->scan->links->articles[from->index].duplicate_of !=
                           from->index);
    statement_bind_int(put, ":inputs", (int64_t)from->inputs);
    statement_bind_int(put, ":outputs", (int64_t)from->outputs);
    statement_bind_blob(put, ":terms", buffer_slice(&writing->terms));
    statement_bind_text(put, ":reference", from->reference);
    statement_bind_text(put, ":json", from->head);
    return statement_run(put, fault);
}

/* Items, joined by commas; a mark for the start of each. Both are appended
 * to what the writing holds; the mentions' marks name their entity too. */
static bool join_items(struct writing *writing, const struct slice *items,
                       uint32_t count, const struct mention *mentions,
                       struct fault *fault)
{
    struct scan *const scan = writing->scan;
    const struct article_links *const links =
        &scan->links->articles[writing->from->index];
    buffer_clear(&writing->items);
    buffer_clear(&writing->marks);
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0)
            buffer_append_byte(&writing->items, ',');
        mark_append(&writing->marks, (uint32_t)writing->items.length);
        buffer_append_slice(&writing->items, items[i]);
        if (mentions == NULL)
            continue;
        const uint32_t entity = links->entities[mentions[i].referent];
        uint32_t term = 0;
        if (!entity_term(scan, entity, &term, fault))
            return false;
        mark_append(&writing->marks,
                    mark_of_entity(terms_at(&scan->terms, term)->number,
                                   scan->links->entities[entity].kind));
    }
    return buffer_ok(&writing->items, fault) && buffer_ok(&writing->marks, fault);
}

static const char put_body_row[] =
    "INSERT INTO body (number, mentions, mention_marks, dates, date_marks)"
    "VALUES (:number, :mentions, :mention_marks, :dates, :date_marks)";

static bool put_body(struct writing *writing, struct fault *fault)
{
    const struct rendered_article *const from = writing->from;
    const struct reading *const reading = writing->reading;
    struct statement *const put = store_statement(writing->scan->store, put_body_row);
    statement_bind_int(put, ":number", from->number);
    if (!join_items(writing, from->mentions, reading->mention_count, reading->mentions,
                    fault))
        return false;
    const struct slice mentions =
        arena_copy(writing->arena, buffer_slice(&writing->items));
    const struct slice marks =
        arena_copy(writing->arena, buffer_slice(&writing->marks));
    if (mentions.bytes == NULL || marks.bytes == NULL)
        return fault_no_memory(fault);
    if (!join_items(writing, from->dates, reading->date_count, NULL, fault))
        return false;
    statement_bind_text(put, ":mentions", mentions);
    statement_bind_blob(put, ":mention_marks", marks);
    statement_bind_text(put, ":dates", buffer_slice(&writing->items));
    statement_bind_blob(put, ":date_marks", buffer_slice(&writing->marks));
    return statement_run(put, fault);
}

/* The columns that a claim and its rows in the indexes have in common. */
struct claim_key {
    struct day_range published, when;
    uint32_t place;
    uint32_t traits;
    bool dated;
};

static void bind_key(struct statement *statement, const struct writing *writing,
                     const struct claim_key *key)
{
    statement_bind_int(statement, ":published", key->published.first);
    statement_bind_int(statement, ":article", writing->id);
    statement_bind_int(statement, ":place", key->place);
    statement_bind_int(statement, ":published_last", key->published.last);
    statement_bind_int(statement, ":traits", key->traits);
    if (key->dated) {
        statement_bind_int(statement, ":when_first", key->when.first);
        statement_bind_int(statement, ":when_last", key->when.last);
    }
}

static bool add_claim(const struct writing *writing, const struct claim_key *key,
                      struct fault *fault)
{
    const struct filed_claim claim = {
        .article = writing->id,
        .published = key->published.first,
        .published_last = key->published.last,
        .place = key->place,
        .traits = key->traits,
        .when = key->when,
    };
    return filed_add_claim(writing->scan->filed, &claim, fault);
}

static bool file_claim(struct writing *writing, const struct claim_key *key,
                       struct fault *fault)
{
    struct scan *const scan = writing->scan;
    struct filings filings = { 0 };
    if (!claim_filings(scan, writing->from->index, key->place, writing->arena, &filings,
                       fault) ||
        !add_claim(writing, key, fault))
        return false;
    const struct filing *filing = filings.items.items;
    for (uint32_t i = 0; i < filings.items.count; i++, filing++) {
        const struct term *const term = terms_at(&scan->terms, filing->term);
        terms_count_claim(&scan->terms, filing->term, filing->roles);
        if (!filed_put_claim(scan->filed, under(term, filing), fault))
            return false;
    }
    for (uint32_t bit = 0; bit < TRAIT_END; bit++)
        if ((key->traits >> bit & 1U) != 0)
            terms_count_claim(&scan->terms, scan->traits[bit], 0);
    return append_terms(writing, &filings, fault);
}

static const char put_claim_row[] =
    "INSERT INTO claim (published, article, place, id, published_last, when_first,"
    "       when_last, traits, terms, json)"
    "VALUES (:published, :article, :place, :id, :published_last, :when_first,"
    "       :when_last, :traits, :terms, :json)";

static bool put_claim(struct writing *writing, uint32_t number, struct fault *fault)
{
    const struct reading *const reading = writing->reading;
    const struct claim *const claim = &reading->claims[number];
    const struct claim_key key = {
        .published = publication_range(&reading->published, DAY_AFTER_ALL),
        .when = claim_when(reading, claim),
        .place = number,
        .traits = claim_traits(claim, claim_is_dated(reading, claim)),
        .dated = claim_is_dated(reading, claim),
    };
    if (!file_claim(writing, &key, fault))
        return false;
    struct statement *const put = store_statement(writing->scan->store, put_claim_row);
    bind_key(put, writing, &key);
    statement_bind_text(
        put, ":id",
        writing->scan->links->articles[writing->from->index].claim_ids[number]);
    statement_bind_blob(put, ":terms", buffer_slice(&writing->terms));
    statement_bind_text(put, ":json", writing->from->claims[number]);
    return statement_run(put, fault);
}

static bool put_all(struct writing *writing, struct fault *fault)
{
    bool ok = put_head(writing, fault) && put_body(writing, fault);
    for (uint32_t i = 0; i < writing->reading->claim_count && ok; i++)
        ok = put_claim(writing, i, fault);
    return ok;
}

bool scan_put_article(struct scan *scan, const struct rendered_article *from,
                      struct arena *arena, struct fault *fault)
{
    struct writing writing = {
        .scan = scan,
        .from = from,
        .article = scan->corpus[from->index].article,
        .reading = scan->corpus[from->index].reading,
        .arena = arena,
    };
    if (!article_number(writing.article->id, &writing.id))
        return fault_set(fault, FAULT_FORMAT, "an article without an id");
    buffer_init(&writing.terms, UINT32_MAX);
    buffer_init(&writing.items, UINT32_MAX);
    buffer_init(&writing.marks, UINT32_MAX);
    const bool ok = put_all(&writing, fault);
    buffer_finish(&writing.marks);
    buffer_finish(&writing.items);
    buffer_finish(&writing.terms);
    return ok;
}
