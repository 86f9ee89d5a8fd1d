#include "json/offsets.h"

#include <assert.h>

enum { STRIDE = 64 };

static bool starts_code_point(char byte)
{
    return ((unsigned char)byte & 0xC0U) != 0x80U;
}

bool offsets_init(struct offsets *offsets, struct slice text, struct arena *arena,
                  struct fault *fault)
{
    uint32_t *const checkpoints =
        arena_array(arena, text.length / STRIDE + 1, sizeof *checkpoints);
    if (checkpoints == NULL)
        return fault_no_memory(fault);
    uint32_t count = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (i % STRIDE == 0)
            checkpoints[i / STRIDE] = count;
        count += starts_code_point(text.bytes[i]);
    }
    if (text.length % STRIDE == 0)
        checkpoints[text.length / STRIDE] = count;
    *offsets = (struct offsets){ text, checkpoints };
    return true;
}

uint32_t offsets_at(const struct offsets *offsets, uint32_t byte)
{
    assert(byte <= offsets->text.length);
    uint32_t count = offsets->checkpoints[byte / STRIDE];
    for (uint32_t i = byte - byte % STRIDE; i < byte; i++)
        count += starts_code_point(offsets->text.bytes[i]);
    return count;
}
