/* A growing run of bytes with a ceiling.
 *
 * Failure is sticky: after the first append that did not fit, all later ones do nothing
 * and buffer_ok() is false, so a writer checks once, at the end. `bytes` is always
 * followed by a NUL that is not counted, and is never NULL. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "base/slice.h"

struct buffer {
    char *bytes; /* borrowed until the next append; "" while nothing was appended */
    size_t length;
    size_t capacity; /* with the NUL; at most one more than the ceiling */
    size_t ceiling;
    enum fault_kind failure; /* FAULT_NONE, FAULT_NO_MEMORY or FAULT_LIMIT */
};

void buffer_init(struct buffer *buffer, size_t ceiling);
void buffer_finish(struct buffer *buffer);

void buffer_append(struct buffer *buffer, const void *bytes, size_t length);
void buffer_append_slice(struct buffer *buffer, struct slice text);
void buffer_append_string(struct buffer *buffer, const char *string);
void buffer_printf(struct buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);

/* What buffer_reserve() does when there is no room yet. */
char *buffer_grow(struct buffer *buffer, size_t length);

/* Room for `length` more bytes, which the caller writes and then counts by setting
 * buffer->length; NULL (and a sticky failure) if there is none. Here, as are single
 * bytes, because most calls find room and do little else. */
static inline char *buffer_reserve(struct buffer *buffer, size_t length)
{
    return buffer->failure == FAULT_NONE && length < buffer->capacity - buffer->length
               ? buffer->bytes + buffer->length
               : buffer_grow(buffer, length);
}

static inline void buffer_append_byte(struct buffer *buffer, char byte)
{
    char *const room = buffer_reserve(buffer, 1);
    if (room == NULL)
        return;
    room[0] = byte;
    room[1] = '\0';
    buffer->length++;
}

/* Keeps the memory, forgets the content and a failure. */
void buffer_clear(struct buffer *buffer);

/* Forgets what stands behind the first `length` bytes, if there is anything. */
void buffer_cut(struct buffer *buffer, size_t length);

/* False, with the fault set, if anything did not fit. */
MUST_CHECK bool buffer_ok(const struct buffer *buffer, struct fault *fault);

struct slice buffer_slice(const struct buffer *buffer);

/* Moves the bytes out: *taken* by the caller, who frees them; the buffer is empty
 * again. NULL only if nothing was ever appended and no memory is left. */
char *buffer_take(struct buffer *buffer, size_t *length);
