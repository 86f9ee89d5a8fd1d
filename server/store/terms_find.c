#include "store/terms_find.h"

static const char find_term[] =
    "SELECT number, claims, as_speaker, as_about, as_person, as_organisation, as_place,"
    "       as_weapon"
    "  FROM term WHERE facet = :facet AND value = :value";

bool term_find(struct store *store, const struct term_asked *asked,
               struct term_found *out, struct fault *fault)
{
    struct statement *const find = store_statement(store, find_term);
    statement_bind_int(find, ":facet", asked->facet);
    statement_bind_text(find, ":value", asked->value);
    struct term_found found = { .roles = asked->roles };
    if (statement_step(find, fault)) {
        found.number = statement_int(find, 0);
        found.total = (uint64_t)statement_int(find, 1 + (int)asked->count);
    }
    statement_reset(find);
    *out = found;
    return fault->kind == FAULT_NONE;
}
