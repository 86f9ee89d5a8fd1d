/* What a request asks for: the request target (RFC 9112) taken apart and decoded. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/slice.h"

enum { TARGET_SEGMENTS_MAX = 8, TARGET_PAIRS_MAX = 32, TARGET_LENGTH_MAX = 8000 };

/* name=value of the query, both decoded. */
struct target_pair {
    struct slice name, value;
    struct slice raw; /* both as they were sent, with the "=" */
};

struct target {
    struct slice path;                          /* as it was sent, without the query */
    struct slice segments[TARGET_SEGMENTS_MAX]; /* decoded; "/" has none */
    uint32_t segment_count;
    struct target_pair pairs[TARGET_PAIRS_MAX];
    uint32_t pair_count;
};

/* Borrows `raw`, the rest lives in the arena. FAULT_INPUT for a bad percent-encoding,
 * what is not UTF-8, a NUL, or too many parts. */
MUST_CHECK bool target_parse(struct slice raw, struct arena *arena, struct target *out,
                             struct fault *fault);
