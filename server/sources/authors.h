/* Who wrote an article, out of what a source says in one line. */
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "news/article.h"

/* Sets out->authors: "Von Ada Brandt und Uwe Kolk, Seeort", "brandt@example.org (Ada
 * Brandt)", "Brandt, Ada". Names are borrowed from `said` or in the arena. */
MUST_CHECK bool authors_read(struct slice said, struct arena *arena,
                             struct article *out, struct fault *fault);
