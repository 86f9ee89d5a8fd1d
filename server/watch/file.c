#include "watch/file.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "watch/events.h"

static const uint32_t of_the_folder =
    IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
    IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
static const uint32_t of_the_file =
    IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

static const char *name_of(const char *path)
{
    const char *const slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* "." for a file of the working folder. */
static void folder_of(const char *path, char folder[PATH_MAX])
{
    const int length = (int)(name_of(path) - path);
    (void)snprintf(folder, PATH_MAX, "%.*s.", length, path);
}

int file_watch(const char *path, struct fault *fault)
{
    char folder[PATH_MAX];
    const int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    folder_of(path, folder);
    if (descriptor >= 0 && inotify_add_watch(descriptor, folder, of_the_folder) >= 0) {
        /* What is behind a link, or mounted there, is not seen to change in the folder;
         * and there may be nothing yet. */
        (void)inotify_add_watch(descriptor, path, of_the_file);
        return descriptor;
    }
    fault_set(fault, FAULT_IO, "%s: %s", path, strerror(errno));
    if (descriptor >= 0)
        (void)close(descriptor);
    return -1;
}

/* Other files of the folder are nobody's business: the database may lie there. */
struct sight {
    const char *name;
    bool changed;
};

static void take_event(void *context, const struct inotify_event *event)
{
    struct sight *const sight = context;
    sight->changed =
        sight->changed || event->len == 0 || strcmp(event->name, sight->name) == 0;
}

bool file_has_changed(int descriptor, const char *path)
{
    struct sight sight = { name_of(path), false };
    events_read(descriptor, take_event, &sight);
    return sight.changed;
}
