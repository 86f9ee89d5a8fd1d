/* What every fuzz target includes: the entry point, and what to do when a promise is
 * broken. A target makes the decoder's promises hold for any bytes whatever. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/slice.h"

/* libFuzzer calls it by this name. */
// NOLINTNEXTLINE(readability-identifier-naming): not ours to choose
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline struct slice fuzz_slice(const uint8_t *data, size_t size)
{
    return (struct slice){ size == 0 ? "" : (const char *)data, size };
}

/* Not assert(): it must hold in release builds too. */
static inline void fuzz_hold(bool holds, const char *promise)
{
    if (holds)
        return;
    (void)fprintf(stderr, "broken: %s\n", promise);
    abort();
}
