#include "base/escape.h"
#include "news/vocabulary.h"
#include "store/database.h"
#include "store/entities.h"
#include "store/marks.h"
#include "store/scan_state.h"
#include "store/shorthand.h"

/* Whom, and in how many articles. */
enum { RELATIVE_MARKS = 2 };

bool relatives_pack(struct scan *scan, const struct entity *entity, struct arena *arena,
                    struct slice *out, struct fault *fault)
{
    const struct links *const links = scan->links;
    const struct relatives *const relatives =
        &links->relatives[entity - links->entities];
    struct buffer marks;
    bool ok = true;
    buffer_init(&marks, (size_t)RELATIVES_MAX * RELATIVE_MARKS * MARK_SIZE);
    for (uint32_t i = 0; i < relatives->count && ok; i++) {
        const struct relative *const relative = &relatives->items[i];
        const enum entity_kind kind = links->entities[relative->entity].kind;
        uint32_t term = 0;
        ok = entity_term(scan, relative->entity, &term, fault);
        if (!ok)
            break;
        mark_append(&marks, mark_of_entity(terms_at(&scan->terms, term)->number,
                                           (unsigned)kind));
        mark_append(&marks, relative->articles);
    }
    if (ok && buffer_ok(&marks, fault))
        *out = arena_copy(arena, buffer_slice(&marks));
    buffer_finish(&marks);
    return ok && (out->bytes != NULL || fault_no_memory(fault));
}

/* The column of names is folded: how they are shown stands in the JSON. */
static const char find_relative[] =
    "SELECT e.id, e.json"
    "  FROM term AS t JOIN entity AS e ON e.kind = :kind AND e.id = t.value"
    " WHERE t.number = :term";

/* ,"name":"…" of an entity's JSON, where it stands between the id and the aliases. */
static void append_name(struct slice kept, struct buffer *out, struct fault *fault)
{
    const struct slice before = SLICE("\",\"name\":"), behind = SLICE(",\"aliases\":");
    struct buffer json;
    buffer_init(&json, UINT32_MAX);
    shorthand_read(kept, &json);
    const struct slice whole = buffer_slice(&json);
    const size_t start = slice_find(whole, before);
    if (buffer_ok(&json, fault) && start != SIZE_MAX) {
        const struct slice rest = slice_part(whole, start + 1, whole.length);
        buffer_append_slice(out, slice_part(rest, 0, slice_find(rest, behind)));
    }
    buffer_finish(&json);
}

static void append_relative(struct store *store, struct slice marks, uint32_t index,
                            struct buffer *out, struct fault *fault)
{
    const uint32_t whom = mark_at(marks, RELATIVE_MARKS * index);
    struct statement *const find = store_statement(store, find_relative);
    statement_bind_int(find, ":kind", mark_kind(whom));
    statement_bind_int(find, ":term", mark_term(whom));
    if (!statement_step(find, fault))
        return;
    buffer_printf(out, "%s{\"kind\":\"%s\",\"id\":", index == 0 ? "" : ",",
                  entity_kind_name((enum entity_kind)mark_kind(whom)));
    escape_json(out, statement_text(find, 0));
    append_name(statement_text(find, 1), out, fault);
    buffer_printf(out, ",\"articles\":%u}", mark_at(marks, RELATIVE_MARKS * index + 1));
    statement_reset(find);
}

static const char find_whole[] =
    "SELECT json, relatives FROM entity WHERE kind = :kind AND id = :id";

static bool append_whole(struct store *store, struct slice head, struct slice marks,
                         struct buffer *out, struct fault *fault)
{
    shorthand_read(head, out);
    buffer_cut(out, out->length - 1);
    buffer_append_string(out, ",\"related\":[");
    for (uint32_t i = 0; i < mark_count(marks) / RELATIVE_MARKS; i++)
        append_relative(store, marks, i, out, fault);
    buffer_append_string(out, "]}");
    return fault->kind == FAULT_NONE && buffer_ok(out, fault);
}

bool store_find_whole_entity(struct store *store, enum entity_kind kind,
                             struct slice id, struct buffer *out, struct fault *fault)
{
    struct statement *const find = store_statement(store, find_whole);
    statement_bind_int(find, ":kind", kind);
    statement_bind_text(find, ":id", id);
    if (!statement_step(find, fault))
        return fault_set(fault, FAULT_NOT_FOUND, "no %s \"%.*s\"",
                         entity_kind_name(kind), (int)id.length, id.bytes);
    const bool ok = append_whole(store, statement_text(find, 0),
                                 statement_blob(find, 1), out, fault);
    statement_reset(find);
    return ok;
}
