#include "check.h"

#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>

#include "base/utf8.h"
#include "json/items.h"
#include "sources/repetition.h"
#include "sources/sources.h"

static const size_t record_ceiling = (size_t)1 << 30;
static const size_t line_ceiling = (size_t)1 << 28;

/* What one path is checked with. */
struct check {
    const struct reader *reader;
    const char *folder;
    struct slice shown; /* stands before the paths below the folder */
    struct arena *records, *reading;
    struct buffer line, path;
    FILE *to;
    struct repetition *repetition; /* what the files of a folder share; else NULL */
    bool whole;                    /* nothing was skipped */
};

static bool print(struct check *check, struct fault *fault)
{
    struct buffer *const line = &check->line;
    buffer_append_byte(line, '\n');
    if (!buffer_ok(line, fault))
        return false;
    if (fwrite(line->bytes, 1, line->length, check->to) == line->length)
        return true;
    return fault_set(fault, FAULT_IO, "standard output: %s", strerror(errno));
}

/* The article is read too: that may find its date in the text. */
static bool visit_record(void *context, const struct article *article,
                         struct slice problem, struct fault *fault)
{
    struct check *const check = context;
    struct article shown = *article;
    struct reading reading = { 0 };
    struct fault why = { 0 };
    arena_reset(check->reading);
    if (problem.bytes == NULL &&
        !reader_read(check->reader, article, check->reading, &reading, &why))
        problem = slice_of(why.detail);
    if (problem.bytes != NULL)
        check->whole = false;
    buffer_clear(&check->path);
    buffer_append_slice(&check->path, check->shown);
    buffer_append_slice(&check->path, article->source.path);
    shown.source.path = buffer_slice(&check->path);
    buffer_clear(&check->line);
    json_record(&(struct writer){ .out = &check->line }, &shown, &reading.published,
                problem);
    return print(check, fault);
}

static bool check_file(struct check *check, const struct source_file *file,
                       struct fault *fault)
{
    const struct source_place place = { check->folder, file->path, check->repetition };
    if (file->problem.bytes == NULL)
        return source_read_at(&place, check->records, visit_record, check, fault);
    const struct article nothing = { .source.path = file->path };
    return visit_record(check, &nothing, file->problem, fault);
}

static bool count_lines(const struct check *check, const struct source_listing *listing,
                        struct fault *fault)
{
    struct buffer marks;
    bool ok = true;
    buffer_init(&marks, record_ceiling);
    for (uint32_t i = 0; i < listing->count && ok; i++) {
        buffer_clear(&marks);
        ok = listing->files[i].problem.bytes != NULL ||
             (source_marks(check->folder, listing->files[i].path, check->records,
                           &marks, fault) &&
              repetition_add(check->repetition, buffer_slice(&marks), fault));
    }
    buffer_finish(&marks);
    repetition_settle(check->repetition);
    return ok;
}

static bool check_folder(struct check *check, struct fault *fault)
{
    struct source_listing listing = { 0 };
    struct arena *const arena = arena_create(record_ceiling);
    bool ok = arena == NULL ? fault_no_memory(fault)
                            : sources_list(check->folder, arena, &listing, fault);
    check->repetition = repetition_create();
    ok = ok && (check->repetition != NULL || fault_no_memory(fault)) &&
         count_lines(check, &listing, fault);
    for (uint32_t i = 0; i < listing.count && ok; i++)
        ok = check_file(check, &listing.files[i], fault);
    repetition_destroy(check->repetition);
    arena_destroy(arena);
    return ok;
}

/* A file is read as one of the folder that it lies in. */
static bool check_one(struct check *check, const char *path, struct fault *fault)
{
    char folder[PATH_MAX], name[PATH_MAX];
    struct stat status;
    if (!utf8_is_valid(slice_of(path)))
        return fault_set(fault, FAULT_INPUT, "a path is not valid UTF-8");
    if (snprintf(folder, sizeof folder, "%s", path) >= PATH_MAX)
        return fault_set(fault, FAULT_INPUT, "the path is too long");
    memcpy(name, folder, sizeof name);
    struct source_file file = { .path = slice_of(path) };
    if (stat(path, &status) != 0)
        file.problem = slice_of(strerror(errno));
    if (file.problem.bytes == NULL && S_ISDIR(status.st_mode)) {
        const bool ended = slice_ends_with(slice_of(path), SLICE("/"));
        const int length = snprintf(name, sizeof name, "%s%s", path, ended ? "" : "/");
        if (length >= PATH_MAX)
            return fault_set(fault, FAULT_INPUT, "the path is too long");
        check->folder = path;
        check->shown = slice_of(name);
        return check_folder(check, fault);
    }
    check->folder = dirname(folder);
    if (file.problem.bytes == NULL) {
        file.path = slice_of(basename(name));
        check->shown =
            slice_part(slice_of(path), 0, slice_of(path).length - file.path.length);
    }
    return check_file(check, &file, fault);
}

bool check_path(const struct reader *reader, const char *path, FILE *to, bool *whole,
                struct fault *fault)
{
    struct check check = { .reader = reader,
                           .shown = SLICE(""),
                           .records = arena_create(record_ceiling),
                           .reading = arena_create(record_ceiling),
                           .to = to,
                           .whole = true };
    buffer_init(&check.line, line_ceiling);
    buffer_init(&check.path, (size_t)8 * PATH_MAX);
    const bool ok = check.records == NULL || check.reading == NULL
                        ? fault_no_memory(fault)
                        : check_one(&check, path, fault);
    *whole = *whole && check.whole;
    buffer_finish(&check.path);
    buffer_finish(&check.line);
    arena_destroy(check.reading);
    arena_destroy(check.records);
    return ok;
}
