#include "base/utf8.h"
#include "store/database.h"
#include "store/phrase.h"
#include "store/scan_state.h"

static const char find_sum[] = "SELECT entity_sum FROM scan WHERE one = 1";

bool scan_entity_sum(struct scan *scan, uint64_t *sum, struct fault *fault)
{
    if (!scan->entity_sum_known) {
        struct statement *const find = store_statement(scan->store, find_sum);
        if (statement_step(find, fault))
            scan->entity_sum = (uint64_t)statement_int(find, 0);
        statement_reset(find);
        scan->entity_sum_known = fault->kind == FAULT_NONE;
    }
    *sum = scan->entity_sum;
    return scan->entity_sum_known;
}

static bool add_to_sum(struct scan *scan, uint64_t outputs, struct fault *fault)
{
    uint64_t sum = 0;
    if (!scan_entity_sum(scan, &sum, fault))
        return false;
    scan->entity_sum = sum + outputs;
    return true;
}

/* The row of an entity, as far as a scan has to know it. */
struct stored_entity {
    int64_t number; /* 0: there is none */
    uint64_t outputs;
};

static const char find_entity[] = "SELECT number, outputs"
                                  "  FROM entity WHERE kind = :kind AND id = :id";

static bool find_stored(struct scan *scan, enum entity_kind kind, struct slice id,
                        struct stored_entity *out, struct fault *fault)
{
    *out = (struct stored_entity){ 0 };
    if (scan->is_first)
        return true;
    struct statement *const find = store_statement(scan->store, find_entity);
    statement_bind_int(find, ":kind", kind);
    statement_bind_text(find, ":id", id);
    if (statement_step(find, fault))
        *out = (struct stored_entity){ .number = statement_int(find, 0),
                                       .outputs = (uint64_t)statement_int(find, 1) };
    statement_reset(find);
    return fault->kind == FAULT_NONE;
}

static const char drop_aliases[] = "DELETE FROM alias WHERE entity = :number";
static const char drop_entity[] = "DELETE FROM entity WHERE number = :number";

static bool drop_stored(struct scan *scan, const struct stored_entity *item,
                        struct fault *fault)
{
    return drop_by_number(scan->store, drop_aliases, item->number, fault) &&
           drop_by_number(scan->store, drop_entity, item->number, fault) &&
           add_to_sum(scan, 0 - item->outputs, fault);
}

/* The number of an entity of the links, which are sorted, or NO_ENTITY. */
static uint32_t linked_entity(const struct links *links, enum entity_kind kind,
                              struct slice id)
{
    uint32_t low = 0, high = links->entity_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const struct entity *const entity = &links->entities[middle];
        if (entity->kind < kind ||
            (entity->kind == kind && slice_compare(entity->id, id) < 0))
            low = middle + 1;
        else
            high = middle;
    }
    const bool found = low < links->entity_count && links->entities[low].kind == kind &&
                       slice_equals(links->entities[low].id, id);
    return found ? low : NO_ENTITY;
}

/* Of an article that was dropped it is known which ids it named, not of which kinds. */
static bool drop_id(struct scan *scan, struct slice id, bool *wanted,
                    struct fault *fault)
{
    for (unsigned kind = 0; kind < ENTITY_KINDS; kind++) {
        const uint32_t entity = linked_entity(scan->links, kind, id);
        struct stored_entity item;
        if (entity != NO_ENTITY) {
            wanted[entity] = true;
            continue;
        }
        if (!find_stored(scan, kind, id, &item, fault) ||
            (item.number != 0 && !drop_stored(scan, &item, fault)))
            return false;
    }
    return true;
}

bool scan_drop_entities(struct scan *scan, bool *wanted, struct fault *fault)
{
    for (uint32_t i = 0; i < scan->terms.items.count; i++) {
        const struct term *const term = terms_at(&scan->terms, i);
        if (term->is_dropped && term->facet == FACET_ENTITY &&
            !drop_id(scan, term->value, wanted, fault))
            return false;
    }
    return true;
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
    const struct slice plain = search_fold(arena, text);
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
    struct slice relatives = { 0 };
    if (name.bytes == NULL)
        return fault_no_memory(fault);
    if (!relatives_pack(scan, entity, arena, &relatives, fault) ||
        !scan_shorten(scan, json, fault))
        return false;
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
    statement_bind_text(put, ":json", buffer_slice(&scan->kept));
    statement_bind_blob(put, ":relatives", relatives);
    return statement_run(put, fault) &&
           put_aliases(scan, entity, store_inserted(scan->store), arena, fault);
}

bool scan_put_entity(struct scan *scan, const struct entity *entity, struct slice json,
                     uint64_t outputs, struct arena *arena, struct fault *fault)
{
    struct stored_entity item;
    if (!find_stored(scan, entity->kind, entity->id, &item, fault))
        return false;
    if (item.number != 0 && item.outputs == outputs)
        return true;
    if (item.number != 0 && !drop_stored(scan, &item, fault))
        return false;
    return insert_entity(scan, entity, json, outputs, arena, fault) &&
           add_to_sum(scan, outputs, fault);
}
