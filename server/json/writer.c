#include "json/writer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Up to here every whole number is exact in a double and short without an exponent. */
static const double largest_whole = 1e15;

static void separate(struct writer *writer)
{
    if (writer->comma)
        buffer_append_byte(writer->out, ',');
    writer->comma = true;
}

static void begin(struct writer *writer, char bracket)
{
    separate(writer);
    buffer_append_byte(writer->out, bracket);
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

void writer_key(struct writer *writer, const char *name)
{
    separate(writer);
    buffer_append_byte(writer->out, '"');
    buffer_append_string(writer->out, name);
    buffer_append(writer->out, "\":", 2);
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

void writer_text(struct writer *writer, struct slice text)
{
    if (text.bytes == NULL) {
        writer_null(writer);
        return;
    }
    separate(writer);
    buffer_append_byte(writer->out, '"');
    size_t plain = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (!needs_escape(text.bytes[i]))
            continue;
        buffer_append_slice(writer->out, slice_part(text, plain, i));
        append_escape(writer->out, text.bytes[i]);
        plain = i + 1;
    }
    buffer_append_slice(writer->out, slice_part(text, plain, text.length));
    buffer_append_byte(writer->out, '"');
}

void writer_string(struct writer *writer, const char *string)
{
    writer_text(writer, slice_of(string));
}

void writer_integer(struct writer *writer, int64_t value)
{
    char digits[24];
    const int length = snprintf(digits, sizeof digits, "%lld", (long long)value);
    separate(writer);
    buffer_append(writer->out, digits, (size_t)length);
}

void writer_real(struct writer *writer, double value)
{
    if (!isfinite(value)) {
        writer_null(writer);
        return;
    }
    char digits[32];
    int length = 0;
    if (fabs(value) <= largest_whole && value == trunc(value)) {
        length = snprintf(digits, sizeof digits, "%.0f", value == 0 ? 0.0 : value);
    } else {
        for (int precision = 15; precision <= 17; precision++) {
            length = snprintf(digits, sizeof digits, "%.*g", precision, value);
            if (strtod(digits, NULL) == value)
                break;
        }
    }
    separate(writer);
    buffer_append(writer->out, digits, (size_t)length);
}

void writer_bool(struct writer *writer, bool value)
{
    separate(writer);
    buffer_append_string(writer->out, value ? "true" : "false");
}

void writer_null(struct writer *writer)
{
    separate(writer);
    buffer_append_string(writer->out, "null");
}

void writer_json(struct writer *writer, struct slice json)
{
    separate(writer);
    buffer_append_slice(writer->out, json);
}

void writer_text_field(struct writer *writer, const char *name, struct slice text)
{
    writer_key(writer, name);
    writer_text(writer, text);
}

void writer_string_field(struct writer *writer, const char *name, const char *string)
{
    writer_key(writer, name);
    writer_string(writer, string);
}

void writer_integer_field(struct writer *writer, const char *name, int64_t value)
{
    writer_key(writer, name);
    writer_integer(writer, value);
}
