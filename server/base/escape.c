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

/* -1 if it is no hexadecimal digit. */
static int hex_value(char digit)
{
    if (digit >= 'a' && digit <= 'f')
        digit = (char)(digit - 'a' + 'A');
    const char *const found = digit == '\0' ? NULL : strchr(hex_digits, digit);
    return found == NULL ? -1 : (int)(found - hex_digits);
}

/* Appends the character that the escape at `from` stands for; returns how many bytes
 * the escape has, or 0: it is none. Only characters without another escape, which are
 * control characters, are written as their numbers. */
static size_t unescape_one(const char *from, size_t length, char *to)
{
    static const char names[] = "\"\\/ntrbf", bytes[] = "\"\\/\n\t\r\b\f";
    if (length < 2 || from[1] == '\0')
        return 0;
    const char *const found = strchr(names, from[1]);
    if (found != NULL) {
        *to = bytes[found - names];
        return 2;
    }
    if (length < 6 || memcmp(from, "\\u00", 4) != 0)
        return 0;
    const int high = hex_value(from[4]), low = hex_value(from[5]);
    if (high < 0 || high > 7 || low < 0)
        return 0;
    *to = (char)(high << 4 | low);
    return 6;
}

bool unescape_json(struct slice json, char *text, size_t *length)
{
    if (json.length < 2 || json.bytes[0] != '"' || json.bytes[json.length - 1] != '"')
        return false;
    const char *from = json.bytes + 1, *const end = json.bytes + json.length - 1;
    char *to = text;
    while (from < end) {
        const char *const escape = memchr(from, '\\', (size_t)(end - from));
        const size_t plain = (size_t)((escape == NULL ? end : escape) - from);
        memcpy(to, from, plain);
        to += plain;
        from += plain;
        if (escape == NULL)
            break;
        const size_t taken = unescape_one(from, (size_t)(end - from), to++);
        if (taken == 0)
            return false;
        from += taken;
    }
    *length = (size_t)(to - text);
    return true;
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
