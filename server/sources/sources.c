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

bool source_read(const char *folder, struct slice path, struct arena *arena,
                 source_visit *visit, void *context, struct fault *fault)
{
    const struct delivery to = { .path = path, .visit = visit, .context = context };
    struct fault why = { 0 };
    struct buffer content;
    const bool done = read_file(folder, path, &content, &why)
                          ? source_read_content(path, buffer_slice(&content), arena,
                                                visit, context, fault)
                          : deliver_problem(&to, &why, fault);
    buffer_finish(&content);
    return done;
}
