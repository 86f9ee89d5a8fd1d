/* Bytes of a page to UTF-8: what its bytes are counts for more than what they say. */
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/slice.h"

/* As text_decode(), but what is no UTF-8 may be in the encoding that the page declares.
 */
MUST_CHECK bool markup_decode(struct slice bytes, struct arena *arena,
                              struct slice *out, struct fault *fault);
