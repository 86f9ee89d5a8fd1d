/* Linking: many articles in, entities and threads out. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "news/links.h"

/* Pure: depends on the set of articles alone, not on their order in `corpus` (but
 * numbers in *out refer to that order). Everything in *out lives in the arena or is
 * borrowed from the corpus. */
MUST_CHECK bool linking_run(const struct corpus_article *corpus, uint32_t count,
                            struct arena *arena, struct links *out,
                            struct fault *fault);
