/* chronicled check: what would be read in files, without a database. */
#pragma once

#include <stdio.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "reading/reading.h"

/* Prints a line of JSON for every record of the file, or of all files below the folder:
 * the article, or why there is none. *whole becomes false if anything was skipped. The
 * paths are shown as `path` begins. */
MUST_CHECK bool check_path(const struct reader *reader, const char *path, FILE *to,
                           bool *whole, struct fault *fault);
