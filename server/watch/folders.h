/* The inotify watches of a folder and all folders below it. */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"
#include "base/fault.h"

/* A descriptor that tells of every change of a file, and every folder that comes or
 * goes; -1 with the fault set. *whole is false if some folders are not watched, with
 * the reason in the fault: those that are, are told of. At most `most` are watched. */
int folders_watch(const char *folder, int most, bool *whole, struct fault *fault);

/* What was told since the last call. */
struct folders_news {
    bool files;   /* a file, or anything else, has changed */
    bool folders; /* the watches no longer are those of the folder: watch it anew */
};

struct folders_news folders_read(int descriptor);
