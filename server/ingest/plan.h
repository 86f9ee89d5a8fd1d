/* What a scan does with each file of the folder, and which lines the corpus repeats. */
#pragma once

#include "base/list.h"
#include "ingest/changes.h"
#include "sources/repetition.h"
#include "sources/sources.h"

enum plan_step {
    PLAN_KEEP,    /* it is stored as it is */
    PLAN_LEAVE,   /* it may be half written: it stays as it was */
    PLAN_READ,    /* it is new or has changed; records that are the same are kept */
    PLAN_READ_ALL /* the same records may come to other articles */
};

struct plan {
    uint8_t *steps; /* enum plan_step, one a file of the listing */
    struct repetition *repetition;
};

/* `stored` are the files as scan_list_files() gives them. The arena keeps the plan.
 * Stores what it learned of the files; to be finished in any case. */
MUST_CHECK bool plan_init(struct plan *plan, const struct changes *changes,
                          const struct source_listing *listing,
                          const struct list *stored, struct arena *arena,
                          struct fault *fault);
void plan_finish(struct plan *plan);
