/* What inotify has to tell. */
#pragma once

#include <sys/inotify.h>

/* Hands over all events that wait at the descriptor, which does not block. */
void events_read(int descriptor,
                 void (*take)(void *context, const struct inotify_event *event),
                 void *context);
