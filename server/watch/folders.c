#include "watch/folders.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "watch/events.h"

enum { DEEPEST = 64 };

static const uint32_t interesting = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE |
                                    IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                                    IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

struct walk {
    int descriptor;
    int left; /* how many folders may still be watched */
};

/* The types of entries are not known on every file system. */
static bool is_folder(const char *path, const struct dirent *entry)
{
    struct stat status;
    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type == DT_DIR;
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool watch_one(struct walk *walk, const char *path, struct fault *fault)
{
    if (walk->left == 0)
        return fault_set(fault, FAULT_LIMIT, "there are too many folders");
    walk->left--;
    if (inotify_add_watch(walk->descriptor, path, interesting) >= 0)
        return true;
    return fault_set(fault, errno == ENOSPC ? FAULT_LIMIT : FAULT_IO, "%s: %s", path,
                     errno == ENOSPC ? "the limit of fs.inotify.max_user_watches"
                                     : strerror(errno));
}

/* A folder is watched before it is read: what is made in it meanwhile is seen by the
 * one or the other. */
// NOLINTNEXTLINE(misc-no-recursion): folders are nested, and DEEPEST bounds it
static void watch_below(struct walk *walk, const char *path, int depth,
                        struct fault *fault)
{
    if (!watch_one(walk, path, fault))
        return;
    DIR *const folder = depth == DEEPEST ? NULL : opendir(path);
    if (folder == NULL)
        return;
    for (const struct dirent *entry = NULL; (entry = readdir(folder)) != NULL;) {
        char child[PATH_MAX];
        const int length = snprintf(child, sizeof child, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.' && length < PATH_MAX && is_folder(child, entry))
            watch_below(walk, child, depth + 1, fault);
    }
    (void)closedir(folder);
}

int folders_watch(const char *folder, int most, bool *whole, struct fault *fault)
{
    struct walk walk = { inotify_init1(IN_NONBLOCK | IN_CLOEXEC), most };
    if (walk.descriptor < 0) {
        fault_set(fault, FAULT_IO, "inotify: %s", strerror(errno));
        return -1;
    }
    watch_below(&walk, folder, 0, fault);
    *whole = fault->kind == FAULT_NONE;
    return walk.descriptor;
}

static void take_event(void *context, const struct inotify_event *event)
{
    struct folders_news *const news = context;
    static const uint32_t lost = IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF |
                                 IN_IGNORED | IN_UNMOUNT | IN_ISDIR;
    /* Hidden files are never read; programs write to them what is not done yet. */
    if (event->len > 0 && event->name[0] == '.')
        return;
    news->files = true;
    news->folders = news->folders || (event->mask & lost) != 0;
}

struct folders_news folders_read(int descriptor)
{
    struct folders_news news = { false, false };
    events_read(descriptor, take_event, &news);
    return news;
}
