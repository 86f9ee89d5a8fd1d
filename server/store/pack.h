/* Articles and readings as bytes, so that what was read once need not be read again. */
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/buffer.h"
#include "base/fault.h"
#include "news/article.h"
#include "news/reading.h"

/* Appends all of the article but its id and its text, and all of the reading. */
MUST_CHECK bool pack_write(const struct article *article, const struct reading *reading,
                           struct buffer *out, struct fault *fault);

/* A reading as it is stored. The text is apart from the rest, as a JSON string: so it
 * is answered as it is. */
struct packed {
    struct slice rest, text;
};

/* The way back. Names are borrowed from `packed`, the text and arrays live in the
 * arena; the id is left empty. FAULT_FORMAT if the bytes are damaged, or the text is
 * another's.
 */
MUST_CHECK bool pack_read(struct packed packed, struct arena *arena,
                          struct article *article, struct reading *reading,
                          struct fault *fault);
