/* Text inside JSON strings and URLs. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/buffer.h"
#include "base/slice.h"

/* A JSON string with its quotation marks. Bytes that are no valid UTF-8 become U+FFFD.
 */
void escape_json(struct buffer *buffer, struct slice text);

/* The way back. `text` has room for as many bytes as the string has; *length are used.
 * False if it is no JSON string. */
MUST_CHECK bool unescape_json(struct slice json, char *text, size_t *length);

/* For the value of a query's parameter: all but letters, digits and -._~,:* as %XX. */
void escape_url(struct buffer *buffer, struct slice text);

/* Undoes %XX, and "+" as a space if `plus`. In the arena. bytes NULL if a % is not
 * followed by two hexadecimal digits, or out of memory; else a NUL stands behind it. */
struct slice unescape_url(struct arena *arena, struct slice text, bool plus);
