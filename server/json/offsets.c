#include "json/offsets.h"

#include <assert.h>

#include "base/utf8.h"

enum { STRIDE = 64 };

bool offsets_init(struct offsets *offsets, struct slice text, struct arena *arena,
                  struct fault *fault)
{
    uint32_t *const checkpoints =
        arena_array(arena, text.length / STRIDE + 1, sizeof *checkpoints);
    if (checkpoints == NULL)
        return fault_no_memory(fault);
    uint32_t count = 0;
    for (size_t i = 0; i <= text.length / STRIDE; i++) {
        checkpoints[i] = count;
        count += (uint32_t)utf8_count(slice_part(text, i * STRIDE, (i + 1) * STRIDE));
    }
    *offsets = (struct offsets){ text, checkpoints };
    return true;
}

uint32_t offsets_at(const struct offsets *offsets, uint32_t byte)
{
    assert(byte <= offsets->text.length);
    const struct slice behind = slice_part(offsets->text, byte - byte % STRIDE, byte);
    return offsets->checkpoints[byte / STRIDE] + (uint32_t)utf8_count(behind);
}
