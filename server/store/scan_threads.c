#include <assert.h>
#include <stdlib.h>

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

bool scan_cast_claim(struct scan *scan, struct claim_at at, struct arena *arena,
                     struct claim_cast *out, struct fault *fault)
{
    struct filings filings = { 0 };
    if (!claim_filings(scan, at.article, at.claim, arena, &filings, fault))
        return false;
    struct filing *const all = filings.items.items;
    uint32_t count = 0;
    for (uint32_t i = 0; i < filings.items.count; i++)
        if (all[i].roles != 0) /* an entity */
            all[count++] = all[i];
    *out = (struct claim_cast){ all, count };
    return true;
}

static int compare_terms(const void *left, const void *right)
{
    const struct filing *const a = left, *const b = right;
    return (a->term > b->term) - (a->term < b->term);
}

static const char put_thread_entity[] =
    "INSERT INTO thread_entity (value, kinds, thread)"
    "VALUES (:value, :kinds, :thread)";

static bool put_entity(struct scan *scan, int64_t thread, const struct filing *filing,
                       struct fault *fault)
{
    struct statement *const put = store_statement(scan->store, put_thread_entity);
    statement_bind_text(put, ":value", terms_at(&scan->terms, filing->term)->value);
    statement_bind_int(put, ":kinds", filing->roles);
    statement_bind_int(put, ":thread", thread);
    return statement_run(put, fault);
}

/* Each entity once, with all its roles. */
static bool put_entities(struct scan *scan, int64_t thread,
                         const struct rendered_thread *from, struct arena *arena,
                         struct fault *fault)
{
    struct list all = { 0 };
    for (uint32_t i = 0; i < from->thread->claim_count; i++) {
        for (uint32_t j = 0; j < from->casts[i].count; j++) {
            struct filing *const filing = list_add(&all, arena, sizeof *filing);
            if (filing == NULL)
                return fault_no_memory(fault);
            *filing = from->casts[i].items[j];
        }
    }
    struct filing *const filings = all.items;
    if (all.count > 1)
        qsort(filings, all.count, sizeof *filings, compare_terms);
    bool ok = true;
    for (uint32_t i = 0; i < all.count && ok; i++) {
        const bool goes_on =
            i + 1 < all.count && filings[i + 1].term == filings[i].term;
        if (goes_on)
            filings[i + 1].roles |= filings[i].roles;
        else
            ok = put_entity(scan, thread, &filings[i], fault);
    }
    return ok;
}

static const char put_thread_row[] =
    "INSERT INTO thread (id, event, claim_rank, article_rank, speaker_rank, first,"
    "       last_rank, denials, outputs, json)"
    "VALUES (:id, :event, -:claims, -:articles, -:speakers, :first, -:last, :denials,"
    "       :outputs, :json)";

static int32_t published_key(struct interval interval, int32_t unknown)
{
    const struct publication published = { .interval = interval };
    return publication_range(&published, unknown).first;
}

static bool insert_thread(struct scan *scan, const struct rendered_thread *from,
                          struct fault *fault)
{
    struct statement *const put = store_statement(scan->store, put_thread_row);
    const struct thread *const thread = from->thread;
    if (!scan_shorten(scan, from->json, fault))
        return false;
    statement_bind_text(put, ":id", thread->id);
    statement_bind_int(put, ":event", thread->event);
    statement_bind_int(put, ":claims", thread->claim_count);
    statement_bind_int(put, ":articles", thread->articles);
    statement_bind_int(put, ":speakers", thread->speakers);
    statement_bind_int(put, ":denials", thread->denial_count);
    statement_bind_int(put, ":first", published_key(from->first, DAY_AFTER_ALL));
    statement_bind_int(put, ":last", published_key(from->last, DAY_BEFORE_ALL));
    statement_bind_int(put, ":outputs", (int64_t)from->inputs);
    statement_bind_text(put, ":json", buffer_slice(&scan->kept));
    return statement_run(put, fault);
}

bool scan_has_thread(struct scan *scan, const struct thread *thread, uint64_t inputs)
{
    const struct stored_thread *const stored = see_thread(&scan->threads, thread->id);
    return stored != NULL && stored->outputs == inputs;
}

bool scan_put_thread(struct scan *scan, const struct rendered_thread *from,
                     struct arena *arena, struct fault *fault)
{
    assert(from->thread->claim_count > 0);
    const struct stored_thread *const stored =
        see_thread(&scan->threads, from->thread->id);
    if (stored != NULL && !drop_stored(scan, stored, fault))
        return false;
    return insert_thread(scan, from, fault) &&
           put_entities(scan, store_inserted(scan->store), from, arena, fault);
}
