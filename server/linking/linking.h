/* Linking: many articles in, entities and threads out. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "linking/corrections.h"
#include "news/links.h"

/* Pure: depends on the set of articles and the corrections (NULL: none) alone, not on
 * the order of the corpus (but numbers in *out refer to that order). Sets `applied` of
 * each correction. Everything in *out lives in the arena or is borrowed from the
 * arguments. */
MUST_CHECK bool linking_run(const struct corpus_article *corpus, uint32_t count,
                            struct corrections *corrections, struct arena *arena,
                            struct links *out, struct fault *fault);
