/* Any bytes, with the checksum that makes them look whole, as a stored reading. */
#include <string.h>

#include "base/escape.h"
#include "fuzz.h"
#include "store/pack.h"

enum { CHECKSUM_SIZE = 8 };

static const char text[] = "\"Der Zoll zählte am Montag 81 Kisten.\"";

static void append_checksum(struct buffer *packed)
{
    char plain[sizeof text];
    size_t length = 0;
    fuzz_hold(unescape_json(slice_of(text), plain, &length), "the text is JSON");
    const uint64_t hash = slice_hash(buffer_slice(packed)) * 31 +
                          slice_hash((struct slice){ plain, length });
    for (int i = 0; i < CHECKSUM_SIZE; i++)
        buffer_append_byte(packed, (char)(hash >> (8 * i)));
}

static struct packed with_text(const struct buffer *packed)
{
    return (struct packed){ buffer_slice(packed), slice_of(text) };
}

/* What could be read is written and read again, and is the same then. */
static void hold_whole(const struct article *article, const struct reading *reading,
                       struct arena *arena)
{
    struct buffer first, second;
    struct article article_again = { 0 };
    struct reading reading_again = { 0 };
    struct fault fault = { 0 };
    buffer_init(&first, (size_t)1 << 26);
    buffer_init(&second, (size_t)1 << 26);
    fuzz_hold(pack_write(article, reading, &first, &fault) &&
                  pack_read(with_text(&first), arena, &article_again, &reading_again,
                            &fault) &&
                  pack_write(&article_again, &reading_again, &second, &fault),
              "a reading can be stored again");
    fuzz_hold(slice_equals(buffer_slice(&first), buffer_slice(&second)),
              "and stays what it is");
    buffer_finish(&first);
    buffer_finish(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *const arena = arena_create((size_t)1 << 28);
    struct article article = { 0 };
    struct reading reading = { 0 };
    struct fault fault = { 0 };
    struct buffer packed;
    buffer_init(&packed, (size_t)1 << 26);
    buffer_append(&packed, (const char *)data, size);
    append_checksum(&packed);
    if (pack_read(with_text(&packed), arena, &article, &reading, &fault))
        hold_whole(&article, &reading, arena);
    else
        fuzz_hold(fault.kind == FAULT_FORMAT || fault.kind == FAULT_NO_MEMORY,
                  "damage is told as such");
    buffer_finish(&packed);
    arena_destroy(arena);
    return 0;
}
