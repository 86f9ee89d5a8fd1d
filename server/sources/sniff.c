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

/* What stands behind comments, instructions and the type of the document. */
static struct slice first_element(struct slice text)
{
    for (;;) {
        text = slice_trim(text);
        if (starts(text, SLICE("<!--")))
            text = behind(text, SLICE("-->"));
        else if (starts(text, SLICE("<?")) || starts(text, SLICE("<!")))
            text = behind(text, SLICE(">"));
        else
            return text;
    }
}

static bool is_html(struct slice text)
{
    static const struct slice begin[] = {
        { "<html", 5 },  { "<head", 5 }, { "<body", 5 },    { "<meta", 5 },
        { "<title", 6 }, { "<main", 5 }, { "<article", 8 }, { "<link rel", 9 },
    };
    if (starts(text, SLICE("<!doctype html")))
        return true;
    const struct slice element = first_element(text);
    for (size_t i = 0; i < sizeof begin / sizeof begin[0]; i++)
        if (starts(element, begin[i]))
            return true;
    return false;
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

enum content_kind content_sniff(struct slice head)
{
    const struct slice text = slice_trim(without_mark(head));
    if (is_json(text))
        return is_json_lines(text) ? CONTENT_JSON_LINES : CONTENT_JSON;
    if (starts(text, SLICE("<")) && is_html(text))
        return CONTENT_HTML;
    return CONTENT_UNKNOWN;
}
