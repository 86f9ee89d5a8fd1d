/* Features of lines: what speaks for a line being clutter, or against it, and how much.
 */
#pragma once

#include "sources/clutter.h"

/* A line in its place. */
struct place {
    const struct page_view *view; /* NULL while lines are looked at by themselves */
    uint32_t number;
    const struct line *line;
    bool linked; /* a heading of links stands before, and no running text between */
};

struct feature {
    const char *name; /* NULL ends a table */
    int weight;
    int (*strength)(const struct place *place); /* 0: does not show it */
};

/* What shows by itself, and what shows in its place only. */
extern const struct feature line_features[];
extern const struct feature place_features[];

/* From here on a line is too doubtful to say where the article begins or ends. */
enum { DOUBTFUL = CLUTTER / 2 };

/* How many words of the line are words of a page or of a shop. */
int line_clutter_words(const struct line *line);

/* The page or its seller speaks to the reader. */
bool line_is_personal(const struct line *line);

/* A few words that end in what pages can do. */
bool line_is_command(const struct line *line);

/* Items with separators between them, and no sentence. */
bool line_is_navigation(const struct line *line);
