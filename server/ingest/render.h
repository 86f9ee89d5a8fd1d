/* Second half of a scan: what is linked becomes the items that are answered. */
#pragma once

#include <stdatomic.h>

#include "ingest/corpus.h"

struct render_options {
    const atomic_bool *stop; /* borrowed */
    unsigned threads;        /* that may render beside the one that calls, at least 1 */
};

/* Writes what changed, and counts: *counts with the generation, which names all that
 * can be seen from outside. FAULT_BUSY if it was stopped. */
MUST_CHECK bool render_corpus(struct corpus *corpus,
                              const struct render_options *options,
                              struct corpus_counts *counts, struct fault *fault);
