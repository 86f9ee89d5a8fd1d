#include "store/scan.h"

#include <assert.h>
#include <stdlib.h>

#include "base/clock.h"
#include "store/database.h"
#include "store/filed.h"
#include "store/indexes.h"
#include "store/scan_state.h"

/* Bounds what a scan remembers of the corpus: ids, totals, hashes. */
static const size_t scan_ceiling = (size_t)4 << 30;

struct scan *scan_create(struct store *store, struct fault *fault)
{
    struct scan *const scan = calloc(1, sizeof *scan);
    struct arena *const arena = arena_create(scan_ceiling);
    struct filed *const filed = filed_create(store);
    if (scan == NULL || arena == NULL || filed == NULL) {
        fault_no_memory(fault);
    } else if (store_begin(store, fault)) {
        *scan = (struct scan){ .store = store, .arena = arena, .filed = filed };
        scan->terms.arena = arena;
        shorthand_init(&scan->shorthand);
        buffer_init(&scan->kept, UINT32_MAX);
        buffer_init(&scan->prose, UINT32_MAX);
        buffer_init(&scan->indexes, UINT16_MAX);
        return scan;
    }
    filed_destroy(filed);
    arena_destroy(arena);
    free(scan);
    return NULL;
}

void scan_destroy(struct scan *scan)
{
    if (scan == NULL)
        return;
    if (!scan->committed)
        store_rollback(scan->store);
    buffer_finish(&scan->indexes);
    buffer_finish(&scan->prose);
    buffer_finish(&scan->kept);
    filed_destroy(scan->filed);
    arena_destroy(scan->arena);
    free(scan);
}

bool scan_shorten(struct scan *scan, struct slice json, struct fault *fault)
{
    buffer_clear(&scan->kept);
    shorthand_write(&scan->shorthand, json, &scan->kept);
    return buffer_ok(&scan->kept, fault);
}

static const char find_maker[] = "SELECT maker FROM scan WHERE one = 1";

bool scan_maker(struct scan *scan, struct arena *arena, struct slice *maker,
                struct fault *fault)
{
    struct statement *const find = store_statement(scan->store, find_maker);
    struct slice found = SLICE("");
    if (statement_step(find, fault))
        found = arena_copy(arena, statement_text(find, 0));
    statement_reset(find);
    if (found.bytes == NULL)
        return fault_no_memory(fault);
    *maker = found;
    return fault->kind == FAULT_NONE;
}

bool scan_forget_all(struct scan *scan, struct fault *fault)
{
    static const char all[] = "DELETE FROM scan;"
                              "DELETE FROM claim_term;"
                              "DELETE FROM claim_moment;"
                              "DELETE FROM article_term;"
                              "DELETE FROM term;"
                              "DELETE FROM thread_entity;"
                              "DELETE FROM thread;"
                              "DELETE FROM alias;"
                              "DELETE FROM entity;"
                              "DELETE FROM claim;"
                              "DELETE FROM body;"
                              "DELETE FROM article;"
                              "DELETE FROM article_text;"
                              "DELETE FROM abstract;"
                              "DELETE FROM abstract_claims;"
                              "DELETE FROM tie;"
                              "DELETE FROM reading;"
                              "DELETE FROM file;"
                              "DELETE FROM file_marks;"
                              "INSERT INTO prose (prose) VALUES ('delete-all');";
    return store_execute(scan->store, all, fault);
}

bool scan_need_traits(struct scan *scan, struct fault *fault)
{
    if (scan->has_traits)
        return true;
    scan->has_traits = true;
    for (uint32_t i = 0; i < TRAIT_END; i++) {
        const char digits[] = { (char)('0' + i / 10), (char)('0' + i % 10) };
        const struct slice value = { digits, sizeof digits };
        if (!terms_need(&scan->terms, scan->store, FACET_TRAIT, value, &scan->traits[i],
                        fault))
            return false;
    }
    return terms_need(&scan->terms, scan->store, FACET_ALL, SLICE(""),
                      &scan->all_claims, fault);
}

bool entity_term(struct scan *scan, uint32_t entity, uint32_t *term,
                 struct fault *fault)
{
    uint32_t *const known = &scan->entity_terms[entity];
    if (*known == 0) {
        if (!terms_need(&scan->terms, scan->store, FACET_ENTITY,
                        scan->links->entities[entity].id, term, fault))
            return false;
        *known = *term + 1;
    }
    *term = *known - 1;
    return true;
}

/* Fewer entities are put under their indexes sooner than these are made again. */
enum { MANY_ENTITIES = 1024 };

static bool begin_storing(struct scan *scan, struct fault *fault)
{
    scan->is_first = !scan->terms.has;
    return !scan->is_first || scan->links->entity_count < MANY_ENTITIES ||
           indexes_drop(scan->store, &scan->indexes, fault);
}

bool scan_link(struct scan *scan, const struct corpus_article *corpus,
               const struct links *links, struct fault *fault)
{
    assert(scan->links == NULL);
    scan->corpus = corpus;
    scan->links = links;
    scan->entity_terms =
        arena_array(scan->arena, links->entity_count + 1, sizeof(uint32_t));
    if (scan->entity_terms == NULL)
        return fault_no_memory(fault);
    return scan_need_traits(scan, fault) && stored_threads_load(scan, fault) &&
           begin_storing(scan, fault);
}

bool scan_finish(struct scan *scan, struct fault *fault)
{
    return filed_store(scan->filed, fault) && stored_threads_sweep(scan, fault) &&
           terms_save(&scan->terms, scan->store, fault) &&
           indexes_make(scan->store, &scan->indexes, fault);
}

bool scan_keep(struct scan *scan, struct fault *fault)
{
    scan->committed = prose_store(scan, fault) && store_commit(scan->store, fault);
    return scan->committed;
}

static const char put_scan[] =
    "INSERT OR REPLACE INTO scan (one, generation, maker, committed_at, articles,"
    "       claims, threads, mentions, people, organisations, places, weapons, files,"
    "       records_skipped, entity_sum)"
    "VALUES (1, :generation, :maker, :committed_at, :articles, :claims, :threads,"
    "       :mentions, :people, :organisations, :places, :weapons, :files,"
    "       :records_skipped, :entity_sum)";

bool scan_commit(struct scan *scan, struct slice maker,
                 const struct corpus_counts *counts, struct fault *fault)
{
    struct statement *const put = store_statement(scan->store, put_scan);
    uint64_t entity_sum = 0;
    if (!scan_entity_sum(scan, &entity_sum, fault))
        return false;
    statement_bind_int(put, ":entity_sum", (int64_t)entity_sum);
    statement_bind_text(put, ":generation", slice_of(counts->generation));
    statement_bind_text(put, ":maker", maker);
    statement_bind_int(put, ":committed_at", clock_now());
    statement_bind_int(put, ":articles", (int64_t)counts->articles);
    statement_bind_int(put, ":claims", (int64_t)counts->claims);
    statement_bind_int(put, ":threads", (int64_t)counts->threads);
    statement_bind_int(put, ":mentions", (int64_t)counts->mentions);
    statement_bind_int(put, ":people", (int64_t)counts->entities[ENTITY_PERSON]);
    statement_bind_int(put, ":organisations",
                       (int64_t)counts->entities[ENTITY_ORGANISATION]);
    statement_bind_int(put, ":places", (int64_t)counts->entities[ENTITY_PLACE]);
    statement_bind_int(put, ":weapons", (int64_t)counts->entities[ENTITY_WEAPON]);
    statement_bind_int(put, ":files", (int64_t)counts->files);
    statement_bind_int(put, ":records_skipped", (int64_t)counts->records_skipped);
    return statement_run(put, fault) && scan_keep(scan, fault);
}
