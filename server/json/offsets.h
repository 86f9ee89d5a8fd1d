/* From bytes to code points: inside the program spans count bytes, outside code points.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/slice.h"

struct offsets {
    struct slice text;
    const uint32_t *checkpoints; /* code points before every 64th byte */
};

/* One pass over the text, which is borrowed; the table lives in the arena. */
MUST_CHECK bool offsets_init(struct offsets *offsets, struct slice text,
                             struct arena *arena, struct fault *fault);

/* Number of code points before the byte; the text's length is a valid byte. */
uint32_t offsets_at(const struct offsets *offsets, uint32_t byte);
