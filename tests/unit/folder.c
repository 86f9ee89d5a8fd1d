#include "folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

void folder_enter(struct folder *folder)
{
    const char *const temporary = getenv("TMPDIR");
    (void)snprintf(folder->path, sizeof folder->path, "%s/chronicled-XXXXXX",
                   temporary == NULL ? "/tmp" : temporary);
    assert_non_null(mkdtemp(folder->path));
}

void folder_leave(struct folder *folder)
{
    char command[FOLDER_PATH_SIZE + 32];
    (void)snprintf(command, sizeof command, "rm -rf '%s'", folder->path);
    assert_int_equal(system(command), 0); // NOLINT(cert-env33-c): a path of our own
}

char *folder_below(const struct folder *folder, const char *name,
                   char path[FOLDER_PATH_SIZE])
{
    assert_true(snprintf(path, FOLDER_PATH_SIZE, "%s/%s", folder->path, name) <
                FOLDER_PATH_SIZE);
    return path;
}

static void set_time(const char *path, time_t seconds)
{
    const struct timespec times[] = { { .tv_sec = seconds }, { .tv_sec = seconds } };
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

void folder_put(const struct folder *folder, const char *name, const char *content)
{
    char path[FOLDER_PATH_SIZE];
    FILE *const file = fopen(folder_below(folder, name, path), "w");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
    set_time(path, 1000000000 + (time_t)strlen(content));
}

void folder_touch(const struct folder *folder, const char *name)
{
    char path[FOLDER_PATH_SIZE];
    set_time(folder_below(folder, name, path), 900000000);
}

void folder_remove(const struct folder *folder, const char *name)
{
    char path[FOLDER_PATH_SIZE];
    assert_int_equal(unlink(folder_below(folder, name, path)), 0);
}
