/* Which heading of a page is its headline. */
#pragma once

#include "sources/html_tree.h"

struct html_title {
    const xmlNode *element; /* that shows it; NULL: none does */
    struct slice text;      /* bytes NULL: the page has none */
};

/* `declared` is what the page says elsewhere, bytes NULL if it does not. In the arena,
 * or borrowed from `declared`. */
MUST_CHECK bool html_title_find(const xmlNode *root, struct slice declared,
                                struct arena *arena, struct html_title *out,
                                struct fault *fault);
