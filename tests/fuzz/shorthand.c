/* Any bytes as what is to be stored, and as what is stored. */
#include "store/shorthand.h"

#include "fuzz.h"

static void hold_it_comes_back(struct slice text)
{
    struct shorthand shorthand;
    struct buffer kept, again;
    shorthand_init(&shorthand);
    buffer_init(&kept, (size_t)1 << 26);
    buffer_init(&again, (size_t)1 << 26);
    shorthand_write(&shorthand, text, &kept);
    shorthand_read(buffer_slice(&kept), &again);
    fuzz_hold(slice_equals(buffer_slice(&again), text), "what was stored comes back");
    buffer_finish(&again);
    buffer_finish(&kept);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct slice bytes = { size == 0 ? "" : (const char *)data, size };
    struct buffer read;
    buffer_init(&read, (size_t)1 << 26);
    shorthand_read(bytes, &read);
    hold_it_comes_back(bytes);
    hold_it_comes_back(buffer_slice(&read));
    buffer_finish(&read);
    return 0;
}
