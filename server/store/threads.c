#include "store/threads.h"

#include "store/keys.h"
#include "store/listing.h"

#define OF_ENTITY(n)                                                                   \
    "   AND (:id" n " IS NULL OR EXISTS (SELECT 1 FROM thread_entity AS x"             \
    "        WHERE x.value = :id" n " AND x.thread = t.number"                         \
    "          AND (x.kinds & :kind" n ") <> 0))"
#define THREAD_FILTERS                                                                 \
    "  FROM thread AS t WHERE (:events >> t.event & 1) = 1"                            \
    "   AND t.denials >= :denials" OF_ENTITY("0") OF_ENTITY("1") OF_ENTITY("2")        \
        OF_ENTITY("3")
#define THREAD_PAGE(column, operator, direction)                                       \
    "SELECT t." column ", t.id, t.json" THREAD_FILTERS "   AND (t." column ", t.id) "  \
    operator" (:number, :id)"                                                          \
            " ORDER BY t." column " " direction ", t.id " direction " LIMIT :limit"

static const char count_threads[] = "SELECT count(*)" THREAD_FILTERS " /* scan */";
static const char claim_rank_up[] = THREAD_PAGE("claim_rank", ">", "ASC");
static const char claim_rank_down[] = THREAD_PAGE("claim_rank", "<", "DESC");
static const char article_rank_up[] = THREAD_PAGE("article_rank", ">", "ASC");
static const char article_rank_down[] = THREAD_PAGE("article_rank", "<", "DESC");
static const char speaker_rank_up[] = THREAD_PAGE("speaker_rank", ">", "ASC");
static const char speaker_rank_down[] = THREAD_PAGE("speaker_rank", "<", "DESC");
static const char first_up[] = THREAD_PAGE("first", ">", "ASC");
static const char first_down[] = THREAD_PAGE("first", "<", "DESC");
static const char last_rank_up[] = THREAD_PAGE("last_rank", ">", "ASC");
static const char last_rank_down[] = THREAD_PAGE("last_rank", "<", "DESC");

static const struct listing_order orders[] = {
    [THREADS_BY_CLAIMS] = { { claim_rank_down, claim_rank_up }, true, 0 },
    [THREADS_BY_ARTICLES] = { { article_rank_down, article_rank_up }, true, 0 },
    [THREADS_BY_SPEAKERS] = { { speaker_rank_down, speaker_rank_up }, true, 0 },
    [THREADS_BY_FIRST] = { { first_up, first_down }, false, DAY_AFTER_ALL },
    [THREADS_BY_LAST] = { { last_rank_down, last_rank_up }, true, -DAY_BEFORE_ALL },
};

static void bind_filters(struct statement *statement, const struct thread_query *query)
{
    static const char *const names[] = { ":id0", ":id1", ":id2", ":id3" };
    static const char *const kinds[] = { ":kind0", ":kind1", ":kind2", ":kind3" };
    const struct slice ids[ENTITY_KINDS] = {
        [ENTITY_PERSON] = query->person,
        [ENTITY_ORGANISATION] = query->organisation,
        [ENTITY_PLACE] = query->place,
        [ENTITY_WEAPON] = query->weapon,
    };
    statement_bind_int(statement, ":events",
                       query->events == 0 ? UINT32_MAX : query->events);
    statement_bind_int(statement, ":denials", query->denied);
    for (unsigned kind = 0; kind < ENTITY_KINDS; kind++) {
        statement_bind_text(statement, names[kind], ids[kind]);
        statement_bind_int(statement, kinds[kind], role_kind(kind));
    }
}

static bool count(struct store *store, const struct thread_query *query,
                  uint64_t *total, struct fault *fault)
{
    struct statement *const statement = store_statement(store, count_threads);
    bind_filters(statement, query);
    if (statement_step(statement, fault))
        *total = (uint64_t)statement_int(statement, 0);
    statement_reset(statement);
    return fault->kind == FAULT_NONE;
}

static bool list_rows(struct statement *rows, struct listing *listing,
                      struct fault *fault)
{
    bool ok = true;
    do {
        statement_bind_int(rows, ":number", listing->cursor.numbers[0]);
        statement_bind_text(rows, ":id", listing->cursor.text);
        ok = listing_run(listing, rows, 2, fault);
    } while (ok && listing_turn(listing));
    return ok;
}

bool store_list_threads(struct store *store, const struct thread_query *query,
                        const struct page_request *request, struct page_result *out,
                        struct fault *fault)
{
    const struct listing_place place = { CURSOR_THREADS, orders, (int)query->order,
                                         query->descending };
    struct listing listing;
    *out = (struct page_result){ 0 };
    if (!listing_init_ordered(&listing, request, &place, fault))
        return false;
    if (request->want_total && !count(store, query, &out->total, fault))
        return false;
    struct statement *const rows =
        store_statement(store, orders[query->order].pages[query->descending]);
    bind_filters(rows, query);
    statement_bind_int(rows, ":limit", listing_limit(&listing));
    return list_rows(rows, &listing, fault) && listing_finish(&listing, out, fault);
}

static const char find_thread[] = "SELECT json FROM thread WHERE id = :id";

bool store_find_thread(struct store *store, struct slice id, struct arena *arena,
                       struct slice *json, struct fault *fault)
{
    struct statement *const find = store_statement(store, find_thread);
    statement_bind_text(find, ":id", id);
    return statement_find_json(find, arena, json, fault) ||
           fault_set(fault, FAULT_NOT_FOUND, "no thread \"%.*s\"", (int)id.length,
                     id.bytes);
}
