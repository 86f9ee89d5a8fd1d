/* Articles and readings as bytes, so that what was read once need not be read again. */
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/buffer.h"
#include "base/fault.h"
#include "news/article.h"
#include "news/reading.h"

/* Appends all of the article but its id, and all of the reading. */
MUST_CHECK bool pack_write(const struct article *article, const struct reading *reading,
                           struct buffer *out, struct fault *fault);

/* The way back. Texts are borrowed from `packed`, arrays live in the arena; the id is
 * left empty. FAULT_FORMAT if the bytes are damaged. */
MUST_CHECK bool pack_read(struct slice packed, struct arena *arena,
                          struct article *article, struct reading *reading,
                          struct fault *fault);
