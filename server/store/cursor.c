#include "store/cursor.h"

#include <string.h>

enum { NUMBER_BYTES = 8, HEADER_BYTES = 3 };

/* list, variant, 1 if a text follows the numbers */
static void write_header(const struct cursor *cursor, unsigned char bytes[HEADER_BYTES])
{
    bytes[0] = (unsigned char)cursor->list;
    bytes[1] = (unsigned char)cursor->variant;
    bytes[2] = cursor->text.bytes != NULL;
}

struct slice cursor_write(const struct cursor *cursor, struct arena *arena)
{
    static const char digits[] = "0123456789abcdef";
    const size_t size =
        HEADER_BYTES + (size_t)cursor->count * NUMBER_BYTES + cursor->text.length;
    unsigned char *const bytes = arena_alloc(arena, size);
    char *const hex = arena_alloc(arena, 2 * size + 1);
    if (bytes == NULL || hex == NULL)
        return (struct slice){ 0 };
    write_header(cursor, bytes);
    unsigned char *at = bytes + HEADER_BYTES;
    for (uint32_t i = 0; i < cursor->count; i++)
        for (unsigned shift = 64; shift > 0; shift -= 8)
            *at++ = (unsigned char)((uint64_t)cursor->numbers[i] >> (shift - 8));
    if (cursor->text.length > 0)
        memcpy(at, cursor->text.bytes, cursor->text.length);
    for (size_t i = 0; i < size; i++) {
        hex[2 * i] = digits[bytes[i] >> 4];
        hex[2 * i + 1] = digits[bytes[i] & 15];
    }
    return (struct slice){ hex, 2 * size };
}

static int hex_value(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* The bytes that the digits stand for; bytes NULL if they are none. */
static struct slice decode(struct slice text, struct arena *arena)
{
    unsigned char *const bytes = arena_alloc(arena, text.length / 2 + 1);
    bool ok = bytes != NULL && text.length % 2 == 0;
    for (size_t i = 0; ok && i < text.length / 2; i++) {
        const int high = hex_value(text.bytes[2 * i]);
        const int low = hex_value(text.bytes[2 * i + 1]);
        ok = high >= 0 && low >= 0;
        if (ok)
            bytes[i] = (unsigned char)(high << 4 | low);
    }
    const struct slice none = { 0 };
    return ok ? (struct slice){ (char *)bytes, text.length / 2 } : none;
}

bool cursor_read(struct slice text, struct cursor *expected, struct arena *arena,
                 struct fault *fault)
{
    const struct slice bytes = decode(text, arena);
    const size_t numbers = (size_t)expected->count * NUMBER_BYTES;
    unsigned char header[HEADER_BYTES];
    write_header(expected, header);
    if (bytes.bytes == NULL || bytes.length < HEADER_BYTES + numbers ||
        memcmp(bytes.bytes, header, HEADER_BYTES) != 0 ||
        (expected->text.bytes == NULL && bytes.length != HEADER_BYTES + numbers))
        return fault_set(fault, FAULT_INPUT, "cursor is not one of this list");
    for (uint32_t i = 0; i < expected->count; i++) {
        uint64_t number = 0;
        for (size_t k = 0; k < NUMBER_BYTES; k++)
            number = number << 8 |
                     (unsigned char)bytes.bytes[HEADER_BYTES + i * NUMBER_BYTES + k];
        expected->numbers[i] = (int64_t)number;
    }
    if (expected->text.bytes != NULL)
        expected->text = slice_part(bytes, HEADER_BYTES + numbers, bytes.length);
    return true;
}
