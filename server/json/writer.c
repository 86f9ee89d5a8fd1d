#include "json/writer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Up to here every whole number is exact in a double and short without an exponent. */
static const double largest_whole = 1e15;

static char *put_comma(struct writer *writer, char *at)
{
    if (writer->comma)
        *at++ = ',';
    writer->comma = true;
    return at;
}

/* The buffer's bytes end here: it has room for a NUL behind them. */
static void end_at(struct writer *writer, char *at)
{
    *at = '\0';
    writer->out->length = (size_t)(at - writer->out->bytes);
}

/* A value whose JSON is known. */
static void put(struct writer *writer, const char *bytes, size_t length)
{
    char *const room = buffer_reserve(writer->out, length + 1);
    if (room == NULL)
        return;
    char *const at = put_comma(writer, room);
    memcpy(at, bytes, length);
    end_at(writer, at + length);
}

void writer_written(struct writer *writer, struct slice json)
{
    if (json.length > 0)
        put(writer, json.bytes, json.length);
}

static void begin(struct writer *writer, char bracket)
{
    char *const room = buffer_reserve(writer->out, 2);
    if (room == NULL)
        return;
    char *const at = put_comma(writer, room);
    *at = bracket;
    end_at(writer, at + 1);
    writer->comma = false;
}

static void end(struct writer *writer, char bracket)
{
    buffer_append_byte(writer->out, bracket);
    writer->comma = true;
}

void writer_begin_object(struct writer *writer)
{
    begin(writer, '{');
}

void writer_end_object(struct writer *writer)
{
    end(writer, '}');
}

void writer_begin_array(struct writer *writer)
{
    begin(writer, '[');
}

void writer_end_array(struct writer *writer)
{
    end(writer, ']');
}

void writer_name(struct writer *writer, const char *name, size_t length)
{
    char *const room = buffer_reserve(writer->out, length + 4);
    if (room == NULL)
        return;
    char *at = put_comma(writer, room);
    *at++ = '"';
    memcpy(at, name, length);
    at += length;
    *at++ = '"';
    *at++ = ':';
    end_at(writer, at);
    writer->comma = false;
}

static bool needs_escape(char byte)
{
    return (unsigned char)byte < 0x20 || byte == '"' || byte == '\\';
}

static void append_escape(struct buffer *out, char byte)
{
    static const char from[] = "\"\\\n\t\r\b\f";
    static const char to[] = "\"\\ntrbf";
    const char *const found = byte == '\0' ? NULL : strchr(from, byte);
    if (found == NULL) {
        buffer_printf(out, "\\u%04x", (unsigned)(unsigned char)byte);
        return;
    }
    buffer_append_byte(out, '\\');
    buffer_append_byte(out, to[found - from]);
}

/* Whether one of the eight bytes is a control character, a quotation mark or a
 * backslash; of the high bits of differences only those count that no byte of UTF-8
 * beyond ASCII has set. */
static bool any_needs_escape(const char *bytes)
{
    const uint64_t ones = UINT64_MAX / 255, highs = ones * 0x80;
    uint64_t word = 0;
    memcpy(&word, bytes, sizeof word);
    const uint64_t quotes = word ^ ones * '"', backslashes = word ^ ones * '\\';
    const uint64_t low = (word - ones * 0x20) & ~word;
    const uint64_t quote = (quotes - ones) & ~quotes;
    const uint64_t backslash = (backslashes - ones) & ~backslashes;
    return ((low | quote | backslash) & highs) != 0;
}

/* How many bytes the text begins with that stand for themselves. */
static size_t count_plain(struct slice text)
{
    const size_t step = sizeof(uint64_t);
    size_t at = 0;
    while (text.length - at >= step && !any_needs_escape(text.bytes + at))
        at += step;
    if (at > 0 && text.length - at < step &&
        !any_needs_escape(text.bytes + text.length - step))
        return text.length;
    while (at < text.length && !needs_escape(text.bytes[at]))
        at++;
    return at;
}

/* Text whose first byte needs an escape. */
static void append_escaped(struct buffer *out, struct slice text)
{
    while (text.length > 0) {
        append_escape(out, text.bytes[0]);
        text = slice_part(text, 1, text.length);
        const size_t plain = count_plain(text);
        buffer_append(out, text.bytes, plain);
        text = slice_part(text, plain, text.length);
    }
}

void writer_text(struct writer *writer, struct slice text)
{
    if (text.bytes == NULL) {
        writer_null(writer);
        return;
    }
    char *const room = buffer_reserve(writer->out, text.length + 3);
    if (room == NULL)
        return;
    const size_t plain = count_plain(text);
    char *const at = put_comma(writer, room);
    *at = '"';
    memcpy(at + 1, text.bytes, plain);
    end_at(writer, at + 1 + plain);
    append_escaped(writer->out, slice_part(text, plain, text.length));
    buffer_append_byte(writer->out, '"');
}

void writer_string(struct writer *writer, const char *string)
{
    writer_text(writer, slice_of(string));
}

void writer_integer(struct writer *writer, int64_t value)
{
    char digits[24];
    char *at = digits + sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        *--at = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (value < 0)
        *--at = '-';
    put(writer, at, (size_t)(digits + sizeof digits - at));
}

void writer_real(struct writer *writer, double value)
{
    if (!isfinite(value)) {
        writer_null(writer);
        return;
    }
    if (fabs(value) <= largest_whole && value == trunc(value)) {
        writer_integer(writer, (int64_t)value);
        return;
    }
    char digits[32];
    int length = 0;
    for (int precision = 15; precision <= 17; precision++) {
        length = snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (strtod(digits, NULL) == value)
            break;
    }
    put(writer, digits, (size_t)length);
}

void writer_bool(struct writer *writer, bool value)
{
    if (value)
        put(writer, "true", 4);
    else
        put(writer, "false", 5);
}

void writer_null(struct writer *writer)
{
    put(writer, "null", 4);
}
