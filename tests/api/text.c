#include "text.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

bool text_init(struct text *text, const char *utf8)
{
    const struct slice bytes = slice_of(utf8);
    *text = (struct text){ .points = calloc(bytes.length + 1, sizeof *text->points) };
    if (text->points == NULL)
        return false;
    for (size_t at = 0; at < bytes.length;)
        text->points[text->count++] = utf8_next(bytes, &at);
    return true;
}

void text_finish(struct text *text)
{
    free(text->points);
    *text = (struct text){ 0 };
}

bool text_has(const struct text *text, int64_t start, int64_t end, const char *quote)
{
    const struct slice bytes = slice_of(quote);
    if (quote == NULL || start < 0 || end < start || (size_t)end > text->count)
        return false;
    size_t at = 0;
    for (int64_t i = start; i < end; i++) {
        if (utf8_next(bytes, &at) != text->points[i])
            return false;
    }
    return at == bytes.length;
}

static bool is_space(int32_t point)
{
    return point == '\n' || point == '\r' || utf8_is_space(point);
}

static size_t skip_space(const struct text *text, size_t at)
{
    while (at < text->count && is_space(text->points[at]))
        at++;
    return at;
}

/* The end of the phrase that begins at `at`, or SIZE_MAX. */
static size_t match(const struct text *text, const struct text *phrase, size_t at)
{
    for (size_t i = 0; i < phrase->count;) {
        const bool wants_space = is_space(phrase->points[i]);
        if (at >= text->count || wants_space != is_space(text->points[at]) ||
            (!wants_space && phrase->points[i] != text->points[at]))
            return SIZE_MAX;
        i = wants_space ? skip_space(phrase, i) : i + 1;
        at = wants_space ? skip_space(text, at) : at + 1;
    }
    return at;
}

bool text_find(const struct text *text, const char *phrase, size_t from,
               struct stretch *out)
{
    struct text wanted;
    if (!text_init(&wanted, phrase))
        return false;
    size_t start = from, end = SIZE_MAX;
    for (; start < text->count && end == SIZE_MAX; start++)
        end = match(text, &wanted, start);
    text_finish(&wanted);
    if (end == SIZE_MAX)
        return false;
    *out = (struct stretch){ start - 1, end };
    return true;
}
