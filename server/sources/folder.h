/* The sources folder on disk: how one of its files becomes bytes in memory. */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"
#include "base/buffer.h"

/* Faults are one line for the list of skipped files. A descriptor for the caller to
 * close; -1 with the fault set. */
int folder_open_file(const char *folder, struct slice path, struct fault *fault);

/* Reads on until `content` has `least` bytes or the file ends. */
MUST_CHECK bool folder_read_file(int file, size_t least, struct buffer *content,
                                 struct fault *fault);

/* Reads on to the end; no file may exceed SOURCE_LARGEST_FILE. */
MUST_CHECK bool folder_read_rest(int file, struct buffer *content, struct fault *fault);
