/* Markup goes in, what a reader would read comes out. */
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/slice.h"

/* The text of markup that is nothing but an article, as feeds carry it: clean UTF-8.
 * `title` is its headline, bytes NULL if that is not known. In the arena. */
MUST_CHECK bool html_read_part(struct slice markup, struct slice title,
                               struct arena *arena, struct slice *out,
                               struct fault *fault);

/* The text of a headline or a name that may have markup in it, in one line. */
MUST_CHECK bool html_read_label(struct slice markup, struct arena *arena,
                                struct slice *out, struct fault *fault);
