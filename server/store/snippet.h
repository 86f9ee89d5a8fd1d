/* The piece of a text that shows why it was found. */
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "store/phrase.h"

/* Around the first place where one of the phrases occurs, as the text has it, all that
 * was looked for between <mark> and </mark>; "…" where it was cut. In the arena, which
 * holds tables too. */
MUST_CHECK bool snippet_make(struct slice text, const struct phrases *phrases,
                             struct arena *arena, struct slice *out,
                             struct fault *fault);
