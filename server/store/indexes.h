/* The indexes beside the tables. Into an empty corpus many rows go faster without them:
 * made at the end, an index is sorted once, and written once, from its beginning to its
 * end. */
#pragma once

#include "base/buffer.h"
#include "store/database.h"

/* Takes away all that were made by CREATE INDEX, for the time of a transaction, and
 * appends what makes them again to `remade`. */
MUST_CHECK bool indexes_drop(struct store *store, struct buffer *remade,
                             struct fault *fault);

/* Makes them again, if any were taken away, and empties the buffer. */
MUST_CHECK bool indexes_make(struct store *store, struct buffer *remade,
                             struct fault *fault);
