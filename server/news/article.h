/* Articles, and where they come from. */
#pragma once

#include <stdint.h>

#include "news/date.h"
#include "news/span.h"

enum { ARTICLE_ID_SIZE = 17 };

/* A record of a source file. */
struct source {
    struct slice path;   /* below the sources folder, with '/' */
    struct slice member; /* of the archive that the file is; bytes NULL: it is none */
    uint32_t record;     /* from 1, in the file */
    struct slice
        format; /* "text", "html", "rss" and so on: of the member, if there is one */
    struct slice sha256; /* of the record's bytes, hexadecimal */
};

/* Slices are borrowed from the arena that the article was made in; bytes NULL where the
 * source does not say. */
struct article {
    struct slice id; /* hexadecimal digits, from the URL, else from path and record */
    struct slice url, title, publisher, language;
    struct slice kicker; /* the words above the headline; they are not in the text */
    const struct slice *authors; /* as the source names them */
    uint32_t author_count;
    struct slice text; /* valid UTF-8 without boilerplate; all offsets refer to it */
    struct span lead;  /* of the text, where the source sets it off; else empty */
    struct source source;
    struct publication published;
};
