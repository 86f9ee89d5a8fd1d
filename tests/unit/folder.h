/* A folder of its own for a test, gone with everything in it afterwards. */
#pragma once

enum { FOLDER_PATH_SIZE = 512 };

struct folder {
    char path[FOLDER_PATH_SIZE];
};

/* Fails the test if it cannot be made, or not emptied. */
void folder_enter(struct folder *folder);
void folder_leave(struct folder *folder);

/* The path of a file in it. */
char *folder_below(const struct folder *folder, const char *name,
                   char path[FOLDER_PATH_SIZE]);

/* Writes a file, with a time that is long ago and the same for equal lengths. */
void folder_put(const struct folder *folder, const char *name, const char *content);
void folder_remove(const struct folder *folder, const char *name);

/* Another time, still long ago. */
void folder_touch(const struct folder *folder, const char *name);
