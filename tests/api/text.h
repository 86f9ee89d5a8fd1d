/* A text by code points, as clients of the API count it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
    int32_t *points; /* owned */
    size_t count;
};

struct stretch {
    size_t start, end;
};

/* False: out of memory. */
bool text_init(struct text *text, const char *utf8);
void text_finish(struct text *text);

/* text[start:end] == quote */
bool text_has(const struct text *text, int64_t start, int64_t end, const char *quote);

/* The first stretch from `from` on that is the phrase, any run of white space being one
 * space. */
bool text_find(const struct text *text, const char *phrase, size_t from,
               struct stretch *out);
