/* UTF-8: code points, letters, and the folding that search and linking share. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

enum { UTF8_INVALID = -1 };

/* What utf8_next does with all but ASCII. */
int32_t utf8_next_wide(struct slice text, size_t *at);

/* The code point at *at, which moves behind it. UTF8_INVALID at the end or where the
 * bytes are no valid UTF-8 (then *at moves one byte on). */
static inline int32_t utf8_next(struct slice text, size_t *at)
{
    if (*at < text.length && (unsigned char)text.bytes[*at] < 0x80)
        return text.bytes[(*at)++];
    return utf8_next_wide(text, at);
}

/* The code point that ends before *at, which moves to its start; UTF8_INVALID at 0. */
int32_t utf8_previous(struct slice text, size_t *at);

/* What utf8_encode does with all but ASCII. */
size_t utf8_encode_wide(int32_t code_point, char bytes[4]);

/* Writes a valid code point; returns how many bytes it took. */
static inline size_t utf8_encode(int32_t code_point, char bytes[4])
{
    if (code_point >= 0x80)
        return utf8_encode_wide(code_point, bytes);
    bytes[0] = (char)code_point;
    return 1;
}

void utf8_append(struct buffer *buffer, int32_t code_point);

bool utf8_is_valid(struct slice text);

/* Number of code points; the text must be valid. */
size_t utf8_count(struct slice text);

/* What the classes below say beyond ASCII (ICU). */
bool utf8_is_wide_letter(int32_t code_point);
bool utf8_is_wide_upper(int32_t code_point);
bool utf8_is_wide_space(int32_t code_point);
int32_t utf8_to_wide_lower(int32_t code_point);

static inline bool utf8_is_letter(int32_t code_point)
{
    if (code_point < 0x80)
        return (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
    return utf8_is_wide_letter(code_point);
}

static inline bool utf8_is_upper(int32_t code_point)
{
    return code_point < 0x80 ? code_point >= 'A' && code_point <= 'Z'
                             : utf8_is_wide_upper(code_point);
}

/* ASCII digits only. */
static inline bool utf8_is_digit(int32_t code_point)
{
    return code_point >= '0' && code_point <= '9';
}

/* With no-break and other Unicode spaces. */
static inline bool utf8_is_space(int32_t code_point)
{
    if (code_point < 0x80)
        return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
    return utf8_is_wide_space(code_point);
}

static inline int32_t utf8_to_lower(int32_t code_point)
{
    if (code_point < 0x80)
        return utf8_is_upper(code_point) ? code_point + ('a' - 'A') : code_point;
    return utf8_to_wide_lower(code_point);
}

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
