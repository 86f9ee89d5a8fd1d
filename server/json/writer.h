/* Writes JSON into a buffer, value after value: no tree, no allocation of its own.
 *
 * Failure is the buffer's and sticks there: who owns the buffer checks once, at the
 * end. Texts must be valid UTF-8. */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "base/slice.h"

/* Starts as { .out = buffer }. */
struct writer {
    struct buffer *out; /* borrowed */
    bool comma;         /* a value stands before the next one */
};

void writer_begin_object(struct writer *writer);
void writer_end_object(struct writer *writer);
void writer_begin_array(struct writer *writer);
void writer_end_array(struct writer *writer);

/* Names need no escaping: they are ours. */
void writer_name(struct writer *writer, const char *name, size_t length);

/* Here, so that the compiler counts the names. */
static inline void writer_key(struct writer *writer, const char *name)
{
    writer_name(writer, name, strlen(name));
}

/* A slice without bytes is null, as is a string that is NULL. */
void writer_text(struct writer *writer, struct slice text);
void writer_string(struct writer *writer, const char *string);
void writer_integer(struct writer *writer, int64_t value);

/* The shortest decimals that give the same number back; whole numbers have no point,
 * what is no number is null. */
void writer_real(struct writer *writer, double value);
void writer_bool(struct writer *writer, bool value);
void writer_null(struct writer *writer);

/* What is JSON already: a value, or several values or fields joined by commas. */
void writer_written(struct writer *writer, struct slice json);

/* A key with its value. */
static inline void writer_text_field(struct writer *writer, const char *name,
                                     struct slice text)
{
    writer_key(writer, name);
    writer_text(writer, text);
}

static inline void writer_string_field(struct writer *writer, const char *name,
                                       const char *string)
{
    writer_key(writer, name);
    writer_string(writer, string);
}

static inline void writer_integer_field(struct writer *writer, const char *name,
                                        int64_t value)
{
    writer_key(writer, name);
    writer_integer(writer, value);
}
