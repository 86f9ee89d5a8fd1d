/* A stretch of UTF-8 text that somebody else owns. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* `bytes` is not NUL-terminated and may be NULL only where `length` is 0. A slice with
 * bytes == NULL means "none"; an empty text has bytes != NULL. */
struct slice {
    const char *bytes;
    size_t length;
};

/* A slice of a string literal, usable in initialisers. */
#define SLICE(literal) ((struct slice){ literal, sizeof(literal) - 1 })

/* Borrows the string; NULL gives the slice that means "none". Inline, as the
 * comparisons below: of a literal the compiler knows the length. */
static inline struct slice slice_of(const char *string)
{
    return (struct slice){ string, string == NULL ? 0 : strlen(string) };
}

static inline bool slice_equals(struct slice a, struct slice b)
{
    return a.length == b.length &&
           (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

static inline bool slice_is(struct slice a, const char *string)
{
    return slice_equals(a, slice_of(string));
}

/* Byte order, shorter first among equal beginnings: negative, 0, positive. */
int slice_compare(struct slice a, struct slice b);

/* The bytes from `start` to before `end`; both are clamped to the text. */
static inline struct slice slice_part(struct slice text, size_t start, size_t end)
{
    if (end > text.length)
        end = text.length;
    if (start > end)
        start = end;
    /* Nothing is added to NULL, not even 0. */
    return (struct slice){ start == 0 ? text.bytes : text.bytes + start, end - start };
}

/* Looks at the first byte first: few texts have it in common with the start. */
static inline bool slice_starts_with(struct slice text, struct slice start)
{
    if (text.length < start.length || start.length == 0)
        return start.length == 0;
    return text.bytes[0] == start.bytes[0] &&
           memcmp(text.bytes, start.bytes, start.length) == 0;
}

/* Looks at the last byte first: few texts have it in common with the end. */
static inline bool slice_ends_with(struct slice text, struct slice end)
{
    if (text.length < end.length || end.length == 0)
        return end.length == 0;
    const size_t last = end.length - 1;
    const char *const bytes = text.bytes + (text.length - end.length);
    return bytes[last] == end.bytes[last] && memcmp(bytes, end.bytes, last) == 0;
}

/* Whether the text is, begins with or ends in one of the strings, which a NULL ends. */
bool slice_is_any(struct slice text, const char *const *strings);
bool slice_starts_with_any(struct slice text, const char *const *starts);
bool slice_ends_with_any(struct slice text, const char *const *ends);

/* Without ASCII white space at both ends. */
struct slice slice_trim(struct slice text);

/* Position of the first `byte` or of `part`, SIZE_MAX if there is none. */
size_t slice_find_byte(struct slice text, char byte);
size_t slice_find(struct slice text, struct slice part);

/* Position behind the last `byte`, 0 if there is none. */
size_t slice_behind_last(struct slice text, char byte);

/* Cuts `*rest` at the first `separator`: returns what stood before it and leaves the
 * rest (bytes NULL once there is none). Loop: while (rest.bytes != NULL). */
struct slice slice_split(struct slice *rest, char separator);

/* The precision for a "%.*s" that quotes the text in a complaint: its beginning, whole
 * code points only. */
int slice_shown(struct slice text);

/* Well mixed, the same on every machine; not for untrusted keys in unbounded tables. */
uint64_t slice_hash(struct slice text);

/* The hash of all that went before, and of what comes next. */
static inline uint64_t hash_chain(uint64_t before, uint64_t next)
{
    const uint64_t hash = (before ^ next) * UINT64_C(0x9fb21c651e98df25);
    return hash ^ hash >> 32;
}
