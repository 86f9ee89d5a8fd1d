/* Second half of a scan: what is linked becomes the items that are answered. */
#pragma once

#include <stdatomic.h>

#include "ingest/corpus.h"

/* Writes what changed, and counts: *counts with the generation, which names all that
 * can be seen from outside. FAULT_BUSY if it was stopped. */
MUST_CHECK bool render_corpus(struct corpus *corpus, const atomic_bool *stop,
                              struct corpus_counts *counts, struct fault *fault);
