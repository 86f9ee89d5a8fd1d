#include <assert.h>

#include "store/database.h"
#include "store/scan_state.h"

static const char list_threads[] = "SELECT number, outputs, id FROM thread /* scan */";

bool stored_threads_load(struct scan *scan, struct fault *fault)
{
    struct stored_threads *const threads = &scan->threads;
    struct statement *const list = store_statement(scan->store, list_threads);
    while (statement_step(list, fault)) {
        const struct slice id = arena_copy(scan->arena, statement_text(list, 2));
        struct stored_thread *const thread =
            list_add(&threads->list, scan->arena, sizeof *thread);
        if (thread == NULL || id.bytes == NULL)
            return fault_no_memory(fault);
        *thread = (struct stored_thread){ .number = statement_int(list, 0),
                                          .outputs = (uint64_t)statement_int(list, 1) };
        if (!map_set(&threads->by_id, scan->arena, id, threads->list.count - 1, fault))
            return false;
    }
    return fault->kind == FAULT_NONE;
}

/* NULL: the store does not have it. */
static struct stored_thread *see_thread(struct stored_threads *threads, struct slice id)
{
    const uint32_t found = map_find(&threads->by_id, id);
    if (found == MAP_NONE)
        return NULL;
    struct stored_thread *const thread =
        (struct stored_thread *)threads->list.items + found;
    thread->seen = true;
    return thread;
}

static const char drop_thread_entities[] =
    "DELETE FROM thread_entity WHERE thread = :number";
static const char drop_thread[] = "DELETE FROM thread WHERE number = :number";

static bool drop_stored(struct scan *scan, const struct stored_thread *thread,
                        struct fault *fault)
{
    return drop_by_number(scan->store, drop_thread_entities, thread->number, fault) &&
           drop_by_number(scan->store, drop_thread, thread->number, fault);
}

bool stored_threads_sweep(struct scan *scan, struct fault *fault)
{
    const struct stored_thread *const list = scan->threads.list.items;
    for (uint32_t i = 0; i < scan->threads.list.count; i++) {
        if (!list[i].seen && !drop_stored(scan, &list[i], fault))
            return false;
    }
    return true;
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
                          struct slice json, uint64_t inputs, struct fault *fault)
{
    struct statement *const put = store_statement(scan->store, put_thread_row);
    if (!scan_shorten(scan, json, fault))
        return false;
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
    statement_bind_int(put, ":outputs", (int64_t)inputs);
    statement_bind_text(put, ":json", buffer_slice(&scan->kept));
    return statement_run(put, fault);
}

bool scan_has_thread(struct scan *scan, const struct thread *thread, uint64_t inputs)
{
    const struct stored_thread *const stored = see_thread(&scan->threads, thread->id);
    return stored != NULL && stored->outputs == inputs;
}

bool scan_put_thread(struct scan *scan, const struct thread *thread, struct slice json,
                     uint64_t inputs, struct arena *arena, struct fault *fault)
{
    assert(thread->claim_count > 0);
    const struct stored_thread *const stored = see_thread(&scan->threads, thread->id);
    if (stored != NULL && !drop_stored(scan, stored, fault))
        return false;
    if (!insert_thread(scan, thread, json, inputs, fault))
        return false;
    const int64_t number = store_inserted(scan->store);
    bool ok = true;
    for (uint32_t i = 0; i < thread->claim_count && ok; i++)
        ok = put_claim_entities(scan, thread->claims[i], number, arena, fault);
    return ok;
}
