#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "store/database.h"
#include "store/scan_state.h"

/* Entities are known by kind and id: "0kim-jong-un". */
static struct slice entity_key(struct arena *arena, int64_t kind, struct slice id)
{
    char *const key = arena_alloc(arena, id.length + 1);
    if (key == NULL)
        return (struct slice){ 0 };
    key[0] = (char)('0' + kind);
    memcpy(key + 1, id.bytes, id.length);
    return (struct slice){ key, id.length + 1 };
}

static bool keep_item(struct scan *scan, struct stored_items *items, struct slice key,
                      struct statement *row, struct fault *fault)
{
    struct stored_item *const item = list_add(&items->items, scan->arena, sizeof *item);
    if (item == NULL || key.bytes == NULL)
        return fault_no_memory(fault);
    *item = (struct stored_item){ .number = statement_int(row, 0),
                                  .outputs = (uint64_t)statement_int(row, 1) };
    return map_set(&items->by_key, scan->arena, key, items->items.count - 1, fault);
}

static const char list_entities[] = "SELECT number, outputs, kind, id"
                                    "  FROM entity /* scan */";
static const char list_threads[] = "SELECT number, outputs, id FROM thread /* scan */";

bool stored_items_load(struct scan *scan, struct fault *fault)
{
    struct statement *const entities = store_statement(scan->store, list_entities);
    while (statement_step(entities, fault)) {
        if (!keep_item(scan, &scan->entities,
                       entity_key(scan->arena, statement_int(entities, 2),
                                  statement_text(entities, 3)),
                       entities, fault))
            return false;
    }
    struct statement *const threads = store_statement(scan->store, list_threads);
    while (fault->kind == FAULT_NONE && statement_step(threads, fault)) {
        if (!keep_item(scan, &scan->threads,
                       arena_copy(scan->arena, statement_text(threads, 2)), threads,
                       fault))
            return false;
    }
    return fault->kind == FAULT_NONE;
}

/* NULL: the store does not have it. */
static struct stored_item *see_item(struct stored_items *items, struct slice key)
{
    const uint32_t found = map_find(&items->by_key, key);
    if (found == MAP_NONE)
        return NULL;
    struct stored_item *const item = (struct stored_item *)items->items.items + found;
    item->seen = true;
    return item;
}

static const char drop_aliases[] = "DELETE FROM alias WHERE entity = :number";
static const char drop_entity[] = "DELETE FROM entity WHERE number = :number";
static const char drop_thread_entities[] =
    "DELETE FROM thread_entity WHERE thread = :number";
static const char drop_thread[] = "DELETE FROM thread WHERE number = :number";

static bool drop_rows(struct scan *scan, const char *parts, const char *row,
                      int64_t number, struct fault *fault)
{
    struct statement *const first = store_statement(scan->store, parts);
    statement_bind_int(first, ":number", number);
    struct statement *const second = store_statement(scan->store, row);
    statement_bind_int(second, ":number", number);
    return statement_run(first, fault) && statement_run(second, fault);
}

static bool sweep(struct scan *scan, const struct stored_items *items,
                  const char *parts, const char *row, struct fault *fault)
{
    const struct stored_item *const list = items->items.items;
    for (uint32_t i = 0; i < items->items.count; i++)
        if (!list[i].seen && !drop_rows(scan, parts, row, list[i].number, fault))
            return false;
    return true;
}

bool stored_items_sweep(struct scan *scan, struct fault *fault)
{
    return sweep(scan, &scan->entities, drop_aliases, drop_entity, fault) &&
           sweep(scan, &scan->threads, drop_thread_entities, drop_thread, fault);
}

static const char put_alias[] = "INSERT OR IGNORE INTO alias (kind, folded, entity)"
                                "VALUES (:kind, :folded, :entity)";

/* The alias from the beginning of each of its words, so that "jong" finds Kim Jong-un.
 */
static bool put_alias_words(struct scan *scan, const struct entity *entity,
                            int64_t number, struct slice folded, struct fault *fault)
{
    bool inside = false;
    for (size_t at = 0; at < folded.length;) {
        const size_t start = at;
        const int32_t code_point = utf8_next(folded, &at);
        const bool word = utf8_is_letter(code_point) || utf8_is_digit(code_point);
        if (word && !inside) {
            struct statement *const put = store_statement(scan->store, put_alias);
            statement_bind_int(put, ":kind", entity->kind);
            statement_bind_text(put, ":folded",
                                slice_part(folded, start, folded.length));
            statement_bind_int(put, ":entity", number);
            if (!statement_run(put, fault))
                return false;
        }
        inside = word;
    }
    return true;
}

static bool put_alias_text(struct scan *scan, const struct entity *entity,
                           int64_t number, struct slice text, struct arena *arena,
                           struct fault *fault)
{
    const struct slice folded = utf8_fold(arena, text);
    const struct slice plain = utf8_fold_plain(arena, text);
    if (folded.bytes == NULL || plain.bytes == NULL)
        return fault_no_memory(fault);
    return put_alias_words(scan, entity, number, folded, fault) &&
           (slice_equals(folded, plain) ||
            put_alias_words(scan, entity, number, plain, fault));
}

static bool put_aliases(struct scan *scan, const struct entity *entity, int64_t number,
                        struct arena *arena, struct fault *fault)
{
    bool ok = put_alias_text(scan, entity, number, entity->name, arena, fault);
    for (uint32_t i = 0; i < entity->alias_count && ok; i++)
        ok =
            put_alias_text(scan, entity, number, entity->aliases[i].text, arena, fault);
    return ok;
}

/* Lists by the first day put unknown days last, lists by the last day do so too. */
static int64_t day_key(struct day day, int32_t unknown)
{
    return day_is_known(day) ? day_number(day) : unknown;
}

static const char put_entity[] =
    "INSERT INTO entity (kind, id, name, mention_rank, article_rank, first, last_rank,"
    "       country, class, outputs, json, relatives)"
    "VALUES (:kind, :id, :name, -:mentions, -:articles, :first, -:last, :country,"
    "       :class, :outputs, :json, :relatives)";

static bool insert_entity(struct scan *scan, const struct entity *entity,
                          struct slice json, uint64_t outputs, struct arena *arena,
                          struct fault *fault)
{
    const struct slice name = utf8_fold(arena, entity->name);
    const struct slice relatives = relatives_pack(scan, entity, arena);
    if (name.bytes == NULL || relatives.bytes == NULL)
        return fault_no_memory(fault);
    struct statement *const put = store_statement(scan->store, put_entity);
    statement_bind_int(put, ":kind", entity->kind);
    statement_bind_text(put, ":id", entity->id);
    statement_bind_text(put, ":name", name);
    statement_bind_int(put, ":mentions", entity->mentions);
    statement_bind_int(put, ":articles", entity->articles);
    statement_bind_int(put, ":first", day_key(entity->first, DAY_AFTER_ALL));
    statement_bind_int(put, ":last", day_key(entity->last, DAY_BEFORE_ALL));
    statement_bind_text(put, ":country", entity->facts.country);
    statement_bind_text(put, ":class", entity->facts.weapon_class);
    statement_bind_int(put, ":outputs", (int64_t)outputs);
    statement_bind_text(put, ":json", json);
    statement_bind_blob(put, ":relatives", relatives);
    return statement_run(put, fault) &&
           put_aliases(scan, entity, store_inserted(scan->store), arena, fault);
}

bool scan_put_entity(struct scan *scan, const struct entity *entity, struct slice json,
                     uint64_t outputs, struct arena *arena, struct fault *fault)
{
    const struct slice key = entity_key(arena, (int64_t)entity->kind, entity->id);
    if (key.bytes == NULL)
        return fault_no_memory(fault);
    const struct stored_item *const item = see_item(&scan->entities, key);
    if (item != NULL && item->outputs == outputs)
        return true;
    if (item != NULL &&
        !drop_rows(scan, drop_aliases, drop_entity, item->number, fault))
        return false;
    return insert_entity(scan, entity, json, outputs, arena, fault);
}

static const char put_thread_entity[] =
    "INSERT INTO thread_entity (value, kinds, thread)"
    "VALUES (:value, :kinds, :thread)"
    "    ON CONFLICT (value, thread) DO UPDATE SET kinds = kinds | :kinds";

static bool put_claim_entities(struct scan *scan, struct claim_at at, int64_t thread,
                               struct arena *arena, struct fault *fault)
{
    struct filings filings = { 0 };
    if (!claim_filings(scan, at.article, at.claim, arena, &filings, fault))
        return false;
    const struct filing *filing = filings.items.items;
    for (uint32_t i = 0; i < filings.items.count; i++, filing++) {
        if (filing->roles == 0)
            continue; /* no entity */
        struct statement *const put = store_statement(scan->store, put_thread_entity);
        statement_bind_text(put, ":value", terms_at(&scan->terms, filing->term)->value);
        statement_bind_int(put, ":kinds", filing->roles);
        statement_bind_int(put, ":thread", thread);
        if (!statement_run(put, fault))
            return false;
    }
    return true;
}

static const char put_thread_row[] =
    "INSERT INTO thread (id, event, claim_rank, article_rank, speaker_rank, first,"
    "       last_rank, denials, outputs, json)"
    "VALUES (:id, :event, -:claims, -:articles, -:speakers, :first, -:last, :denials,"
    "       :outputs, :json)";

static int32_t published_key(const struct scan *scan, struct claim_at at,
                             int32_t unknown)
{
    return publication_range(&scan->corpus[at.article].reading->published, unknown)
        .first;
}

static bool insert_thread(struct scan *scan, const struct thread *thread,
                          struct slice json, uint64_t outputs, struct fault *fault)
{
    struct statement *const put = store_statement(scan->store, put_thread_row);
    statement_bind_text(put, ":id", thread->id);
    statement_bind_int(put, ":event", thread->event);
    statement_bind_int(put, ":claims", thread->claim_count);
    statement_bind_int(put, ":articles", thread->articles);
    statement_bind_int(put, ":speakers", thread->speakers);
    statement_bind_int(put, ":denials", thread->denial_count);
    const struct claim_at last = thread->claims[thread->claim_count - 1];
    statement_bind_int(put, ":first",
                       published_key(scan, thread->claims[0], DAY_AFTER_ALL));
    statement_bind_int(put, ":last", published_key(scan, last, DAY_BEFORE_ALL));
    statement_bind_int(put, ":outputs", (int64_t)outputs);
    statement_bind_text(put, ":json", json);
    return statement_run(put, fault);
}

bool scan_put_thread(struct scan *scan, const struct thread *thread, struct slice json,
                     uint64_t outputs, struct arena *arena, struct fault *fault)
{
    assert(thread->claim_count > 0);
    const struct stored_item *const item = see_item(&scan->threads, thread->id);
    if (item != NULL && item->outputs == outputs)
        return true;
    if (item != NULL &&
        !drop_rows(scan, drop_thread_entities, drop_thread, item->number, fault))
        return false;
    if (!insert_thread(scan, thread, json, outputs, fault))
        return false;
    const int64_t number = store_inserted(scan->store);
    bool ok = true;
    for (uint32_t i = 0; i < thread->claim_count && ok; i++)
        ok = put_claim_entities(scan, thread->claims[i], number, arena, fault);
    return ok;
}
