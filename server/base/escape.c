#include "base/escape.h"

#include <string.h>

#include "base/utf8.h"

static const char hex_digits[] = "0123456789ABCDEF";

static void append_control(struct buffer *buffer, unsigned char byte)
{
    switch (byte) {
    case '\n':
        buffer_append(buffer, "\\n", 2);
        break;
    case '\t':
        buffer_append(buffer, "\\t", 2);
        break;
    case '\r':
        buffer_append(buffer, "\\r", 2);
        break;
    default:
        buffer_printf(buffer, "\\u%04x", byte);
    }
}

void escape_json(struct buffer *buffer, struct slice text)
{
    buffer_append_byte(buffer, '"');
    for (size_t at = 0; at < text.length;) {
        const size_t start = at;
        const int32_t point = utf8_next(text, &at);
        if (point == UTF8_INVALID) {
            utf8_append(buffer, 0xFFFD);
        } else if (point < 0x20) {
            append_control(buffer, (unsigned char)point);
        } else {
            if (point == '"' || point == '\\')
                buffer_append_byte(buffer, '\\');
            buffer_append(buffer, text.bytes + start, at - start);
        }
    }
    buffer_append_byte(buffer, '"');
}

static bool stands_for_itself(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') ||
           (byte != '\0' && strchr("-._~,:*", byte) != NULL);
}

void escape_url(struct buffer *buffer, struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        const char byte = text.bytes[i];
        if (stands_for_itself(byte)) {
            buffer_append_byte(buffer, byte);
            continue;
        }
        const char escaped[] = { '%', hex_digits[(unsigned char)byte >> 4],
                                 hex_digits[byte & 15] };
        buffer_append(buffer, escaped, sizeof escaped);
    }
}

/* -1 if it is no hexadecimal digit. */
static int hex_value(char digit)
{
    if (digit >= 'a' && digit <= 'f')
        digit = (char)(digit - 'a' + 'A');
    const char *const found = digit == '\0' ? NULL : strchr(hex_digits, digit);
    return found == NULL ? -1 : (int)(found - hex_digits);
}

/* The byte that the two digits behind a "%" stand for, -1 if they are none. */
static int escaped_byte(struct slice digits)
{
    const int high = digits.length < 2 ? -1 : hex_value(digits.bytes[0]);
    const int low = digits.length < 2 ? -1 : hex_value(digits.bytes[1]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

struct slice unescape_url(struct arena *arena, struct slice text, bool plus)
{
    char *const bytes = arena_alloc(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; bytes != NULL && i < text.length; i++) {
        char byte = text.bytes[i];
        if (byte == '%') {
            const int escaped = escaped_byte(slice_part(text, i + 1, i + 3));
            if (escaped < 0)
                return (struct slice){ 0 };
            byte = (char)escaped;
            i += 2;
        } else if (byte == '+' && plus) {
            byte = ' ';
        }
        bytes[length++] = byte;
    }
    return (struct slice){ bytes, length };
}
