#include "watch/events.h"

#include <errno.h>
#include <unistd.h>

enum { EVENTS_SIZE = 64 * 1024 };

void events_read(int descriptor,
                 void (*take)(void *context, const struct inotify_event *event),
                 void *context)
{
    static _Thread_local _Alignas(struct inotify_event) char events[EVENTS_SIZE];
    for (;;) {
        const ssize_t got = read(descriptor, events, sizeof events);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return;
        const struct inotify_event *event = NULL;
        for (const char *at = events; at < events + got;
             at += sizeof *event + event->len) {
            event = (const struct inotify_event *)(const void *)at;
            take(context, event);
        }
    }
}
