/* Tells when the files of a folder, or one file beside it, have changed and come to
 * rest: a thread that listens to inotify for the folder and all folders below it. */
#pragma once

#include "base/attributes.h"
#include "base/fault.h"

/* Times are in milliseconds. */
struct watch_options {
    const char *folder; /* borrowed until watch_destroy */
    const char *file;   /* the same; watched as well; NULL: none */
    int rest;           /* without a change: then a burst of them is over */
    int patience;       /* a burst that lasts longer is told of while it goes on */
    int poll;           /* between two callings where not everything can be watched */
    int most_folders;   /* that are watched; the kernel may allow less */
    /* Called in the thread, once for each burst. It should return soon. */
    void (*changed)(void *context);
    void *context;
};

struct watch;

/* From here on nothing is missed, but nothing is told before watch_start. What cannot
 * be watched is warned of, once, and polled. Owned by the caller; NULL with the
 * fault set. */
struct watch *watch_create(const struct watch_options *options, struct fault *fault);
MUST_CHECK bool watch_start(struct watch *watch, struct fault *fault);

/* From any thread: as if something had changed just now. */
void watch_again(struct watch *watch);

/* Never within `changed`. When watch_stop returns nothing is told any more. */
void watch_stop(struct watch *watch);
void watch_destroy(struct watch *watch);
