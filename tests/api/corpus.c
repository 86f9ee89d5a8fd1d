#include "corpus.h"

#include <string.h>

enum { LIST_MAX = 512 * 1024 * 1024 };

json_t *corpus_lines(const struct daemon *daemon, const char *target)
{
    struct buffer body;
    buffer_init(&body, LIST_MAX);
    json_t *list = daemon_text(daemon, target, &body) ? json_array() : NULL;
    struct slice rest = buffer_slice(&body);
    while (list != NULL && rest.length > 0) {
        const struct slice line = slice_split(&rest, '\n');
        json_t *const item = json_loadb(line.bytes, line.length, 0, NULL);
        if (json_array_append_new(list, item) == 0)
            continue;
        json_decref(list);
        list = NULL;
    }
    buffer_finish(&body);
    return list;
}

json_t *corpus_article(const json_t *articles, const char *path, json_int_t record)
{
    size_t i = 0;
    json_t *article = NULL;
    json_array_foreach(articles, i, article)
    {
        const json_t *const source = json_object_get(article, "source");
        const char *const at = json_string_value(json_object_get(source, "path"));
        if (at != NULL && strcmp(at, path) == 0 &&
            json_integer_value(json_object_get(source, "record")) == record)
            return article;
    }
    return NULL;
}
