/* What a page of HTML says about its article outside of the text. */
#pragma once

#include "sources/html_tree.h"
#include "sources/metadata.h"

/* Of all that the page says, the most reliable. In the arena. */
MUST_CHECK bool html_metadata_read(const xmlNode *root, struct arena *arena,
                                   struct metadata *out, struct fault *fault);
