#include "sources/encoding.h"

#include <string.h>

#include "base/utf8.h"

enum {
    SAMPLE = 4096,
    LARGEST_LATIN = 0xFF,
    REPLACEMENT = 0xFFFD,
    /* A code point of windows-1252 takes three bytes at most (€), one of UTF-16 too. */
    LARGEST_GROWTH = 3
};

/* What 0x80 to 0x9F mean in windows-1252; 0 where it leaves them open. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

enum encoding { UTF_8, UTF_16_LITTLE, UTF_16_BIG, WINDOWS_1252, NO_TEXT };

/* UTF-16 without a mark: of Latin letters every second byte is 0. */
static enum encoding guess_utf_16(struct slice sample)
{
    size_t zeros[2] = { 0 };
    for (size_t i = 0; i < sample.length; i++)
        zeros[i % 2] += sample.bytes[i] == '\0';
    const size_t pairs = sample.length / 2;
    if (zeros[1] > pairs * 3 / 4 && zeros[0] < pairs / 16 + 1)
        return UTF_16_LITTLE;
    if (zeros[0] > pairs * 3 / 4 && zeros[1] < pairs / 16 + 1)
        return UTF_16_BIG;
    return NO_TEXT;
}

/* Control characters that no text has: images, archives and programs are full of them.
 */
static bool is_binary_byte(unsigned char byte)
{
    return byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
           byte != '\v' && byte != 0x1A && byte != 0x1B;
}

/* Whether all eight bytes are printable ASCII: sums of two bytes tell by their high bit
 * which of them are too small or too large. */
static bool are_printable(const char *bytes)
{
    const uint64_t ones = UINT64_MAX / 255, highs = ones * 0x80;
    uint64_t word = 0;
    memcpy(&word, bytes, sizeof word);
    const uint64_t large = word | (word + ones * (0x80 - 0x7F));
    const uint64_t small = ~(word + ones * (0x80 - ' '));
    return ((large | small) & highs) == 0;
}

/* The printable ASCII that stands at `at`, which is most of every text. */
static size_t count_printable(struct slice bytes, size_t at)
{
    const size_t start = at;
    while (bytes.length - at >= sizeof(uint64_t) && are_printable(bytes.bytes + at))
        at += sizeof(uint64_t);
    while (at < bytes.length && bytes.bytes[at] >= ' ' && bytes.bytes[at] < 0x7F)
        at++;
    return at - start;
}

/* A few broken bytes among many good sequences are damage, not another encoding. */
static enum encoding guess_utf_8(struct slice bytes)
{
    size_t good = 0;
    size_t broken = 0;
    size_t binary = 0;
    for (size_t at = count_printable(bytes, 0); at < bytes.length;
         at += count_printable(bytes, at)) {
        const unsigned char first = (unsigned char)bytes.bytes[at];
        if (first < 0x80) {
            binary += is_binary_byte(first);
            at++;
            continue;
        }
        const int32_t code_point = utf8_next(bytes, &at);
        good += code_point != UTF8_INVALID;
        broken += code_point == UTF8_INVALID;
    }
    if (64 * binary > bytes.length)
        return NO_TEXT;
    if (broken == 0 || good > 8 * broken)
        return UTF_8;
    return binary > 0 ? NO_TEXT : WINDOWS_1252;
}

/* The encoding, and *bytes without the mark that says so. */
static enum encoding encoding_of(struct slice *bytes)
{
    static const struct {
        struct slice mark;
        enum encoding encoding;
    } marks[] = {
        { { "\xEF\xBB\xBF", 3 }, UTF_8 },
        { { "\xFF\xFE", 2 }, UTF_16_LITTLE },
        { { "\xFE\xFF", 2 }, UTF_16_BIG },
    };
    enum encoding declared = NO_TEXT;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (!slice_starts_with(*bytes, marks[i].mark))
            continue;
        declared = marks[i].encoding;
        *bytes = slice_part(*bytes, marks[i].mark.length, bytes->length);
        break;
    }
    if (declared == UTF_16_LITTLE || declared == UTF_16_BIG)
        return declared;
    const struct slice sample = slice_part(*bytes, 0, SAMPLE);
    if (memchr(sample.bytes, '\0', sample.length) != NULL)
        return guess_utf_16(sample);
    return guess_utf_8(*bytes);
}

static int32_t next_unit(struct slice bytes, size_t *at, bool little)
{
    const unsigned char *const pair = (const unsigned char *)bytes.bytes + *at;
    *at += 2;
    return little ? pair[0] | pair[1] << 8 : pair[1] | pair[0] << 8;
}

/* The code point at *at, which moves on; UTF8_INVALID for half a pair. */
static int32_t next_utf_16(struct slice bytes, size_t *at, bool little)
{
    if (bytes.length - *at < 2) {
        *at = bytes.length;
        return UTF8_INVALID;
    }
    const int32_t first = next_unit(bytes, at, little);
    if (first < 0xD800 || first > 0xDFFF)
        return first;
    if (first > 0xDBFF || bytes.length - *at < 2)
        return UTF8_INVALID;
    size_t behind = *at;
    const int32_t second = next_unit(bytes, &behind, little);
    if (second < 0xDC00 || second > 0xDFFF)
        return UTF8_INVALID;
    *at = behind;
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

int32_t windows_1252_code_point(unsigned char byte)
{
    if (byte < 0x80 || byte > 0x9F)
        return byte;
    const int32_t meant = windows_1252[byte - 0x80];
    return meant == 0 ? UTF8_INVALID : meant;
}

static int32_t next_code_point(enum encoding encoding, struct slice bytes, size_t *at)
{
    switch (encoding) {
    case UTF_16_LITTLE:
    case UTF_16_BIG:
        return next_utf_16(bytes, at, encoding == UTF_16_LITTLE);
    case WINDOWS_1252:
        return windows_1252_code_point((unsigned char)bytes.bytes[(*at)++]);
    case UTF_8:
    case NO_TEXT:
    default:
        return utf8_next(bytes, at);
    }
}

/* Ligatures of typesetting, U+FB00 to U+FB06. */
static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

/* Marks that steer how text is laid out and have no shape of their own. */
static bool is_invisible(int32_t code_point)
{
    return code_point == 0xAD || code_point == 0x61C || code_point == 0xFEFF ||
           (code_point >= 0x200B && code_point <= 0x200F) ||
           (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2060 && code_point <= 0x206F) ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F) ||
           (code_point >= 0xFFF9 && code_point <= 0xFFFC);
}

/* Writes a code point as the text will have it; returns the place behind it. */
static char *write_clean(char *out, int32_t code_point)
{
    if (code_point == '\n' || code_point == 0x85 || code_point == 0x2028 ||
        code_point == 0x2029 || code_point == '\f' || code_point == '\v') {
        *out++ = '\n';
    } else if (code_point == '\t' || utf8_is_space(code_point)) {
        *out++ = ' ';
    } else if (code_point >= 0xFB00 && code_point <= 0xFB06) {
        for (const char *letter = ligatures[code_point - 0xFB00]; *letter != '\0';)
            *out++ = *letter++;
    } else if (code_point >= ' ' && (code_point < 0x7F || code_point > 0x9F) &&
               code_point != REPLACEMENT && !is_invisible(code_point)) {
        out += utf8_encode(code_point, out);
    }
    return out;
}

static struct slice clean(enum encoding encoding, struct slice bytes,
                          struct arena *arena)
{
    const size_t growth = encoding == UTF_8 ? 1 : LARGEST_GROWTH;
    char *const start = arena_alloc(arena, growth * bytes.length + 4);
    char *out = start;
    for (size_t at = 0; start != NULL && at < bytes.length;) {
        if (encoding == UTF_8 || encoding == WINDOWS_1252) {
            const size_t printable = count_printable(bytes, at);
            memcpy(out, bytes.bytes + at, printable);
            at += printable;
            out += printable;
            if (at == bytes.length)
                break;
        }
        const int32_t code_point = next_code_point(encoding, bytes, &at);
        if (code_point != '\r') {
            out = write_clean(out, code_point);
            continue;
        }
        size_t behind = at;
        if (behind < bytes.length && next_code_point(encoding, bytes, &behind) == '\n')
            at = behind;
        *out++ = '\n';
    }
    return (struct slice){ start, start == NULL ? 0 : (size_t)(out - start) };
}

bool text_decode(struct slice bytes, struct arena *arena, struct slice *out,
                 struct fault *fault)
{
    const enum encoding encoding = encoding_of(&bytes);
    if (encoding == NO_TEXT)
        return fault_set(fault, FAULT_FORMAT, "not a text file");
    const struct slice cleaned = clean(encoding, bytes, arena);
    if (cleaned.bytes == NULL)
        return fault_no_memory(fault);
    const struct slice composed = utf8_compose(arena, cleaned);
    if (composed.bytes == NULL)
        return fault_no_memory(fault);
    *out = composed;
    return true;
}
