#include "store/entities.h"

#include "news/vocabulary.h"
#include "store/keys.h"
#include "store/listing.h"
#include "store/phrase.h"

/* One pattern for each order and direction: a number or nothing, the text that
 * completes the key, the item. Aliases are looked up by their beginning. */
#define ENTITY_FILTERS                                                                 \
    "  FROM entity AS e WHERE e.kind = :kind"                                          \
    "   AND (:country IS NULL OR e.country = :country)"                                \
    "   AND (:class IS NULL OR e.class = :class)"                                      \
    "   AND (:q IS NULL OR e.number IN"                                                \
    "        (SELECT entity FROM alias"                                                \
    "          WHERE kind = :kind AND folded >= :q AND folded < :q_end))"
#define ENTITY_PAGE(column, operator, direction)                                       \
    "SELECT e." column ", e.id, e.json" ENTITY_FILTERS "   AND (e." column ", e.id) "  \
    operator" (:number, :id)"                                                          \
            " ORDER BY e." column " " direction ", e.id " direction " LIMIT :limit"
#define ENTITY_PAGE_BY_NAME(operator, direction)                                       \
    "SELECT 0, e.name || char(31) || e.id, e.json" ENTITY_FILTERS                      \
    "   AND (e.name, e.id) "                                                           \
    operator" (:name, :id)"                                                            \
            " ORDER BY e.name " direction ", e.id " direction " LIMIT :limit"

static const char count_entities[] = "SELECT count(*)" ENTITY_FILTERS;
static const char mention_rank_up[] = ENTITY_PAGE("mention_rank", ">", "ASC");
static const char mention_rank_down[] = ENTITY_PAGE("mention_rank", "<", "DESC");
static const char article_rank_up[] = ENTITY_PAGE("article_rank", ">", "ASC");
static const char article_rank_down[] = ENTITY_PAGE("article_rank", "<", "DESC");
static const char name_up[] = ENTITY_PAGE_BY_NAME(">", "ASC");
static const char name_down[] = ENTITY_PAGE_BY_NAME("<", "DESC");
static const char first_up[] = ENTITY_PAGE("first", ">", "ASC");
static const char first_down[] = ENTITY_PAGE("first", "<", "DESC");
static const char last_rank_up[] = ENTITY_PAGE("last_rank", ">", "ASC");
static const char last_rank_down[] = ENTITY_PAGE("last_rank", "<", "DESC");

static const struct listing_order orders[] = {
    [ENTITIES_BY_MENTIONS] = { { mention_rank_down, mention_rank_up }, true, 0 },
    [ENTITIES_BY_ARTICLES] = { { article_rank_down, article_rank_up }, true, 0 },
    [ENTITIES_BY_NAME] = { { name_up, name_down }, false, 0 },
    [ENTITIES_BY_FIRST] = { { first_up, first_down }, false, DAY_AFTER_ALL },
    [ENTITIES_BY_LAST] = { { last_rank_down, last_rank_up }, true, -DAY_BEFORE_ALL },
};

/* The beginnings of aliases that are asked for, folded. */
struct beginning {
    struct slice from, to; /* bytes NULL: not asked for */
};

static bool fold_beginning(struct slice q, struct arena *arena, struct beginning *out,
                           struct fault *fault)
{
    if (q.bytes == NULL)
        return true;
    const struct slice last = listing_first_text(true);
    struct buffer end;
    out->from = search_fold_beginning(arena, slice_trim(q));
    if (out->from.bytes == NULL)
        return fault_no_memory(fault);
    buffer_init(&end, out->from.length + last.length);
    buffer_append_slice(&end, out->from);
    buffer_append_slice(&end, last);
    out->to = arena_copy(arena, buffer_slice(&end));
    buffer_finish(&end);
    return out->to.bytes != NULL || fault_no_memory(fault);
}

static void bind_filters(struct statement *statement, const struct entity_query *query,
                         const struct beginning *beginning)
{
    statement_bind_int(statement, ":kind", query->kind);
    statement_bind_text(statement, ":country", query->country);
    statement_bind_text(statement, ":class", query->weapon_class);
    statement_bind_text(statement, ":q", beginning->from);
    statement_bind_text(statement, ":q_end", beginning->to);
}

static void bind_key(struct statement *rows, const struct entity_query *query,
                     const struct cursor *cursor)
{
    struct slice id = cursor->text;
    if (query->order != ENTITIES_BY_NAME) {
        statement_bind_int(rows, ":number", cursor->numbers[0]);
    } else {
        /* The separator of ENTITY_PAGE_BY_NAME; a folded name has no control
         * characters. */
        const struct slice name = slice_split(&id, 31);
        statement_bind_text(rows, ":name", name);
        if (id.bytes == NULL)
            id = SLICE("");
    }
    statement_bind_text(rows, ":id", id);
}

static bool list_rows(struct statement *rows, const struct entity_query *query,
                      struct listing *listing, struct fault *fault)
{
    bool ok = true;
    do {
        bind_key(rows, query, &listing->cursor);
        ok = listing_run(listing, rows, 2, fault);
    } while (ok && listing_turn(listing));
    return ok;
}

static bool count(struct store *store, const struct entity_query *query,
                  const struct beginning *beginning, uint64_t *total,
                  struct fault *fault)
{
    struct statement *const statement = store_statement(store, count_entities);
    bind_filters(statement, query, beginning);
    if (statement_step(statement, fault))
        *total = (uint64_t)statement_int(statement, 0);
    statement_reset(statement);
    return fault->kind == FAULT_NONE;
}

bool store_list_entities(struct store *store, const struct entity_query *query,
                         const struct page_request *request, struct page_result *out,
                         struct fault *fault)
{
    const struct listing_place place = { CURSOR_ENTITIES, orders, (int)query->order,
                                         query->descending };
    struct listing listing;
    struct beginning beginning = { { 0 }, { 0 } };
    *out = (struct page_result){ 0 };
    if (!listing_init_ordered(&listing, request, &place, fault) ||
        !fold_beginning(query->q, request->arena, &beginning, fault))
        return false;
    if (request->want_total && !count(store, query, &beginning, &out->total, fault))
        return false;
    struct statement *const rows =
        store_statement(store, orders[query->order].pages[query->descending]);
    bind_filters(rows, query, &beginning);
    statement_bind_int(rows, ":limit", listing_limit(&listing));
    return list_rows(rows, query, &listing, fault) &&
           listing_finish(&listing, out, fault);
}

static const char find_entity[] =
    "SELECT json FROM entity WHERE kind = :kind AND id = :id";

bool store_find_entity(struct store *store, enum entity_kind kind, struct slice id,
                       struct arena *arena, struct slice *json, struct fault *fault)
{
    struct statement *const find = store_statement(store, find_entity);
    statement_bind_int(find, ":kind", kind);
    statement_bind_text(find, ":id", id);
    return statement_find_json(find, arena, json, fault) ||
           fault_set(fault, FAULT_NOT_FOUND, "no %s \"%.*s\"", entity_kind_name(kind),
                     (int)id.length, id.bytes);
}
