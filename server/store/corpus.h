/* What is in the corpus as a whole, and where it comes from. */
#pragma once

#include "news/entity.h"
#include "store/page.h"
#include "store/store.h"

struct corpus_counts {
    char generation[DIGEST_HEX_SIZE]; /* "" until the first scan is committed */
    uint64_t articles, claims, threads, mentions;
    uint64_t entities[ENTITY_KINDS];
    uint64_t files, records_skipped; /* a file that was skipped whole counts once */
    int64_t committed_at;            /* seconds since 1970; 0: never */
};

MUST_CHECK bool store_corpus_counts(struct store *store, struct corpus_counts *out,
                                    struct fault *fault);

/* The user's corrections as they were applied, a JSON array in the arena:
 * [{line, action, kind, id, applied, reason}]. */
MUST_CHECK bool store_corrections(struct store *store, struct arena *arena,
                                  struct slice *json, struct fault *fault);

/* The files of the folder by path:
 * {path, format, read, skipped: [{record, reason}]}; record 0 is the file. */
MUST_CHECK bool store_list_sources(struct store *store,
                                   const struct page_request *request,
                                   struct page_result *out, struct fault *fault);
