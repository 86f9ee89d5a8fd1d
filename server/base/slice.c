#include "base/slice.h"

#include <string.h>

int slice_compare(struct slice a, struct slice b)
{
    const size_t shared = a.length < b.length ? a.length : b.length;
    const int order = shared == 0 ? 0 : memcmp(a.bytes, b.bytes, shared);
    if (order != 0)
        return order;
    return (a.length > b.length) - (a.length < b.length);
}

/* How many bytes at the start of the text the string has too. */
static size_t shared_bytes(struct slice text, const char *string)
{
    size_t at = 0;
    while (at < text.length && string[at] == text.bytes[at] && string[at] != '\0')
        at++;
    return at;
}

/* Most strings differ in their first byte: none is measured before it is compared. */
bool slice_is_any(struct slice text, const char *const *strings)
{
    const char *const first = text.length == 0 ? "" : text.bytes;
    for (; *strings != NULL; strings++) {
        if (**strings != *first)
            continue;
        const size_t shared = shared_bytes(text, *strings);
        if (shared == text.length && (*strings)[shared] == '\0')
            return true;
    }
    return false;
}

bool slice_starts_with_any(struct slice text, const char *const *starts)
{
    while (*starts != NULL && (*starts)[shared_bytes(text, *starts)] != '\0')
        starts++;
    return *starts != NULL;
}

bool slice_ends_with_any(struct slice text, const char *const *ends)
{
    while (*ends != NULL && !slice_ends_with(text, slice_of(*ends)))
        ends++;
    return *ends != NULL;
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

struct slice slice_trim(struct slice text)
{
    size_t start = 0, end = text.length;
    while (start < end && is_space(text.bytes[start]))
        start++;
    while (end > start && is_space(text.bytes[end - 1]))
        end--;
    return slice_part(text, start, end);
}

size_t slice_find_byte(struct slice text, char byte)
{
    const char *const found =
        text.length == 0 ? NULL : memchr(text.bytes, byte, text.length);
    return found == NULL ? SIZE_MAX : (size_t)(found - text.bytes);
}

size_t slice_find(struct slice text, struct slice part)
{
    if (part.length == 0)
        return 0;
    for (size_t at = 0; at + part.length <= text.length; at++) {
        const size_t next =
            slice_find_byte(slice_part(text, at, text.length), part.bytes[0]);
        if (next == SIZE_MAX)
            return SIZE_MAX;
        at += next;
        if (slice_starts_with(slice_part(text, at, text.length), part))
            return at;
    }
    return SIZE_MAX;
}

size_t slice_behind_last(struct slice text, char byte)
{
    size_t at = text.length;
    while (at > 0 && text.bytes[at - 1] != byte)
        at--;
    return at;
}

struct slice slice_split(struct slice *rest, char separator)
{
    const struct slice all = *rest;
    const size_t at = slice_find_byte(all, separator);
    if (at == SIZE_MAX) {
        *rest = (struct slice){ 0 };
        return all;
    }
    *rest = slice_part(all, at + 1, all.length);
    return slice_part(all, 0, at);
}

int slice_shown(struct slice text)
{
    enum { SHOWN = 60 };
    size_t length = text.length < SHOWN ? text.length : SHOWN;
    while (length < text.length && length > 0 &&
           ((unsigned char)text.bytes[length] & 0xC0) == 0x80)
        length--;
    return (int)length;
}

static uint64_t mix(uint64_t value)
{
    /* The finaliser of splitmix64 (public domain, Sebastiano Vigna). */
    value ^= value >> 30;
    value *= UINT64_C(0xbf58476d1ce4e5b9);
    value ^= value >> 27;
    value *= UINT64_C(0x94d049bb133111eb);
    return value ^ (value >> 31);
}

/* The first `length` bytes, at most 8, the first one lowest on every machine; compilers
 * make one load of it where the length is known. */
static inline uint64_t load(const char *bytes, size_t length)
{
    uint64_t value = 0;
    memcpy(&value, bytes, length);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(value) : value;
}

/* Less than 8 bytes, in two loads that may overlap. */
static uint64_t load_rest(const char *bytes, size_t length)
{
    if (length >= 4)
        return load(bytes, 4) | load(bytes + length - 4, 4) << (8 * (length - 4));
    if (length >= 2)
        return load(bytes, 2) | load(bytes + length - 2, 2) << (8 * (length - 2));
    return length == 0 ? 0 : (unsigned char)bytes[0];
}

uint64_t slice_hash(struct slice text)
{
    uint64_t hash = UINT64_C(0x9e3779b97f4a7c15) ^ text.length;
    size_t at = 0;
    if (text.length == 0) /* its bytes may be NULL */
        return mix(hash);
    for (; at + 8 <= text.length; at += 8)
        hash = mix(hash ^ load(text.bytes + at, 8));
    return mix(hash ^ load_rest(text.bytes + at, text.length - at));
}
