#include "store/database.h"
#include "store/marks.h"
#include "store/scan_state.h"

bool drop_by_number(struct store *store, const char *sql, int64_t number,
                    struct fault *fault)
{
    struct statement *const drop = store_statement(store, sql);
    statement_bind_int(drop, ":number", number);
    return statement_run(drop, fault);
}

/* A claim's key, as its rows in the indexes have it. */
struct dropped {
    int64_t published, article, place, when_first, when_last;
    bool dated;
};

static const char drop_claim_term[] = "DELETE FROM claim_term"
                                      " WHERE term = :term AND published = :published"
                                      "   AND article = :article AND place = :place"
                                      " RETURNING roles";
static const char drop_claim_moment[] =
    "DELETE FROM claim_moment"
    " WHERE term = :term AND when_first = :when_first AND when_last = :when_last"
    "   AND published = :published AND article = :article AND place = :place";

static bool drop_moment(struct store *store, uint32_t term, const struct dropped *claim,
                        struct fault *fault)
{
    struct statement *const moment = store_statement(store, drop_claim_moment);
    statement_bind_int(moment, ":term", term);
    statement_bind_int(moment, ":when_first", claim->when_first);
    statement_bind_int(moment, ":when_last", claim->when_last);
    statement_bind_int(moment, ":published", claim->published);
    statement_bind_int(moment, ":article", claim->article);
    statement_bind_int(moment, ":place", claim->place);
    return statement_run(moment, fault);
}

static bool drop_filing(struct scan *scan, uint32_t term, const struct dropped *claim,
                        struct fault *fault)
{
    struct statement *const drop = store_statement(scan->store, drop_claim_term);
    uint32_t index = 0;
    statement_bind_int(drop, ":term", term);
    statement_bind_int(drop, ":published", claim->published);
    statement_bind_int(drop, ":article", claim->article);
    statement_bind_int(drop, ":place", claim->place);
    if (!statement_step(drop, fault))
        return fault_set(fault, FAULT_DATABASE, "a claim is not filed under term %u",
                         term);
    const unsigned roles = (unsigned)statement_int(drop, 0);
    if (!statement_run(drop, fault) ||
        !terms_find(&scan->terms, scan->store, term, &index, fault))
        return false;
    terms_discount_claim(&scan->terms, index, roles);
    return !claim->dated || drop_moment(scan->store, term, claim, fault);
}

static bool discount_traits(struct scan *scan, uint32_t traits, struct fault *fault)
{
    if (!scan_need_traits(scan, fault))
        return false;
    for (uint32_t bit = 0; bit < TRAIT_END; bit++)
        if ((traits >> bit & 1U) != 0)
            terms_discount_claim(&scan->terms, scan->traits[bit], 0);
    return true;
}

static const char list_claims[] =
    "SELECT place, when_first, when_last, terms, traits"
    "  FROM claim"
    " WHERE published = :published AND article = :article";
static const char drop_claims[] =
    "DELETE FROM claim"
    " WHERE published = :published AND article = :article";

static bool unfile_claims(struct scan *scan, int64_t published, int64_t article,
                          struct fault *fault)
{
    struct store *const store = scan->store;
    struct statement *const list = store_statement(store, list_claims);
    bool ok = true;
    statement_bind_int(list, ":published", published);
    statement_bind_int(list, ":article", article);
    while (ok && statement_step(list, fault)) {
        const struct slice terms = statement_blob(list, 3);
        const struct dropped claim = {
            .published = published,
            .article = article,
            .place = statement_int(list, 0),
            .when_first = statement_int(list, 1),
            .when_last = statement_int(list, 2),
            .dated = !statement_is_null(list, 1),
        };
        ok = discount_traits(scan, (uint32_t)statement_int(list, 4), fault);
        for (uint32_t i = 0; i < mark_count(terms) && ok; i++)
            ok = drop_filing(scan, mark_at(terms, i), &claim, fault);
    }
    statement_reset(list);
    struct statement *const drop = store_statement(store, drop_claims);
    statement_bind_int(drop, ":published", published);
    statement_bind_int(drop, ":article", article);
    return ok && fault->kind == FAULT_NONE && statement_run(drop, fault);
}

static const char drop_article_term[] =
    "DELETE FROM article_term"
    " WHERE term = :term AND published = :published AND article = :article";

static bool unfile_article(struct scan *scan, struct slice terms, int64_t published,
                           int64_t article, struct fault *fault)
{
    bool ok = true;
    for (uint32_t i = 0; i < mark_count(terms) && ok; i++) {
        uint32_t index = 0;
        if (!terms_find(&scan->terms, scan->store, mark_at(terms, i), &index, fault))
            return false;
        terms_at(&scan->terms, index)->is_dropped = true;
        struct statement *const drop = store_statement(scan->store, drop_article_term);
        statement_bind_int(drop, ":term", mark_at(terms, i));
        statement_bind_int(drop, ":published", published);
        statement_bind_int(drop, ":article", article);
        ok = statement_run(drop, fault);
    }
    return ok;
}

static const char drop_body[] = "DELETE FROM body WHERE number = :number";
static const char drop_head[] = "DELETE FROM article WHERE number = :number";

static const char find_filed[] = "SELECT article, published, terms"
                                 "  FROM article WHERE number = :number";

bool scan_drop_article(struct scan *scan, int64_t number, struct fault *fault)
{
    struct statement *const find = store_statement(scan->store, find_filed);
    statement_bind_int(find, ":number", number);
    if (!statement_step(find, fault))
        return fault->kind == FAULT_NONE;
    const int64_t article = statement_int(find, 0);
    const int64_t published = statement_int(find, 1);
    const int64_t among_claims =
        published == DAY_BEFORE_ALL ? DAY_AFTER_ALL : published;
    const bool ok =
        unfile_article(scan, statement_blob(find, 2), published, article, fault) &&
        unfile_claims(scan, among_claims, article, fault);
    statement_reset(find);
    return ok && drop_by_number(scan->store, drop_body, number, fault) &&
           drop_by_number(scan->store, drop_head, number, fault);
}
