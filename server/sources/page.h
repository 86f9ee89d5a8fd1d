/* A scraped page of plain text: headline and article, without what stood around them.
 */
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "news/date.h"
#include "sources/repetition.h"

/* bytes NULL: the page has none of the kind. */
struct page {
    const struct habits *habits; /* set by the caller; NULL: there are none */
    struct slice title, kicker;
    struct slice text;            /* lead, sub-headings and paragraphs */
    struct slice lead;            /* the first line of the text, if it is set off */
    struct slice author;          /* by a line of its own; see authors.h */
    struct publication published; /* by a date line */
};

/* `text` as text_decode() leaves it; it is changed. *out lives in the arena. */
MUST_CHECK bool page_read(char *text, size_t length, struct arena *arena,
                          struct page *out, struct fault *fault);

/* The same for text whose headline is known already and does not stand in it as such;
 * bytes NULL: it has none. */
MUST_CHECK bool page_read_titled(char *text, size_t length, struct slice title,
                                 struct arena *arena, struct page *out,
                                 struct fault *fault);
