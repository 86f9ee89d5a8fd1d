/* First half of a scan: brings the stored readings up to date with the folder. */
#pragma once

#include <stdatomic.h>

#include "base/progress.h"
#include "ingest/ingest.h"
#include "store/scan.h"

struct changes {
    const struct ingest_options *options;
    struct scan *scan;
    struct progress *progress;
    const atomic_bool *stop;
    struct ingest_report *report; /* what was read and removed is counted */
    bool found;                   /* something differs that can be seen from outside */
};

/* FAULT_BUSY if it was stopped. */
MUST_CHECK bool changes_apply(struct changes *changes, struct fault *fault);
