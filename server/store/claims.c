#include "store/claims.h"

#include "base/utf8.h"
#include "store/claim_sql.h"
#include "store/corpus.h"
#include "store/keys.h"
#include "store/listing.h"
#include "store/phrase.h"
#include "store/terms_find.h"

enum { SLOTS = 8 }; /* terms that can be asked for at once */

/* A question as the statements want it. */
struct asked {
    struct term_found terms[SLOTS]; /* all of them, the rarest first */
    uint32_t term_count;
    uint32_t traits;
    bool in_article; /* only what this one claims */
    int64_t article, article_published;
    struct day_range published, when;
    bool by_when;            /* the days of `when` are asked for */
    struct slice expression; /* for the full text; bytes NULL: not asked for */
    bool nothing;            /* no claim can be found */
};

static void add_term(struct asked *asked, const struct term_found *term)
{
    uint32_t at = asked->term_count++;
    for (; at > 0 && asked->terms[at - 1].total > term->total; at--)
        asked->terms[at] = asked->terms[at - 1];
    asked->terms[at] = *term;
    asked->nothing = asked->nothing || term->number == 0 || term->total == 0;
}

static bool ask_terms(struct store *store, const struct claim_query *query,
                      struct slice publisher, struct asked *asked, struct fault *fault)
{
    const struct term_asked filters[SLOTS] = {
        { FACET_ENTITY, query->speaker, ROLE_SPEAKER, COUNT_SPEAKER },
        { FACET_ENTITY, query->about, ROLE_ABOUT, COUNT_ABOUT },
        { FACET_ENTITY, query->person, role_kind(ENTITY_PERSON),
          COUNT_PERSON + ENTITY_PERSON },
        { FACET_ENTITY, query->organisation, role_kind(ENTITY_ORGANISATION),
          COUNT_PERSON + ENTITY_ORGANISATION },
        { FACET_ENTITY, query->place, role_kind(ENTITY_PLACE),
          COUNT_PERSON + ENTITY_PLACE },
        { FACET_ENTITY, query->weapon, role_kind(ENTITY_WEAPON),
          COUNT_PERSON + ENTITY_WEAPON },
        { FACET_THREAD, query->thread, 0, COUNT_CLAIMS },
        { FACET_PUBLISHER, publisher, 0, COUNT_CLAIMS },
    };
    for (int i = 0; i < SLOTS; i++) {
        struct term_found found = { 0 };
        if (filters[i].value.bytes == NULL)
            continue;
        if (!term_find(store, &filters[i], &found, fault))
            return false;
        add_term(asked, &found);
    }
    return true;
}

static const char find_article[] =
    "SELECT CASE published WHEN -8388608 THEN 8388607 ELSE published END"
    "  FROM article WHERE article = :article";

/* The claims of one article lie together. */
static bool ask_article(struct store *store, struct slice id, struct asked *asked,
                        struct fault *fault)
{
    struct statement *const find = store_statement(store, find_article);
    asked->in_article = id.bytes != NULL;
    if (!asked->in_article)
        return true;
    bool found = article_number(id, &asked->article);
    if (found) {
        statement_bind_int(find, ":article", asked->article);
        found = statement_step(find, fault);
        asked->article_published = found ? statement_int(find, 0) : 0;
    }
    statement_reset(find);
    asked->nothing = asked->nothing || !found;
    return fault->kind == FAULT_NONE;
}

static uint32_t whens_of(const struct claim_query *query)
{
    if (query->when == WHEN_NONE)
        return CLAIM_BIT(false);
    const bool dated =
        query->when == WHEN_DATED || query->order == CLAIMS_BY_WHEN ||
        (query->date_field == FIELD_WHEN &&
         (day_is_known(query->range.earliest) || day_is_known(query->range.latest)));
    return dated ? CLAIM_BIT(true) : 0;
}

static void ask_days(const struct claim_query *query, struct asked *asked)
{
    const struct day_range range = day_range_asked(query->range);
    const bool any =
        day_is_known(query->range.earliest) || day_is_known(query->range.latest);
    asked->published = (struct day_range){ DAY_BEFORE_ALL, DAY_AFTER_ALL };
    if (!any)
        return;
    asked->by_when = query->date_field == FIELD_WHEN;
    if (asked->by_when) {
        asked->when = range;
        return;
    }
    asked->published = range;
    /* Whose publication is not known is not within any days. */
    if (range.last == DAY_AFTER_ALL)
        asked->published.last--;
}

static bool ask(struct store *store, const struct claim_query *query,
                struct arena *arena, struct asked *asked, struct fault *fault)
{
    struct slice publisher = { 0 };
    struct phrases phrases = { 0 };
    *asked = (struct asked){
        .traits = traits_allowed((struct trait_sets){
            .forms = query->forms,
            .modalities = query->modalities,
            .polarities = query->polarities,
            .events = query->events,
            .whens = whens_of(query),
        }),
    };
    ask_days(query, asked);
    asked->nothing =
        query->when == WHEN_NONE && (query->order == CLAIMS_BY_WHEN || asked->by_when);
    if (query->publisher.bytes != NULL) {
        publisher = utf8_fold(arena, query->publisher);
        if (publisher.bytes == NULL)
            return fault_no_memory(fault);
    }
    if (query->q.bytes != NULL && !phrases_read(query->q, arena, &phrases, fault))
        return false;
    asked->expression = phrases.expression;
    return ask_terms(store, query, publisher, asked, fault) &&
           ask_article(store, query->article, asked, fault);
}

static bool lets_all_through(const struct asked *asked)
{
    return asked->term_count == 0 && !asked->in_article &&
           asked->expression.bytes == NULL && !asked->by_when &&
           asked->published.last == DAY_AFTER_ALL &&
           asked->traits == traits_allowed((struct trait_sets){ 0 });
}

/* Without a term, what is asked for is looked for among all claims. */
static bool choose_source(struct store *store, const struct claim_query *query,
                          struct asked *asked, enum claim_source *out,
                          struct fault *fault)
{
    const struct term_asked all = { FACET_ALL, SLICE(""), 0, COUNT_CLAIMS };
    struct term_found found = { 0 };
    *out = SOURCE_PROSE;
    if (asked->expression.bytes != NULL)
        return true;
    *out = SOURCE_ARTICLE;
    if (asked->in_article)
        return true;
    *out = SOURCE_ALL;
    if (lets_all_through(asked) && query->order == CLAIMS_BY_PUBLICATION)
        return true;
    *out = SOURCE_TERM;
    if (asked->term_count > 0)
        return true;
    if (!term_find(store, &all, &found, fault))
        return false;
    add_term(asked, &found);
    return true;
}

static void bind_terms(struct statement *statement, const struct asked *asked)
{
    static const char *const terms[SLOTS] = { ":term0", ":term1", ":term2", ":term3",
                                              ":term4", ":term5", ":term6", ":term7" };
    static const char *const roles[SLOTS] = { ":roles0", ":roles1", ":roles2",
                                              ":roles3", ":roles4", ":roles5",
                                              ":roles6", ":roles7" };
    for (uint32_t i = 0; i < asked->term_count; i++) {
        statement_bind_int(statement, terms[i], asked->terms[i].number);
        statement_bind_int(statement, roles[i], asked->terms[i].roles);
    }
}

static void bind_asked(struct statement *statement, const struct asked *asked,
                       enum claim_source source)
{
    if (source == SOURCE_ALL)
        return;
    bind_terms(statement, asked);
    if (asked->in_article)
        statement_bind_int(statement, ":of_article", asked->article);
    if (source == SOURCE_ARTICLE)
        statement_bind_int(statement, ":of_published", asked->article_published);
    statement_bind_int(statement, ":traits", asked->traits);
    statement_bind_int(statement, ":published_from", asked->published.first);
    statement_bind_int(statement, ":published_to", asked->published.last);
    statement_bind_int(statement, ":by_when", asked->by_when);
    if (asked->by_when) {
        statement_bind_int(statement, ":when_from", asked->when.first);
        statement_bind_int(statement, ":when_to", asked->when.last);
    }
    if (source == SOURCE_PROSE)
        statement_bind_text(statement, ":q", asked->expression);
}

static const char find_count[] = "SELECT claims FROM scan WHERE one = 1";

static bool count_all(struct store *store, uint64_t *total, struct fault *fault)
{
    struct statement *const find = store_statement(store, find_count);
    if (statement_step(find, fault))
        *total = (uint64_t)statement_int(find, 0);
    statement_reset(find);
    return fault->kind == FAULT_NONE;
}

/* Totals of what is asked for alone are known; combinations are counted. */
static bool count(struct store *store, const struct claim_query *query,
                  const struct asked *asked, enum claim_source source, uint64_t *total,
                  struct fault *fault)
{
    if (source == SOURCE_ALL)
        return count_all(store, total, fault);
    const bool alone = asked->term_count == 1 && source == SOURCE_TERM &&
                       !asked->by_when && asked->published.last == DAY_AFTER_ALL &&
                       asked->traits == traits_allowed((struct trait_sets){ 0 });
    *total = asked->terms[0].total;
    if (alone)
        return true;
    struct statement *const statement =
        store_statement(store, claim_sql[source].counts[query->order]);
    bind_asked(statement, asked, source);
    if (statement_step(statement, fault))
        *total = (uint64_t)statement_int(statement, 0);
    statement_reset(statement);
    return fault->kind == FAULT_NONE;
}

static bool list_rows(struct statement *rows, struct listing *listing,
                      struct fault *fault)
{
    static const char *const keys[] = { ":key0", ":key1", ":key2", ":key3", ":key4" };
    const uint32_t key_count = listing->cursor.count;
    bool ok = true;
    do {
        for (uint32_t i = 0; i < key_count; i++)
            statement_bind_int(rows, keys[i], listing->cursor.numbers[i]);
        statement_bind_int(rows, ":limit", listing_limit(listing));
        ok = listing_run(listing, rows, (int)key_count, fault);
    } while (ok && listing_turn(listing));
    return ok;
}

bool store_list_claims(struct store *store, const struct claim_query *query,
                       const struct page_request *request, struct page_result *out,
                       struct fault *fault)
{
    const bool by_when = query->order == CLAIMS_BY_WHEN;
    const struct cursor cursor = { .list = by_when ? CURSOR_TIMELINE : CURSOR_CLAIMS,
                                   .variant = query->descending,
                                   .count = by_when ? 5 : 3 };
    struct asked asked;
    struct listing listing;
    enum claim_source source = SOURCE_ALL;
    *out = (struct page_result){ 0 };
    if (!listing_init(&listing, request, &cursor, query->descending, fault) ||
        !ask(store, query, request->arena, &asked, fault))
        return false;
    if (asked.nothing)
        return true;
    if (!choose_source(store, query, &asked, &source, fault))
        return false;
    if (asked.nothing)
        return true;
    if (request->want_total && !count(store, query, &asked, source, &out->total, fault))
        return false;
    if (!by_when && query->descending)
        listing_defer(&listing, DAY_AFTER_ALL);
    struct statement *const rows = store_statement(
        store, claim_sql[source].pages[query->order][query->descending]);
    bind_asked(rows, &asked, source);
    return list_rows(rows, &listing, fault) && listing_finish(&listing, out, fault);
}

static const char find_claim[] =
    "SELECT c.json"
    "  FROM article AS a"
    " CROSS JOIN claim AS c"
    "    ON c.published = CASE a.published WHEN -8388608 THEN 8388607"
    "                     ELSE a.published END"
    "   AND c.article = a.article"
    " WHERE a.article = :article AND c.id = :id";

bool store_find_claim(struct store *store, struct slice id, struct arena *arena,
                      struct slice *json, struct fault *fault)
{
    struct statement *const find = store_statement(store, find_claim);
    int64_t article = 0;
    if (article_number(slice_part(id, 0, ARTICLE_ID_SIZE - 1), &article)) {
        statement_bind_int(find, ":article", article);
        statement_bind_text(find, ":id", id);
        if (statement_find_json(find, arena, json, fault))
            return true;
    }
    return fault_set(fault, FAULT_NOT_FOUND, "no claim \"%.*s\"", (int)id.length,
                     id.bytes);
}
