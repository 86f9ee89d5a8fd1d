#include "store/indexes.h"

/* Those that SQLite makes for itself have no text. */
static const char list_indexes[] = "SELECT name, sql FROM sqlite_schema"
                                   " WHERE type = 'index' AND sql IS NOT NULL"
                                   " /* scan */";

/* Writes two scripts of the schema's own names and texts. */
static bool list(struct store *store, struct buffer *drops, struct buffer *remade,
                 struct fault *fault)
{
    struct statement *const each = store_statement(store, list_indexes);
    while (statement_step(each, fault)) {
        buffer_append_string(drops, "DROP INDEX ");
        buffer_append_slice(drops, statement_text(each, 0));
        buffer_append_byte(drops, ';');
        buffer_append_slice(remade, statement_text(each, 1));
        buffer_append_byte(remade, ';');
    }
    return fault->kind == FAULT_NONE && buffer_ok(drops, fault) &&
           buffer_ok(remade, fault);
}

bool indexes_drop(struct store *store, struct buffer *remade, struct fault *fault)
{
    struct buffer drops;
    buffer_init(&drops, UINT16_MAX);
    const bool ok =
        list(store, &drops, remade, fault) && store_execute(store, drops.bytes, fault);
    buffer_finish(&drops);
    return ok;
}

bool indexes_make(struct store *store, struct buffer *remade, struct fault *fault)
{
    const bool ok = store_execute(store, remade->bytes, fault);
    buffer_clear(remade);
    return ok;
}
