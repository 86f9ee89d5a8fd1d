#include "store/terms.h"

#include <string.h>

static bool keep(struct terms *terms, const struct term *term, uint32_t *index,
                 struct fault *fault)
{
    struct arena *const arena = terms->arena;
    const struct slice number = arena_copy(
        arena, (struct slice){ (const char *)&term->number, sizeof term->number });
    const struct slice value = arena_copy(arena, term->value);
    struct term *const item = list_add(&terms->items, arena, sizeof *item);
    if (value.bytes == NULL || number.bytes == NULL || item == NULL)
        return fault_no_memory(fault);
    *item = *term;
    item->value = value;
    memcpy(item->counted, item->stored, sizeof item->counted);
    *index = terms->items.count - 1;
    return map_set(&terms->by_number, arena, number, *index, fault) &&
           map_set(&terms->by_value[term->facet], arena, value, *index, fault);
}

static const char last_term[] = "SELECT max(number) FROM term /* scan */";

/* New terms are numbered here and stored at the end, when their totals are known. */
static bool look_up_last(struct terms *terms, struct store *store, struct fault *fault)
{
    if (terms->is_looked_up)
        return true;
    struct statement *const find = store_statement(store, last_term);
    if (statement_step(find, fault))
        terms->last = statement_int(find, 0);
    statement_reset(find);
    terms->has = terms->last > 0;
    terms->is_looked_up = fault->kind == FAULT_NONE;
    return terms->is_looked_up;
}

/* Keeps the term that the statement steps to, if there is one. */
static bool keep_stored(struct terms *terms, struct statement *find, bool *found,
                        uint32_t *index, struct fault *fault)
{
    *found = statement_step(find, fault);
    if (!*found)
        return fault->kind == FAULT_NONE;
    struct term term = { .number = statement_int(find, 0),
                         .value = statement_text(find, 2) };
    const int64_t facet = statement_int(find, 1);
    for (int i = 0; i < COUNTS; i++)
        term.stored[i] = (uint32_t)statement_int(find, 3 + i);
    if (facet < 0 || facet >= FACETS)
        return fault_set(fault, FAULT_DATABASE, "a term has facet %lld",
                         (long long)facet);
    term.facet = (enum facet)facet;
    const bool ok = keep(terms, &term, index, fault);
    statement_reset(find);
    return ok;
}

static const char find_value[] =
    "SELECT number, facet, value, claims, as_speaker, as_about, as_person,"
    "       as_organisation, as_place, as_weapon"
    "  FROM term WHERE facet = :facet AND value = :value";
static const char find_number[] =
    "SELECT number, facet, value, claims, as_speaker, as_about, as_person,"
    "       as_organisation, as_place, as_weapon"
    "  FROM term WHERE number = :number";
bool terms_need(struct terms *terms, struct store *store, enum facet facet,
                struct slice value, uint32_t *index, struct fault *fault)
{
    const uint32_t known = map_find(&terms->by_value[facet], value);
    bool found = false;
    if (known != MAP_NONE) {
        *index = known;
        return true;
    }
    if (!look_up_last(terms, store, fault))
        return false;
    /* A first scan need not look for what cannot be there. */
    if (terms->has) {
        struct statement *const find = store_statement(store, find_value);
        statement_bind_int(find, ":facet", facet);
        statement_bind_text(find, ":value", value);
        if (!keep_stored(terms, find, &found, index, fault))
            return false;
    }
    const struct term fresh = {
        .number = terms->last + 1, .facet = facet, .value = value, .is_new = true
    };
    if (found)
        return true;
    terms->last++;
    return keep(terms, &fresh, index, fault);
}

bool terms_find(struct terms *terms, struct store *store, int64_t number,
                uint32_t *index, struct fault *fault)
{
    const struct slice key = { (const char *)&number, sizeof number };
    const uint32_t known = map_find(&terms->by_number, key);
    bool found = false;
    if (known != MAP_NONE) {
        *index = known;
        return true;
    }
    struct statement *const find = store_statement(store, find_number);
    statement_bind_int(find, ":number", number);
    return keep_stored(terms, find, &found, index, fault) &&
           (found ||
            fault_set(fault, FAULT_DATABASE, "no term %lld", (long long)number));
}

static void count_claim(struct terms *terms, uint32_t index, unsigned roles,
                        uint32_t by)
{
    uint32_t *const counted = terms_at(terms, index)->counted;
    counted[COUNT_CLAIMS] += by;
    counted[COUNT_SPEAKER] += (roles & ROLE_SPEAKER) != 0 ? by : 0;
    counted[COUNT_ABOUT] += (roles & ROLE_ABOUT) != 0 ? by : 0;
    for (unsigned kind = 0; kind < ENTITY_KINDS; kind++)
        counted[COUNT_PERSON + kind] += (roles & role_kind(kind)) != 0 ? by : 0;
}

void terms_count_claim(struct terms *terms, uint32_t index, unsigned roles)
{
    terms_at(terms, index)->is_filed = true;
    count_claim(terms, index, roles, 1);
}

void terms_discount_claim(struct terms *terms, uint32_t index, unsigned roles)
{
    terms_at(terms, index)->is_dropped = true;
    count_claim(terms, index, roles, UINT32_MAX); /* wraps: one less */
}

static const char update_term[] = "UPDATE term"
                                  "   SET claims = :claims, as_speaker = :speaker,"
                                  "       as_about = :about, as_person = :person,"
                                  "       as_organisation = :organisation,"
                                  "       as_place = :place, as_weapon = :weapon"
                                  " WHERE number = :number";

static const char insert_term[] =
    "INSERT INTO term (number, facet, value, claims, as_speaker, as_about, as_person,"
    "       as_organisation, as_place, as_weapon)"
    "VALUES (:number, :facet, :value, :claims, :speaker, :about, :person,"
    "       :organisation, :place, :weapon)";

static bool write_counts(struct store *store, const struct term *term,
                         struct fault *fault)
{
    static const char *const names[COUNTS] = { ":claims", ":speaker",      ":about",
                                               ":person", ":organisation", ":place",
                                               ":weapon" };
    struct statement *const statement =
        store_statement(store, term->is_new ? insert_term : update_term);
    statement_bind_int(statement, ":number", term->number);
    if (term->is_new) {
        statement_bind_int(statement, ":facet", term->facet);
        statement_bind_text(statement, ":value", term->value);
    }
    for (int i = 0; i < COUNTS; i++)
        statement_bind_int(statement, names[i], term->counted[i]);
    return statement_run(statement, fault);
}

static const char delete_term[] =
    "DELETE FROM term"
    " WHERE number = :number"
    "   AND NOT EXISTS (SELECT 1 FROM article_term WHERE term = :number)";

/* Unless articles are filed under it. */
static bool remove_term(struct store *store, const struct term *term,
                        struct fault *fault)
{
    struct statement *const statement = store_statement(store, delete_term);
    statement_bind_int(statement, ":number", term->number);
    return statement_run(statement, fault);
}

static bool save(struct store *store, const struct term *term, struct fault *fault)
{
    const bool same = memcmp(term->stored, term->counted, sizeof term->stored) == 0;
    const bool unfiled = term->counted[COUNT_CLAIMS] == 0 && !term->is_filed;
    if (term->is_new)
        return unfiled || write_counts(store, term, fault);
    return (same || write_counts(store, term, fault)) &&
           (!unfiled || remove_term(store, term, fault));
}

bool terms_save(const struct terms *terms, struct store *store, struct fault *fault)
{
    for (uint32_t i = 0; i < terms->items.count; i++)
        if (!save(store, terms_at(terms, i), fault))
            return false;
    return true;
}
