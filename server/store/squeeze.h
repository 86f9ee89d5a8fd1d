/* Bytes of which many are 0, as those of structs are, without these. */
#pragma once

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

/* Appends the bytes, squeezed. */
void squeeze_write(struct slice bytes, struct buffer *out);

/* The bytes themselves, in the arena; false with the fault set: out of memory, or
 * FAULT_FORMAT if they are damaged. */
MUST_CHECK bool squeeze_read(struct slice squeezed, struct arena *arena,
                             struct slice *bytes, struct fault *fault);
