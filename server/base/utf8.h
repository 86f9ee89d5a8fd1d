/* UTF-8: code points, letters, and the folding that search and linking share. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

enum { UTF8_INVALID = -1 };

/* The code point at *at, which moves behind it. UTF8_INVALID at the end or where the
 * bytes are no valid UTF-8 (then *at moves one byte on). */
int32_t utf8_next(struct slice text, size_t *at);

/* The code point that ends before *at, which moves to its start; UTF8_INVALID at 0. */
int32_t utf8_previous(struct slice text, size_t *at);

/* Writes a valid code point; returns how many bytes it took. */
size_t utf8_encode(int32_t code_point, char bytes[4]);

void utf8_append(struct buffer *buffer, int32_t code_point);

bool utf8_is_valid(struct slice text);

/* Number of code points; the text must be valid. */
size_t utf8_count(struct slice text);

/* Unicode classes (ICU), with a fast path for ASCII. */
bool utf8_is_letter(int32_t code_point);
bool utf8_is_upper(int32_t code_point);
bool utf8_is_digit(int32_t code_point); /* ASCII digits only */
bool utf8_is_space(int32_t code_point); /* with no-break and other Unicode spaces */
int32_t utf8_to_lower(int32_t code_point);
int32_t utf8_to_upper(int32_t code_point);

/* The key under which search and linking compare texts: lower case, ß as ss, ä ö ü as
 * ae oe ue, other accents dropped, ligatures and full-width forms taken apart (NFKD).
 * Schröder and Schroeder meet. In the arena; bytes NULL if out of memory. */
struct slice utf8_fold(struct arena *arena, struct slice text);

/* NFC, the form in which equal texts are equal bytes; the text itself if it is that
 * already. Valid text of at most 512 MiB; bytes NULL if out of memory. */
struct slice utf8_compose(struct arena *arena, struct slice text);

/* An id: lower-case ASCII letters, digits and single hyphens ("kim-jong-un", "kn-23").
 * What folds to no ASCII letter is written as its hexadecimal code point. Empty only if
 * the text has neither letters nor digits. In the arena; bytes NULL if out of memory.
 */
struct slice utf8_slug(struct arena *arena, struct slice text);
