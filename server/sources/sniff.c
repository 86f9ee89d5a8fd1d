#include "sources/sniff.h"

#include <stdbool.h>
#include <strings.h>

static bool starts(struct slice text, struct slice start)
{
    return text.length >= start.length &&
           strncasecmp(text.bytes, start.bytes, start.length) == 0;
}

static struct slice without_mark(struct slice text)
{
    const struct slice mark = SLICE("\xEF\xBB\xBF");
    return starts(text, mark) ? slice_part(text, mark.length, text.length) : text;
}

static struct slice behind(struct slice text, struct slice mark)
{
    const size_t at = slice_find(text, mark);
    return at == SIZE_MAX ? SLICE("") : slice_part(text, at + mark.length, text.length);
}

/* A document's type may declare things of its own in brackets. */
static struct slice behind_declaration(struct slice text)
{
    const size_t end = slice_find_byte(text, '>');
    const size_t bracket = slice_find_byte(text, '[');
    return behind(text, bracket < end ? SLICE("]>") : SLICE(">"));
}

/* What stands behind comments, instructions and the type of the document. */
static struct slice first_element(struct slice text)
{
    for (;;) {
        text = slice_trim(text);
        if (starts(text, SLICE("<!--")))
            text = behind(text, SLICE("-->"));
        else if (starts(text, SLICE("<?")))
            text = behind(text, SLICE("?>"));
        else if (starts(text, SLICE("<!")))
            text = behind_declaration(text);
        else
            return text;
    }
}

static enum content_kind sniff_markup(struct slice text)
{
    static const struct {
        struct slice start;
        enum content_kind kind;
    } elements[] = {
        { { "<html", 5 }, CONTENT_HTML },    { { "<head", 5 }, CONTENT_HTML },
        { { "<body", 5 }, CONTENT_HTML },    { { "<meta", 5 }, CONTENT_HTML },
        { { "<title", 6 }, CONTENT_HTML },   { { "<main", 5 }, CONTENT_HTML },
        { { "<article", 8 }, CONTENT_HTML }, { { "<link rel", 9 }, CONTENT_HTML },
        { { "<rss", 4 }, CONTENT_RSS },      { { "<rdf:RDF", 8 }, CONTENT_RSS },
        { { "<feed", 5 }, CONTENT_ATOM },    { { "<atom:feed", 10 }, CONTENT_ATOM },
    };
    if (starts(text, SLICE("<!doctype html")))
        return CONTENT_HTML;
    const struct slice element = first_element(text);
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (starts(element, elements[i].start))
            return elements[i].kind;
    return CONTENT_UNKNOWN;
}

/* An object with members; brackets alone may open a text. */
static bool is_json(struct slice text)
{
    if (starts(text, SLICE("[")))
        text = slice_trim(slice_part(text, 1, text.length));
    return starts(text, SLICE("{")) &&
           starts(slice_trim(slice_part(text, 1, text.length)), SLICE("\""));
}

/* A whole object on the first line, and another one begins on the next. */
static bool is_json_lines(struct slice text)
{
    struct slice rest = text;
    const struct slice line = slice_trim(slice_split(&rest, '\n'));
    return starts(line, SLICE("{")) && slice_ends_with(line, SLICE("}")) &&
           starts(slice_trim(rest), SLICE("{"));
}

/* Three hyphens, and a key with its value on the next line. */
static bool opens_front_matter(struct slice text)
{
    struct slice rest = text;
    if (!slice_is(slice_trim(slice_split(&rest, '\n')), "---"))
        return false;
    const struct slice line = slice_split(&rest, '\n');
    const size_t colon = slice_find_byte(line, ':');
    return colon != SIZE_MAX && colon > 0 && slice_find_byte(line, ' ') > colon &&
           slice_find(rest, SLICE("---")) != SIZE_MAX;
}

static enum content_kind sniff_archive(struct slice head)
{
    enum { TAR_MARK = 257 };
    if (slice_starts_with(head, SLICE("PK\3\4")) ||
        slice_starts_with(head, SLICE("PK\5\6")))
        return CONTENT_ZIP;
    if (slice_starts_with(head, SLICE("\x1F\x8B")))
        return CONTENT_GZIP;
    const struct slice mark = slice_part(head, TAR_MARK, head.length);
    return slice_starts_with(mark, SLICE("ustar")) ? CONTENT_TAR : CONTENT_UNKNOWN;
}

enum content_kind content_sniff(struct slice head)
{
    const enum content_kind archive = sniff_archive(head);
    if (archive != CONTENT_UNKNOWN)
        return archive;
    const struct slice text = slice_trim(without_mark(head));
    if (is_json(text))
        return is_json_lines(text) ? CONTENT_JSON_LINES : CONTENT_JSON;
    if (starts(text, SLICE("<")))
        return sniff_markup(text);
    return opens_front_matter(text) ? CONTENT_MARKDOWN : CONTENT_UNKNOWN;
}
