#include "ingest/plan.h"

#include "base/clock.h"
#include "ingest/marks.h"
#include "ingest/pool.h"

/* Files of the folder, of the last scan and their marks, all in the order of paths. */
struct planning {
    const struct changes *changes;
    const struct source_listing *listing;
    const struct list *stored;
    struct arena *arena;
    struct list known;   /* of struct scanned_marks, as they were stored */
    struct slice *marks; /* of the files that are to be read, one a file */
    struct repetition *before;
    struct plan *plan;
};

static bool is_unchanged(const struct source_file *file,
                         const struct scanned_file *stored)
{
    return file->problem.bytes == NULL && file->size == stored->size &&
           file->mtime_ns == stored->mtime_ns;
}

/* Whether the file may be half written; what lies in the future never is. */
static bool is_restless(const struct changes *changes, const struct source_file *file)
{
    const int64_t rest = (int64_t)changes->options->rest * 1000000;
    const int64_t age = clock_wall() - file->mtime_ns;
    return age >= 0 && age < rest;
}

/* Sets the steps by sizes and times; *busy: something is to be done. */
static void compare_files(const struct planning *planning, bool *busy)
{
    const struct scanned_file *const stored = planning->stored->items;
    uint32_t at = 0;
    uint32_t known = 0;
    for (uint32_t i = 0; i < planning->listing->count; i++) {
        const struct source_file *const file = &planning->listing->files[i];
        while (at < planning->stored->count &&
               slice_compare(stored[at].path, file->path) < 0)
            at++;
        const bool is_known =
            at < planning->stored->count && slice_equals(stored[at].path, file->path);
        known += is_known;
        planning->plan->steps[i] = is_known && is_unchanged(file, &stored[at])
                                       ? PLAN_KEEP
                                   : is_restless(planning->changes, file) ? PLAN_LEAVE
                                                                          : PLAN_READ;
        *busy |= planning->plan->steps[i] != PLAN_KEEP;
    }
    *busy |= known < planning->stored->count;
}

/* What is stored of the file's marks; *at moves on with the paths. */
static struct slice marks_of(const struct list *known, uint32_t *at, struct slice path)
{
    const struct scanned_marks *const marks = known->items;
    while (*at < known->count && slice_compare(marks[*at].path, path) < 0)
        ++*at;
    return *at < known->count && slice_equals(marks[*at].path, path) ? marks[*at].marks
                                                                     : SLICE("");
}

static bool find_marks(const struct planning *planning, struct fault *fault)
{
    const struct ingest_options *const options = planning->changes->options;
    struct marks_search search = { .folder = options->sources,
                                   .listing = planning->listing,
                                   .steps = planning->plan->steps,
                                   .stop = planning->changes->stop,
                                   .threads = pool_threads(options->threads),
                                   .arena = planning->arena,
                                   .found = planning->marks };
    return marks_find(&search, fault);
}

/* Stores what file `number` will have when the scan is done. Where that is not what was
 * stored, all of a file that is to be read is read; those that are left as they were do
 * not count until they are read. */
static bool settle_marks(const struct planning *planning, uint32_t number,
                         struct slice stored, struct fault *fault)
{
    const struct scanned_marks row = { planning->listing->files[number].path,
                                       planning->marks[number] };
    uint8_t *const step = &planning->plan->steps[number];
    if (*step == PLAN_KEEP)
        planning->marks[number] = stored;
    if (*step == PLAN_KEEP || slice_equals(row.marks, stored))
        return true;
    if (*step == PLAN_READ)
        *step = PLAN_READ_ALL;
    return scan_put_marks(planning->changes->scan, &row, fault);
}

static bool count_lines(const struct planning *planning, struct fault *fault)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < planning->listing->count; i++) {
        const struct slice path = planning->listing->files[i].path;
        const struct slice stored = marks_of(&planning->known, &at, path);
        if (!settle_marks(planning, i, stored, fault) ||
            !repetition_add(planning->plan->repetition, planning->marks[i], fault))
            return false;
    }
    return true;
}

/* Marks of files that are gone go with them. */
static bool forget_gone(const struct planning *planning, struct fault *fault)
{
    const struct scanned_marks *const known = planning->known.items;
    uint32_t file = 0;
    for (uint32_t i = 0; i < planning->known.count; i++) {
        while (file < planning->listing->count &&
               slice_compare(planning->listing->files[file].path, known[i].path) < 0)
            file++;
        if (file < planning->listing->count &&
            slice_equals(planning->listing->files[file].path, known[i].path))
            continue;
        const struct scanned_marks none = { known[i].path, SLICE("") };
        if (!scan_put_marks(planning->changes->scan, &none, fault))
            return false;
    }
    return true;
}

/* Files are read again whose lines the corpus has begun to repeat, or no longer does.
 */
static void add_turned(const struct planning *planning)
{
    for (uint32_t i = 0; i < planning->listing->count; i++) {
        if (planning->plan->steps[i] != PLAN_LEAVE &&
            repetition_parts(planning->before, planning->plan->repetition,
                             planning->marks[i]))
            planning->plan->steps[i] = PLAN_READ_ALL;
    }
}

static bool plan_repetition(struct planning *planning, struct fault *fault)
{
    if (!scan_list_marks(planning->changes->scan, planning->arena, &planning->known,
                         fault))
        return false;
    const struct scanned_marks *const known = planning->known.items;
    for (uint32_t i = 0; i < planning->known.count; i++)
        if (!repetition_add(planning->before, known[i].marks, fault))
            return false;
    repetition_settle(planning->before);
    if (!find_marks(planning, fault) || !count_lines(planning, fault) ||
        !forget_gone(planning, fault))
        return false;
    repetition_settle(planning->plan->repetition);
    add_turned(planning);
    return true;
}

bool plan_init(struct plan *plan, const struct changes *changes,
               const struct source_listing *listing, const struct list *stored,
               struct arena *arena, struct fault *fault)
{
    struct planning planning = { .changes = changes,
                                 .listing = listing,
                                 .stored = stored,
                                 .arena = arena,
                                 .before = repetition_create(),
                                 .plan = plan };
    bool busy = false;
    bool ok = false;
    plan->repetition = repetition_create();
    plan->steps = arena_array(arena, listing->count, sizeof *plan->steps);
    planning.marks = arena_array(arena, listing->count, sizeof *planning.marks);
    if (planning.before == NULL || plan->repetition == NULL || plan->steps == NULL ||
        planning.marks == NULL) {
        fault_no_memory(fault);
    } else {
        compare_files(&planning, &busy);
        ok = !busy || plan_repetition(&planning, fault);
    }
    repetition_destroy(planning.before);
    return ok;
}

void plan_finish(struct plan *plan)
{
    repetition_destroy(plan->repetition);
}
