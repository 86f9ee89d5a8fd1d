/* The inotify watches of one file, wherever it comes from: written in place, moved
 * there, made anew, or behind a link. */
#pragma once

#include <stdbool.h>

#include "base/fault.h"

/* A descriptor that tells of its changes; -1 with the fault set. The file need not be
 * there, the folder that it is in must. */
int file_watch(const char *path, struct fault *fault);

/* Whether it has changed since the last call: it should be watched anew then. */
bool file_has_changed(int descriptor, const char *path);
