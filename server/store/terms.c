#include "store/terms.h"

#include <string.h>

static bool keep(struct terms *terms, enum facet facet, struct slice value,
                 const struct term *term, struct fault *fault)
{
    const struct slice copy = arena_copy(terms->arena, value);
    struct term *const item = list_add(&terms->items, terms->arena, sizeof *item);
    if (copy.bytes == NULL || item == NULL)
        return fault_no_memory(fault);
    *item = *term;
    item->value = copy;
    return map_set(&terms->by_value[facet], terms->arena, copy, terms->items.count - 1,
                   fault);
}

static const char list_terms[] = "SELECT number, facet, value, claims, as_speaker,"
                                 "       as_about, as_person, as_organisation,"
                                 "       as_place, as_weapon"
                                 "  FROM term /* scan */";

bool terms_load(struct terms *terms, struct store *store, struct fault *fault)
{
    struct statement *const list = store_statement(store, list_terms);
    while (statement_step(list, fault)) {
        struct term term = { .number = statement_int(list, 0) };
        const int64_t facet = statement_int(list, 1);
        for (int i = 0; i < COUNTS; i++)
            term.stored[i] = (uint32_t)statement_int(list, 3 + i);
        if (facet < 0 || facet >= FACETS)
            return fault_set(fault, FAULT_DATABASE, "a term has facet %lld",
                             (long long)facet);
        if (!keep(terms, (enum facet)facet, statement_text(list, 2), &term, fault))
            return false;
    }
    return fault->kind == FAULT_NONE;
}

static const char insert_term[] = "INSERT INTO term (facet, value)"
                                  "VALUES (:facet, :value)";

bool terms_need(struct terms *terms, struct store *store, enum facet facet,
                struct slice value, uint32_t *index, struct fault *fault)
{
    const uint32_t found = map_find(&terms->by_value[facet], value);
    if (found != MAP_NONE) {
        *index = found;
        return true;
    }
    struct statement *const insert = store_statement(store, insert_term);
    statement_bind_int(insert, ":facet", facet);
    statement_bind_text(insert, ":value", value);
    if (!statement_run(insert, fault))
        return false;
    const struct term fresh = { .number = store_inserted(store) };
    if (!keep(terms, facet, value, &fresh, fault))
        return false;
    *index = terms->items.count - 1;
    return true;
}

void terms_count_claim(struct terms *terms, uint32_t index, unsigned roles)
{
    uint32_t *const counted = terms_at(terms, index)->counted;
    counted[COUNT_CLAIMS]++;
    counted[COUNT_SPEAKER] += (roles & ROLE_SPEAKER) != 0;
    counted[COUNT_ABOUT] += (roles & ROLE_ABOUT) != 0;
    for (unsigned kind = 0; kind < ENTITY_KINDS; kind++)
        counted[COUNT_PERSON + kind] += (roles & role_kind(kind)) != 0;
}

static const char update_term[] = "UPDATE term"
                                  "   SET claims = :claims, as_speaker = :speaker,"
                                  "       as_about = :about, as_person = :person,"
                                  "       as_organisation = :organisation,"
                                  "       as_place = :place, as_weapon = :weapon"
                                  " WHERE number = :number";

static bool update_counts(struct store *store, const struct term *term,
                          struct fault *fault)
{
    static const char *const names[COUNTS] = { ":claims", ":speaker",      ":about",
                                               ":person", ":organisation", ":place",
                                               ":weapon" };
    struct statement *const statement = store_statement(store, update_term);
    for (int i = 0; i < COUNTS; i++)
        statement_bind_int(statement, names[i], term->counted[i]);
    statement_bind_int(statement, ":number", term->number);
    return statement_run(statement, fault);
}

static const char delete_term[] = "DELETE FROM term WHERE number = :number";

static bool remove_term(struct store *store, const struct term *term,
                        struct fault *fault)
{
    struct statement *const statement = store_statement(store, delete_term);
    statement_bind_int(statement, ":number", term->number);
    return statement_run(statement, fault);
}

bool terms_save(const struct terms *terms, struct store *store, struct fault *fault)
{
    for (uint32_t i = 0; i < terms->items.count; i++) {
        const struct term *const term = terms_at(terms, i);
        const bool same = memcmp(term->stored, term->counted, sizeof term->stored) == 0;
        if (term->counted[COUNT_CLAIMS] == 0 && term->articles == 0) {
            if (!remove_term(store, term, fault))
                return false;
        } else if (!same && !update_counts(store, term, fault)) {
            return false;
        }
    }
    return true;
}
