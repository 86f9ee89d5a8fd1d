#include "sources/markup_encoding.h"

#include <libxml/encoding.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "sources/encoding.h"
#include "sources/sources.h"

enum { DECLARED_WITHIN = 2048, LONGEST_NAME = 40 };

static bool in_name(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
}

/* What stands behind "charset=" or "encoding=" near the start; "" if nothing does. */
static void find_declared(struct slice bytes, char name[LONGEST_NAME])
{
    static const struct slice keys[] = { { "charset=", 8 }, { "encoding=", 9 } };
    const struct slice start = slice_part(bytes, 0, DECLARED_WITHIN);
    size_t at = SIZE_MAX;
    name[0] = '\0';
    for (size_t i = 0; i < sizeof keys / sizeof keys[0] && at == SIZE_MAX; i++) {
        at = slice_find(start, keys[i]);
        if (at != SIZE_MAX)
            at += keys[i].length;
    }
    if (at == SIZE_MAX)
        return;
    while (at < start.length && strchr("\"' ", start.bytes[at]) != NULL)
        at++;
    size_t length = 0;
    while (at < start.length && in_name(start.bytes[at]) && length + 1 < LONGEST_NAME)
        name[length++] = start.bytes[at++];
    name[length] = '\0';
}

/* What text_decode() makes of bytes that are no UTF-8 anyway, and what needs marks. */
static bool is_usual(const char *name)
{
    static const char *const usual[] = { "",         "utf-8",        "utf8",
                                         "us-ascii", "iso-8859-1",   "latin1",
                                         "latin-1",  "windows-1252", "cp1252",
                                         "utf-16",   "utf-16le",     "utf-16be",
                                         "utf-7",    "iso8859-1" };
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        if (strcasecmp(name, usual[i]) == 0)
            return true;
    return false;
}

/* bytes NULL if the page declares no other encoding, or is not in it. */
static struct slice convert(struct slice bytes, struct arena *arena)
{
    char name[LONGEST_NAME];
    struct slice converted = { 0 };
    find_declared(bytes, name);
    if (is_usual(name) || bytes.length > 2 * (size_t)SOURCE_LARGEST_FILE ||
        memchr(bytes.bytes, '\0', bytes.length) != NULL || utf8_is_valid(bytes))
        return converted;
    xmlCharEncodingHandler *const handler = xmlFindCharEncodingHandler(name);
    if (handler == NULL)
        return converted;
    xmlBuffer *const in = xmlBufferCreateSize(bytes.length + 1);
    xmlBuffer *const out = xmlBufferCreateSize(2 * bytes.length + 16);
    if (in != NULL && out != NULL &&
        xmlBufferAdd(in, (const xmlChar *)bytes.bytes, (int)bytes.length) == 0 &&
        xmlCharEncInFunc(handler, out, in) >= 0 && xmlBufferLength(in) == 0) {
        converted =
            arena_copy(arena, (struct slice){ (const char *)xmlBufferContent(out),
                                              (size_t)xmlBufferLength(out) });
    }
    xmlBufferFree(in);
    xmlBufferFree(out);
    (void)xmlCharEncCloseFunc(handler);
    return converted;
}

bool markup_decode(struct slice bytes, struct arena *arena, struct slice *out,
                   struct fault *fault)
{
    const struct slice converted = convert(bytes, arena);
    return text_decode(converted.bytes == NULL ? bytes : converted, arena, out, fault);
}
