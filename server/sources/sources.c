#include "sources/sources.h"

#include <unistd.h>

#include "base/buffer.h"
#include "sources/folder.h"
#include "sources/format.h"

bool source_read_content(struct slice path, struct slice content, struct arena *arena,
                         source_visit *visit, void *context, struct fault *fault)
{
    const struct delivery to = {
        .path = path,
        .arena = arena,
        .visit = visit,
        .context = context,
    };
    return format_read(&to, content, fault);
}

/* Initialises `content`, whatever comes of it. The file is read whole only if its name
 * and its beginning say that it is wanted. */
static bool read_file(const char *folder, struct slice path,
                      bool (*is_wanted)(struct slice path, struct slice head),
                      struct buffer *content, struct fault *why)
{
    enum { SPARE = 1 << 16 }; /* for reading beyond what is allowed */
    buffer_init(content, SOURCE_LARGEST_FILE + SPARE);
    const int file = folder_open_file(folder, path, why);
    if (file < 0)
        return false;
    const bool done = folder_read_file(file, FORMAT_HEAD, content, why) &&
                      (!is_wanted(path, buffer_slice(content)) ||
                       folder_read_rest(file, content, why));
    (void)close(file);
    return done;
}

static bool has_format(struct slice path, struct slice head)
{
    return format_of(path, head) != NULL;
}

bool source_read_at(const struct source_place *place, struct arena *arena,
                    source_visit *visit, void *context, struct fault *fault)
{
    const struct habits habits = { .known = place->repetition };
    const struct delivery to = { .path = place->path,
                                 .habits = &habits,
                                 .arena = arena,
                                 .visit = visit,
                                 .context = context };
    struct fault why = { 0 };
    struct buffer content;
    const bool done = read_file(place->folder, place->path, has_format, &content, &why)
                          ? format_read(&to, buffer_slice(&content), fault)
                          : deliver_problem(&to, &why, fault);
    buffer_finish(&content);
    return done;
}

bool source_read(const char *folder, struct slice path, struct arena *arena,
                 source_visit *visit, void *context, struct fault *fault)
{
    const struct source_place place = { .folder = folder, .path = path };
    return source_read_at(&place, arena, visit, context, fault);
}

bool source_marks(const char *folder, struct slice path, struct arena *arena,
                  struct buffer *marks, struct fault *fault)
{
    const struct habits habits = { .marks = marks };
    const struct delivery to = { .path = path, .habits = &habits, .arena = arena };
    struct fault why = { 0 };
    struct buffer content;
    const bool done = !read_file(folder, path, format_is_scraped, &content, &why) ||
                      format_read(&to, buffer_slice(&content), fault);
    buffer_finish(&content);
    return done && buffer_ok(marks, fault);
}
