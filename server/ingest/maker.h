/* Names the program that reads: another one may read the same article otherwise. */
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "reading/reading.h"

/* The linker's build id and what the user added to the lexicon; in the arena. Empty if
 * the program has no build id: then nothing is known to be read by it. */
MUST_CHECK bool maker_name(const struct reader *reader, struct arena *arena,
                           struct slice *name, struct fault *fault);
