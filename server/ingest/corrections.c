#include "ingest/corrections.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "json/items.h"

/* A longer list was not written by hand. */
enum { FILE_CEILING = 1 << 20, PATH_SHOWN = 100 };

static const size_t arena_ceiling = (size_t)256 << 20;

/* A fault's detail is short: of a long path only the end is shown, so that the line
 * always is. */
static bool blame(const char *path, enum fault_kind kind, const char *detail,
                  struct fault *fault)
{
    const size_t length = strlen(path);
    const bool fits = length <= PATH_SHOWN;
    return fault_set(fault, kind, "%s%s: %s", fits ? "" : "...",
                     fits ? path : path + length - PATH_SHOWN, detail);
}

/* The whole file, in the arena. */
static bool read_file(const char *path, struct arena *arena, struct slice *out,
                      struct fault *fault)
{
    char *const content = arena_alloc(arena, FILE_CEILING + 1);
    if (content == NULL)
        return fault_no_memory(fault);
    FILE *const file = fopen(path, "rbe");
    if (file == NULL)
        return blame(path, FAULT_IO, strerror(errno), fault);
    const size_t length = fread(content, 1, FILE_CEILING + 1, file);
    const int problem = ferror(file) ? errno : 0;
    (void)fclose(file);
    if (problem != 0)
        return blame(path, FAULT_IO, strerror(problem), fault);
    if (length > FILE_CEILING)
        return blame(path, FAULT_LIMIT, "larger than 1 MiB", fault);
    *out = (struct slice){ content, length };
    return true;
}

bool correction_file_init(struct correction_file *file, const char *path,
                          struct fault *fault)
{
    struct slice content = { 0 };
    struct fault cause = { 0 };
    *file = (struct correction_file){ .arena = arena_create(arena_ceiling) };
    if (file->arena == NULL)
        return fault_no_memory(fault);
    if (path == NULL)
        return true;
    if (!read_file(path, file->arena, &content, fault))
        return false;
    if (!corrections_parse(content, file->arena, &file->corrections, &cause))
        return blame(path, cause.kind, cause.detail, fault);
    digest_hex(content, file->digest);
    return true;
}

void correction_file_finish(struct correction_file *file)
{
    arena_destroy(file->arena);
    *file = (struct correction_file){ 0 };
}

bool correction_file_report(const struct correction_file *file, struct slice *json,
                            struct fault *fault)
{
    const struct corrections *const corrections = &file->corrections;
    struct buffer buffer;
    buffer_init(&buffer, arena_ceiling);
    struct writer writer = { .out = &buffer };
    writer_begin_array(&writer);
    for (uint32_t i = 0; i < corrections->count; i++) {
        const struct correction *const correction = &corrections->items[i];
        const struct correction_report report = {
            .line = correction->line,
            .action = correction_action_name(correction->action),
            .kind = correction->kind,
            .id = correction->id,
            .problem = correction->problem,
        };
        json_correction(&writer, &report);
    }
    writer_end_array(&writer);
    const bool ok = buffer_ok(&buffer, fault);
    if (ok)
        *json = arena_copy(file->arena, buffer_slice(&buffer));
    buffer_finish(&buffer);
    return ok && (json->bytes != NULL || fault_no_memory(fault));
}
