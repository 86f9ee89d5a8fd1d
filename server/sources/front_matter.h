/* The block of YAML that may stand before a text. */
#pragma once

#include "sources/metadata.h"

/* Cuts the block off *text and takes what it says of the article; of a text without one
 * nothing is said. In the arena. A block that is no YAML is a fault. */
MUST_CHECK bool front_matter_read(struct slice *text, struct arena *arena,
                                  struct metadata *out, struct fault *fault);

/* The length of the block with its marks; 0 if there is none. */
size_t front_matter_length(struct slice text);
