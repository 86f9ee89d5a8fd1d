/* Which lines of a page no reader of the article would read: a score from features of
 * the line and of its place, weighed in one table. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "sources/lines.h"

enum { CLUTTER = 100 };

#define NO_LINE UINT32_MAX

/* What is known of a page so far. Its head ends where running text begins, its tail
 * begins behind the last running text. */
struct page_view {
    const struct lines *lines;
    uint32_t title;          /* number of the headline's line, or NO_LINE */
    uint32_t body, tail;     /* first line of each; both count if there is no prose */
    struct slice title_text; /* bytes NULL: none */
};

/* Scores every line by itself. */
void clutter_score_lines(struct lines *lines);

/* Finds where running text begins and ends, by the scores. */
void clutter_find_body(struct page_view *view);

/* Scores every line in its place as well, and marks what is to be dropped. */
void clutter_mark(struct lines *lines, const struct page_view *view);
