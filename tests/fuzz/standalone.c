/* Replays the files of the given folders through a fuzz target, as an ordinary test. */
#include <dirent.h>
#include <string.h>

#include "base/buffer.h"
#include "fuzz.h"

enum { PATH_SIZE = 4096, LARGEST_INPUT = 1 << 24 };

static bool load(const char *path, struct buffer *content)
{
    FILE *const file = fopen(path, "rb");
    size_t got = 0;
    if (file == NULL)
        return false;
    do {
        char *const room = buffer_reserve(content, BUFSIZ);
        got = room == NULL ? 0 : fread(room, 1, BUFSIZ, file);
        content->length += got;
    } while (got > 0);
    return fclose(file) == 0 && content->failure == FAULT_NONE;
}

static int replay(const char *path)
{
    struct buffer content;
    buffer_init(&content, LARGEST_INPUT);
    const bool loaded = load(path, &content);
    if (loaded)
        (void)LLVMFuzzerTestOneInput((const uint8_t *)content.bytes, content.length);
    else
        (void)fprintf(stderr, "cannot read %s\n", path);
    buffer_finish(&content);
    return loaded ? 1 : -1;
}

/* How many inputs the folder had, or -1. */
static int replay_folder(const char *path)
{
    DIR *const folder = opendir(path);
    int count = 0;
    if (folder == NULL)
        return -1;
    for (const struct dirent *entry; count >= 0 && (entry = readdir(folder)) != NULL;) {
        char input[PATH_SIZE];
        if (entry->d_name[0] == '.')
            continue;
        const int length = snprintf(input, sizeof input, "%s/%s", path, entry->d_name);
        count = length < PATH_SIZE && replay(input) > 0 ? count + 1 : -1;
    }
    (void)closedir(folder);
    return count;
}

/* Replaying nothing is a failure: the first folder is the corpus. */
int main(int count, char **folders)
{
    for (int i = 1; i < count; i++) {
        const int replayed = replay_folder(folders[i]);
        (void)printf("%s: %d inputs\n", folders[i], replayed);
        if (replayed < 0 || (i == 1 && replayed == 0))
            return EXIT_FAILURE;
    }
    return count > 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
