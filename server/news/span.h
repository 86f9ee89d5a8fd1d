/* A stretch of an article's text. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

/* Bytes of the article's UTF-8 text, half open, always at code point boundaries.
 * Outside the program offsets are code points: json/ converts them. */
struct span {
    uint32_t start, end;
};

static inline struct slice span_text(struct slice text, struct span span)
{
    return slice_part(text, span.start, span.end);
}

static inline bool span_contains(struct span outer, struct span inner)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

static inline bool span_overlaps(struct span a, struct span b)
{
    return a.start < b.end && b.start < a.end;
}
