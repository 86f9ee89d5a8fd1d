#include "sources/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/list.h"
#include "base/utf8.h"
#include "sources/sources.h"

enum { LARGEST_LISTING = 1 << 22, READ_STEP = 1 << 16 };

/* A walk under way. */
struct walk {
    const char *root; /* the folder without links, no '/' behind it */
    uid_t user;       /* who reads */
    struct arena *arena;
    struct list files; /* of struct source_file */
};

/* An entry of a folder that is open: asked for by its name alone, for the system to go
 * no long way to each. */
struct entry {
    int folder;
    const char *name;
    const char *path; /* whole */
};

/* What the entry is; a link counts as what it leads to. */
static bool look_at(const char *root, const struct entry *entry, struct stat *status,
                    struct fault *fault)
{
    if (fstatat(entry->folder, entry->name, status, AT_SYMLINK_NOFOLLOW) != 0)
        return fault_set(fault, FAULT_IO, "%s", strerror(errno));
    if (!S_ISLNK(status->st_mode))
        return true;
    char target[PATH_MAX];
    if (realpath(entry->path, target) == NULL || stat(target, status) != 0)
        return fault_set(fault, FAULT_IO, "the link leads nowhere");
    const size_t length = strlen(root);
    if (strncmp(target, root, length) != 0 ||
        (target[length] != '/' && target[length] != '\0'))
        return fault_set(fault, FAULT_IO, "the link leads out of the folder");
    if (S_ISDIR(status->st_mode))
        return fault_set(fault, FAULT_IO, "links to folders are not followed");
    return true;
}

/* The path below the folder as it is shown: bytes that are no UTF-8 become \xNN. */
static struct slice shown_path(struct slice path, struct arena *arena)
{
    if (utf8_is_valid(path))
        return arena_copy(arena, path);
    struct buffer shown;
    buffer_init(&shown, (size_t)4 * PATH_MAX);
    for (size_t at = 0; at < path.length;) {
        const size_t start = at;
        if (utf8_next(path, &at) == UTF8_INVALID)
            buffer_printf(&shown, "\\x%02x", (unsigned char)path.bytes[start]);
        else
            buffer_append_slice(&shown, slice_part(path, start, at));
    }
    const struct slice copy = shown.failure == FAULT_NONE
                                  ? arena_copy(arena, buffer_slice(&shown))
                                  : (struct slice){ 0 };
    buffer_finish(&shown);
    return copy;
}

static bool add_file(struct walk *walk, struct slice path, const struct stat *status,
                     const char *problem, struct fault *fault)
{
    if (walk->files.count >= LARGEST_LISTING)
        return fault_set(fault, FAULT_LIMIT, "more than %d files in %s",
                         LARGEST_LISTING, walk->root);
    struct source_file *const file = list_add(&walk->files, walk->arena, sizeof *file);
    if (file == NULL)
        return fault_no_memory(fault);
    *file = (struct source_file){
        .path = shown_path(path, walk->arena),
        .size = status->st_size,
        .mtime_ns =
            (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec,
    };
    if (problem == NULL && !utf8_is_valid(path))
        problem = "the file's name is not valid UTF-8";
    if (problem != NULL)
        file->problem = arena_copy(walk->arena, slice_of(problem));
    if (file->path.bytes == NULL || (problem != NULL && file->problem.bytes == NULL))
        return fault_no_memory(fault);
    return true;
}

static bool walk_folder(struct walk *walk, const char *path, int depth,
                        struct fault *fault);

/* Whether it may be read is asked now, not when it is opened: a permission leaves no
 * trace in a file's size and time, and a file that may be read again is to be seen. The
 * mode alone says that its owner may. */
static const char *entry_problem(const struct walk *walk, const struct entry *entry,
                                 const struct stat *status)
{
    if (!S_ISREG(status->st_mode))
        return "not a regular file";
    if (status->st_uid == walk->user && (status->st_mode & S_IRUSR) != 0)
        return NULL;
    return faccessat(entry->folder, entry->name, R_OK, AT_EACCESS) == 0
               ? NULL
               : strerror(errno);
}

static bool visit_entry(struct walk *walk, const struct entry *entry, int depth,
                        struct fault *fault)
{
    const struct slice below = slice_of(entry->path + strlen(walk->root) + 1);
    struct stat status = { 0 };
    struct fault why = { 0 };
    if (!look_at(walk->root, entry, &status, &why))
        return add_file(walk, below, &status, why.detail, fault);
    if (!S_ISDIR(status.st_mode))
        return add_file(walk, below, &status, entry_problem(walk, entry, &status),
                        fault);
    if (depth >= SOURCE_DEEPEST_FOLDER)
        return add_file(walk, below, &status, "folders are nested too deeply here",
                        fault);
    return walk_folder(walk, entry->path, depth + 1, fault);
}

/* A folder that cannot be opened is listed; that it cannot be the root is checked. */
static bool walk_folder(struct walk *walk, const char *path, int depth,
                        struct fault *fault)
{
    DIR *const folder = opendir(path);
    if (folder == NULL && depth == 0)
        return fault_set(fault, FAULT_IO, "%s: %s", path, strerror(errno));
    if (folder == NULL)
        return add_file(walk, slice_of(path + strlen(walk->root) + 1),
                        &(struct stat){ 0 }, strerror(errno), fault);
    bool done = true;
    for (const struct dirent *next; done && (next = readdir(folder)) != NULL;) {
        char child[PATH_MAX];
        if (next->d_name[0] == '.')
            continue;
        const struct entry entry = { dirfd(folder), next->d_name, child };
        /* What is too long for the system is listed as far as it goes. */
        done = snprintf(child, sizeof child, "%s/%s", path, next->d_name) < PATH_MAX
                   ? visit_entry(walk, &entry, depth, fault)
                   : add_file(walk, slice_of(child + strlen(walk->root) + 1),
                              &(struct stat){ 0 }, strerror(ENAMETOOLONG), fault);
    }
    (void)closedir(folder);
    return done;
}

static int compare_files(const void *a, const void *b)
{
    const struct source_file *const first = a;
    const struct source_file *const second = b;
    return slice_compare(first->path, second->path);
}

bool sources_list(const char *folder, struct arena *arena, struct source_listing *out,
                  struct fault *fault)
{
    char root[PATH_MAX];
    if (realpath(folder, root) == NULL)
        return fault_set(fault, FAULT_IO, "%s: %s", folder, strerror(errno));
    if (strcmp(root, "/") == 0)
        return fault_set(fault, FAULT_INPUT, "/ cannot be the sources folder");
    struct walk walk = { .root = root, .user = geteuid(), .arena = arena };
    if (!walk_folder(&walk, root, 0, fault))
        return false;
    if (walk.files.count > 0)
        qsort(walk.files.items, walk.files.count, sizeof(struct source_file),
              compare_files);
    *out = (struct source_listing){ walk.files.items, walk.files.count };
    return true;
}

static bool too_large(struct fault *fault)
{
    return fault_set(fault, FAULT_LIMIT, "larger than %d MiB",
                     SOURCE_LARGEST_FILE >> 20);
}

/* The file without links on its way, if it lies in the folder. Opened without waiting:
 * a pipe may have taken its place since the folder was listed. */
static int open_inside(const char *folder, struct slice path, struct fault *fault)
{
    char root[PATH_MAX];
    char joined[PATH_MAX];
    char real[PATH_MAX];
    if (realpath(folder, root) == NULL ||
        snprintf(joined, sizeof joined, "%s/%.*s", root, (int)path.length,
                 path.bytes) >= PATH_MAX ||
        realpath(joined, real) == NULL) {
        fault_set(fault, FAULT_IO, "%s", strerror(errno));
        return -1;
    }
    const size_t length = strlen(root);
    if (strncmp(real, root, length) != 0 || real[length] != '/') {
        fault_set(fault, FAULT_IO, "the link leads out of the folder");
        return -1;
    }
    const int file = open(real, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        fault_set(fault, FAULT_IO, "%s", strerror(errno));
    return file;
}

static bool is_regular(int file, struct fault *fault)
{
    struct stat status = { 0 };
    return (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) ||
           fault_set(fault, FAULT_IO, "not a regular file");
}

int folder_open_file(const char *folder, struct slice path, struct fault *fault)
{
    const int file = open_inside(folder, path, fault);
    if (file < 0 || is_regular(file, fault))
        return file;
    (void)close(file);
    return -1;
}

bool folder_read_file(int file, size_t least, struct buffer *content,
                      struct fault *fault)
{
    while (content->length < least) {
        char *const room = buffer_reserve(content, READ_STEP);
        if (room == NULL)
            return content->failure == FAULT_LIMIT ? too_large(fault)
                                                   : fault_no_memory(fault);
        const ssize_t got = read(file, room, READ_STEP);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fault_set(fault, FAULT_IO, "%s", strerror(errno));
        if (got == 0)
            return true;
        content->length += (size_t)got;
    }
    return true;
}

bool folder_read_rest(int file, struct buffer *content, struct fault *fault)
{
    struct stat status = { 0 };
    if (fstat(file, &status) == 0 && status.st_size > SOURCE_LARGEST_FILE)
        return too_large(fault);
    return folder_read_file(file, SIZE_MAX, content, fault);
}
