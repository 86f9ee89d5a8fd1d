/* What a page shows around its headline: the kicker, the lead, who wrote it. */
#pragma once

#include "sources/html_title.h"
#include "sources/metadata.h"

/* Fills in what the page shows and does not declare, and takes the kicker off the
 * title. In the arena. */
MUST_CHECK bool html_head_read(const xmlNode *root, struct html_title *title,
                               struct arena *arena, struct metadata *metadata,
                               struct fault *fault);
