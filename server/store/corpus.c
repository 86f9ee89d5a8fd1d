#include "store/corpus.h"

#include <string.h>

#include "store/listing.h"

static const char find_scan[] =
    "SELECT generation, committed_at, articles, claims, threads, mentions, people,"
    "       organisations, places, weapons, files, records_skipped"
    "  FROM scan WHERE one = 1";

static void copy_generation(struct slice from, char generation[DIGEST_HEX_SIZE])
{
    const size_t length =
        from.length < DIGEST_HEX_SIZE ? from.length : DIGEST_HEX_SIZE - 1;
    if (length > 0)
        memcpy(generation, from.bytes, length);
    generation[length] = '\0';
}

bool store_corpus_counts(struct store *store, struct corpus_counts *out,
                         struct fault *fault)
{
    struct statement *const find = store_statement(store, find_scan);
    struct corpus_counts counts = { 0 };
    if (statement_step(find, fault)) {
        copy_generation(statement_text(find, 0), counts.generation);
        counts.committed_at = statement_int(find, 1);
        counts.articles = (uint64_t)statement_int(find, 2);
        counts.claims = (uint64_t)statement_int(find, 3);
        counts.threads = (uint64_t)statement_int(find, 4);
        counts.mentions = (uint64_t)statement_int(find, 5);
        for (int kind = 0; kind < ENTITY_KINDS; kind++)
            counts.entities[kind] = (uint64_t)statement_int(find, 6 + kind);
        counts.files = (uint64_t)statement_int(find, 10);
        counts.records_skipped = (uint64_t)statement_int(find, 11);
    }
    statement_reset(find);
    if (fault->kind == FAULT_NONE)
        *out = counts;
    return fault->kind == FAULT_NONE;
}

static const char find_generation[] = "SELECT generation FROM scan WHERE one = 1";

bool store_generation(struct store *store, char generation[DIGEST_HEX_SIZE],
                      struct fault *fault)
{
    struct statement *const find = store_statement(store, find_generation);
    char found[DIGEST_HEX_SIZE] = "";
    if (statement_step(find, fault))
        copy_generation(statement_text(find, 0), found);
    statement_reset(find);
    if (fault->kind == FAULT_NONE)
        memcpy(generation, found, sizeof found);
    return fault->kind == FAULT_NONE;
}

static const char list_files[] = "SELECT path, json FROM file"
                                 " WHERE path > :path ORDER BY path LIMIT :limit";

bool store_list_sources(struct store *store, const struct page_request *request,
                        struct page_result *out, struct fault *fault)
{
    const struct cursor cursor = { .list = CURSOR_SOURCES, .text = SLICE("") };
    struct corpus_counts counts = { 0 };
    struct listing listing;
    *out = (struct page_result){ 0 };
    if (!listing_init(&listing, request, &cursor, false, fault) ||
        !store_corpus_counts(store, &counts, fault))
        return false;
    out->total = counts.files;
    struct statement *const rows = store_statement(store, list_files);
    statement_bind_text(rows, ":path", listing.cursor.text);
    statement_bind_int(rows, ":limit", listing_limit(&listing));
    return listing_run(&listing, rows, 1, fault) &&
           listing_finish(&listing, out, fault);
}
