#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char nothing[1];

void buffer_init(struct buffer *buffer, size_t ceiling)
{
    *buffer = (struct buffer){ .bytes = nothing, .ceiling = ceiling };
}

void buffer_finish(struct buffer *buffer)
{
    if (buffer->bytes != nothing)
        free(buffer->bytes);
    buffer_init(buffer, buffer->ceiling);
}

char *buffer_grow(struct buffer *buffer, size_t length)
{
    if (buffer->failure != FAULT_NONE)
        return NULL;
    if (length > buffer->ceiling || buffer->length > buffer->ceiling - length) {
        buffer->failure = FAULT_LIMIT;
        return NULL;
    }
    const size_t needed = buffer->length + length + 1;
    size_t capacity = buffer->capacity < 128 ? 128 : buffer->capacity;
    while (capacity < needed)
        capacity *= 2;
    if (capacity > buffer->ceiling)
        capacity = buffer->ceiling + 1;
    char *const old = buffer->bytes == nothing ? NULL : buffer->bytes;
    char *const grown = realloc(old, capacity);
    if (grown == NULL) {
        buffer->failure = FAULT_NO_MEMORY;
        return NULL;
    }
    buffer->bytes = grown;
    buffer->capacity = capacity;
    grown[buffer->length] = '\0';
    return grown + buffer->length;
}

void buffer_append(struct buffer *buffer, const void *bytes, size_t length)
{
    if (length == 0)
        return;
    char *const room = buffer_reserve(buffer, length);
    if (room == NULL)
        return;
    memcpy(room, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_append_slice(struct buffer *buffer, struct slice text)
{
    buffer_append(buffer, text.bytes, text.length);
}

void buffer_append_string(struct buffer *buffer, const char *string)
{
    buffer_append(buffer, string, strlen(string));
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    const int length = vsnprintf(NULL, 0, format, values);
    char *const room = length < 0 ? NULL : buffer_reserve(buffer, (size_t)length);
    if (room != NULL) {
        (void)vsnprintf(room, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(values);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    buffer->failure = FAULT_NONE;
    if (buffer->bytes != nothing)
        buffer->bytes[0] = '\0';
}

void buffer_cut(struct buffer *buffer, size_t length)
{
    if (length >= buffer->length)
        return;
    buffer->length = length;
    buffer->bytes[length] = '\0';
}

bool buffer_ok(const struct buffer *buffer, struct fault *fault)
{
    if (buffer->failure == FAULT_NO_MEMORY)
        return fault_no_memory(fault);
    if (buffer->failure == FAULT_LIMIT)
        return fault_set(fault, FAULT_LIMIT, "more than %zu bytes", buffer->ceiling);
    return true;
}

struct slice buffer_slice(const struct buffer *buffer)
{
    return (struct slice){ buffer->bytes, buffer->length };
}

char *buffer_take(struct buffer *buffer, size_t *length)
{
    char *const taken = buffer->bytes == nothing ? calloc(1, 1) : buffer->bytes;
    *length = buffer->length;
    buffer_init(buffer, buffer->ceiling);
    return taken;
}
