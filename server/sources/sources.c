#include "sources/sources.h"

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

/* A file whose name says nothing is read whole only if its beginning says more. */
static bool read_file(const char *folder, struct slice path, struct buffer *content,
                      struct fault *why)
{
    const size_t most =
        format_hinted(path) == NULL ? FORMAT_HEAD : (size_t)SOURCE_LARGEST_FILE;
    if (!folder_read_file(folder, path, most, content, why))
        return false;
    if (content->length < most || most == SOURCE_LARGEST_FILE ||
        format_of(path, buffer_slice(content)) == NULL)
        return true;
    buffer_finish(content);
    return folder_read_file(folder, path, SOURCE_LARGEST_FILE, content, why);
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
    const bool done = read_file(place->folder, place->path, &content, &why)
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

static bool pass_over(void *context, const struct article *article,
                      struct slice problem, struct fault *fault)
{
    (void)context;
    (void)article;
    (void)problem;
    (void)fault;
    return true;
}

bool source_marks(const char *folder, struct slice path, struct arena *arena,
                  struct buffer *marks, struct fault *fault)
{
    const struct habits habits = { .marks = marks };
    const struct delivery to = {
        .path = path, .habits = &habits, .arena = arena, .visit = pass_over
    };
    struct fault why = { 0 };
    struct buffer content;
    bool done = true;
    if (folder_read_file(folder, path, FORMAT_HEAD, &content, &why) &&
        format_is_scraped(path, buffer_slice(&content))) {
        buffer_finish(&content);
        done = !folder_read_file(folder, path, SOURCE_LARGEST_FILE, &content, &why) ||
               format_read(&to, buffer_slice(&content), fault);
    }
    buffer_finish(&content);
    return done && buffer_ok(marks, fault);
}
