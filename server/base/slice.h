/* A stretch of UTF-8 text that somebody else owns. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* `bytes` is not NUL-terminated and may be NULL only where `length` is 0. A slice with
 * bytes == NULL means "none"; an empty text has bytes != NULL. */
struct slice {
    const char *bytes;
    size_t length;
};

/* A slice of a string literal, usable in initialisers. */
#define SLICE(literal) ((struct slice){ literal, sizeof(literal) - 1 })

/* Borrows the string; NULL gives the slice that means "none". */
struct slice slice_of(const char *string);

bool slice_equals(struct slice a, struct slice b);
bool slice_is(struct slice a, const char *string);

/* Byte order, shorter first among equal beginnings: negative, 0, positive. */
int slice_compare(struct slice a, struct slice b);

bool slice_starts_with(struct slice text, struct slice start);
bool slice_ends_with(struct slice text, struct slice end);

/* Whether the text is, begins with or ends in one of the strings, which a NULL ends. */
bool slice_is_any(struct slice text, const char *const *strings);
bool slice_starts_with_any(struct slice text, const char *const *starts);
bool slice_ends_with_any(struct slice text, const char *const *ends);

/* The bytes from `start` to before `end`; both are clamped to the text. */
struct slice slice_part(struct slice text, size_t start, size_t end);

/* Without ASCII white space at both ends. */
struct slice slice_trim(struct slice text);

/* Position of the first `byte` or of `part`, SIZE_MAX if there is none. */
size_t slice_find_byte(struct slice text, char byte);
size_t slice_find(struct slice text, struct slice part);

/* Cuts `*rest` at the first `separator`: returns what stood before it and leaves the
 * rest (bytes NULL once there is none). Loop: while (rest.bytes != NULL). */
struct slice slice_split(struct slice *rest, char separator);

/* The precision for a "%.*s" that quotes the text in a complaint: its beginning, whole
 * code points only. */
int slice_shown(struct slice text);

/* Well mixed, the same on every machine; not for untrusted keys in unbounded tables. */
uint64_t slice_hash(struct slice text);
