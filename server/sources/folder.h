/* The sources folder on disk: how one of its files becomes bytes in memory. */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"
#include "base/buffer.h"

/* Initialises `content`, whatever comes of it, and fills it: the caller finishes it.
 * `most` bytes are enough if they are less than SOURCE_LARGEST_FILE, which no file may
 * exceed. The fault is one line for the list of skipped files. */
MUST_CHECK bool folder_read_file(const char *folder, struct slice path, size_t most,
                                 struct buffer *content, struct fault *fault);
