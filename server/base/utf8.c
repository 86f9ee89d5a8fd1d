#include "base/utf8.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

enum { COMBINING_DIAERESIS = 0x308, LARGEST_DECOMPOSITION = 32 };

/* NOLINTNEXTLINE(readability-function-size,readability-function-cognitive-complexity): the size is that of ICU's macro */
int32_t utf8_next_wide(struct slice text, size_t *at)
{
    if (*at >= text.length)
        return UTF8_INVALID;
    const size_t left = text.length - *at;
    int32_t moved = 0;
    UChar32 code_point = UTF8_INVALID;
    U8_NEXT((const uint8_t *)text.bytes + *at, moved, left > 4 ? 4 : (int32_t)left,
            code_point);
    *at += code_point < 0 ? 1 : (size_t)moved;
    return code_point < 0 ? UTF8_INVALID : code_point;
}

int32_t utf8_previous(struct slice text, size_t *at)
{
    if (*at == 0)
        return UTF8_INVALID;
    size_t start = *at - 1;
    while (start > 0 && *at - start < 4 && U8_IS_TRAIL((uint8_t)text.bytes[start]))
        start--;
    size_t end = start;
    const int32_t code_point = utf8_next(text, &end);
    *at = end == *at ? start : *at - 1;
    return end == *at || code_point >= 0 ? code_point : UTF8_INVALID;
}

size_t utf8_encode_wide(int32_t code_point, char bytes[4])
{
    /* ICU's macro mixes signed and unsigned numbers: the shifts are written out. */
    const uint32_t code = (uint32_t)code_point;
    const size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const uint8_t leads[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    for (size_t i = length - 1; i > 0; i--)
        bytes[i] = (char)(0x80 | ((code >> 6 * (length - 1 - i)) & 0x3F));
    bytes[0] = (char)(leads[length] | (code >> 6 * (length - 1)));
    return length;
}

void utf8_append(struct buffer *buffer, int32_t code_point)
{
    char bytes[4];
    if (code_point >= 0)
        buffer_append(buffer, bytes, utf8_encode(code_point, bytes));
}

bool utf8_is_valid(struct slice text)
{
    for (size_t at = 0; at < text.length;)
        if (utf8_next(text, &at) == UTF8_INVALID)
            return false;
    return true;
}

/* Of the eight bytes, those that begin with the bits 10: they go on with a code point.
 */
static size_t count_trails(const char *bytes)
{
    const uint64_t ones = UINT64_MAX / 255;
    uint64_t word = 0;
    memcpy(&word, bytes, sizeof word);
    const uint64_t trails = word >> 7 & ~word >> 6 & ones;
    return trails * ones >> 56; /* the sum of all bytes */
}

size_t utf8_count(struct slice text)
{
    const size_t step = sizeof(uint64_t);
    size_t count = text.length;
    size_t at = 0;
    for (; text.length - at >= step; at += step)
        count -= count_trails(text.bytes + at);
    for (; at < text.length; at++)
        count -= U8_IS_TRAIL((uint8_t)text.bytes[at]);
    return count;
}

bool utf8_is_wide_letter(int32_t code_point)
{
    return u_isalpha(code_point);
}

bool utf8_is_wide_upper(int32_t code_point)
{
    return u_isupper(code_point);
}

bool utf8_is_wide_space(int32_t code_point)
{
    return u_isUWhiteSpace(code_point);
}

int32_t utf8_to_wide_lower(int32_t code_point)
{
    return u_tolower(code_point);
}

int32_t utf8_to_upper(int32_t code_point)
{
    if (code_point < 0x80)
        return code_point >= 'a' && code_point <= 'z' ? code_point - ('a' - 'A')
                                                      : code_point;
    return u_toupper(code_point);
}

/* What German writes for a letter where it has no key for it; NULL for all others. */
static const char *german_spelling(int32_t lower)
{
    switch (lower) {
    case 0xE4: /* ä */
    case 0xE6: /* æ */
        return "ae";
    case 0xF6:  /* ö */
    case 0xF8:  /* ø */
    case 0x153: /* œ */
        return "oe";
    case 0xFC: /* ü */
        return "ue";
    case 0xDF: /* ß */
        return "ss";
    case 0x142: /* ł */
        return "l";
    case 0x111: /* đ */
        return "d";
    case 0x131: /* ı */
        return "i";
    default:
        return NULL;
    }
}

static int32_t compose_umlaut(int32_t lower)
{
    switch (lower) {
    case 'a':
        return 0xE4;
    case 'o':
        return 0xF6;
    case 'u':
        return 0xFC;
    default:
        return lower;
    }
}

/* A letter that decomposes no further. */
static void append_letter(struct buffer *out, int32_t lower)
{
    const char *const spelling = german_spelling(lower);
    if (spelling != NULL)
        buffer_append_string(out, spelling);
    else
        utf8_append(out, lower);
}

/* The letters of the compatibility decomposition, without marks, in lower case. */
static void append_decomposed(struct buffer *out, int32_t code_point)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *const nfkd = unorm2_getNFKDInstance(&status);
    UChar units[LARGEST_DECOMPOSITION];
    const int32_t count = U_FAILURE(status)
                              ? -1
                              : unorm2_getDecomposition(nfkd, code_point, units,
                                                        LARGEST_DECOMPOSITION, &status);
    if (count < 0 || U_FAILURE(status)) {
        append_letter(out, utf8_to_lower(code_point));
        return;
    }
    for (int32_t i = 0; i < count; i++) {
        /* Halves of surrogate pairs (some rare Indic letters) are left out. */
        const UChar32 part = units[i];
        if ((units[i] & 0xF800U) != 0xD800U && (U_GET_GC_MASK(part) & U_GC_M_MASK) == 0)
            append_letter(out, utf8_to_lower(part));
    }
}

static void append_folded(struct buffer *out, int32_t lower)
{
    if (lower < 0x80)
        buffer_append_byte(out, (char)lower);
    else if (german_spelling(lower) != NULL)
        append_letter(out, lower);
    else if ((U_GET_GC_MASK(lower) & U_GC_M_MASK) == 0)
        append_decomposed(out, lower);
}

/* Most of a text is ASCII: it is folded byte by byte, but for a letter that a combining
 * mark may follow. Returns how far it came. */
static size_t append_ascii(struct buffer *out, struct slice text, size_t at)
{
    char *room = buffer_reserve(out, text.length - at);
    const size_t start = at;
    if (room == NULL)
        return at;
    for (; at < text.length && (unsigned char)text.bytes[at] < 0x80 &&
           (at + 1 == text.length || (unsigned char)text.bytes[at + 1] < 0x80);
         at++)
        *room++ = (char)utf8_to_lower(text.bytes[at]);
    out->length += at - start;
    return at;
}

struct slice utf8_fold(struct arena *arena, struct slice text)
{
    struct buffer out;
    buffer_init(&out, SIZE_MAX / 4);
    for (size_t at = 0; at < text.length;) {
        at = append_ascii(&out, text, at);
        if (at == text.length)
            break;
        int32_t lower = utf8_to_lower(utf8_next(text, &at));
        size_t behind = at;
        if (utf8_next(text, &behind) == COMBINING_DIAERESIS) {
            lower = compose_umlaut(lower);
            at = behind;
        }
        if (lower >= 0)
            append_folded(&out, lower);
    }
    struct slice copy = { 0 };
    if (out.failure == FAULT_NONE)
        copy = arena_copy(arena, buffer_slice(&out));
    buffer_finish(&out);
    return copy;
}

static bool is_composed(struct slice text)
{
    enum { FIRST_COMBINING = 0x300 };
    for (size_t at = 0; at < text.length;) {
        if ((text.bytes[at] & 0x80) == 0) {
            at++;
            continue;
        }
        const int32_t code_point = utf8_next(text, &at);
        if (code_point >= FIRST_COMBINING &&
            u_getIntPropertyValue(code_point, UCHAR_NFC_QUICK_CHECK) != UNORM_YES)
            return false;
    }
    return true;
}

struct slice utf8_compose(struct arena *arena, struct slice text)
{
    if (is_composed(text))
        return text;
    /* NFC of UTF-16 grows threefold at most, UTF-8 of it threefold again; the steps
     * measure first, so that only what is needed is taken. */
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *const nfc = unorm2_getNFCInstance(&status);
    UChar *const units = arena_array(arena, text.length + 1, sizeof *units);
    int32_t count = 0;
    if (units == NULL)
        return (struct slice){ 0 };
    u_strFromUTF8(units, (int32_t)text.length + 1, &count, text.bytes,
                  (int32_t)text.length, &status);
    if (U_FAILURE(status))
        return text;
    const int32_t needed = unorm2_normalize(nfc, units, count, NULL, 0, &status);
    UChar *const composed = arena_array(arena, (size_t)needed + 1, sizeof *composed);
    char *const bytes = arena_array(arena, (size_t)needed + 1, 3);
    if (composed == NULL || bytes == NULL)
        return (struct slice){ 0 };
    int32_t length = 0;
    status = U_ZERO_ERROR;
    unorm2_normalize(nfc, units, count, composed, needed + 1, &status);
    u_strToUTF8(bytes, 3 * needed + 3, &length, composed, needed, &status);
    return U_FAILURE(status) ? text : (struct slice){ bytes, (size_t)length };
}

struct slice utf8_slug(struct arena *arena, struct slice text)
{
    const struct slice folded = utf8_fold(arena, text);
    if (folded.bytes == NULL)
        return folded;
    struct buffer out;
    buffer_init(&out, SIZE_MAX / 4);
    bool gap = false;
    for (size_t at = 0; at < folded.length;) {
        const int32_t code_point = utf8_next(folded, &at);
        if (code_point < 0x80 && !utf8_is_letter(code_point) &&
            !utf8_is_digit(code_point)) {
            gap = code_point != '\'';
            continue;
        }
        if (code_point >= 0x80 && !utf8_is_letter(code_point)) {
            gap = code_point != 0x2019; /* an apostrophe joins: d’Hondt is dhondt */
            continue;
        }
        if (gap && out.length > 0)
            buffer_append_byte(&out, '-');
        gap = false;
        if (code_point < 0x80)
            buffer_append_byte(&out, (char)code_point);
        else
            buffer_printf(&out, "%x", (unsigned)code_point);
    }
    struct slice slug = { 0 };
    if (out.failure == FAULT_NONE)
        slug = arena_copy(arena, buffer_slice(&out));
    buffer_finish(&out);
    return slug;
}
