/* Small numbers in blobs: the terms that a row is filed under, and where in a body the
 * items begin. Little-endian on every machine. */
#pragma once

#include <stdint.h>

#include "base/buffer.h"
#include "base/slice.h"

enum { MARK_SIZE = 4 };

static inline void mark_append(struct buffer *marks, uint32_t value)
{
    const char bytes[MARK_SIZE] = { (char)value, (char)(value >> 8),
                                    (char)(value >> 16), (char)(value >> 24) };
    buffer_append(marks, bytes, sizeof bytes);
}

static inline uint32_t mark_count(struct slice marks)
{
    return (uint32_t)(marks.length / MARK_SIZE);
}

static inline uint32_t mark_at(struct slice marks, uint32_t index)
{
    const unsigned char *const bytes =
        (const unsigned char *)marks.bytes + (size_t)index * MARK_SIZE;
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

/* The item whose start is the first of its `stride` marks; items are joined by commas.
 */
static inline struct slice mark_item(struct slice items, struct slice marks,
                                     uint32_t stride, uint32_t index)
{
    const uint32_t next = stride * (index + 1);
    return slice_part(items, mark_at(marks, stride * index),
                      next < mark_count(marks) ? mark_at(marks, next) - 1
                                               : items.length);
}

/* Whom a mention is about, as one mark. */
static inline uint32_t mark_of_entity(int64_t term, unsigned kind)
{
    return (uint32_t)term << 2 | kind;
}

static inline int64_t mark_term(uint32_t mark)
{
    return mark >> 2;
}

static inline unsigned mark_kind(uint32_t mark)
{
    return mark & 3;
}
