/* What a file is by how it begins, whatever its name. */
#pragma once

#include "base/slice.h"

enum content_kind {
    CONTENT_UNKNOWN, /* it does not say: plain text, perhaps */
    CONTENT_JSON,
    CONTENT_JSON_LINES,
    CONTENT_HTML,
    CONTENT_RSS,
    CONTENT_ATOM,
    CONTENT_MARKDOWN,
    CONTENT_ZIP,
    CONTENT_TAR,
    CONTENT_GZIP
};

enum content_kind content_sniff(struct slice head);
