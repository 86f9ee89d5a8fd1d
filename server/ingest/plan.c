#include "ingest/plan.h"

#include "base/clock.h"

enum { KEEPER, SCRATCH };

static const size_t marks_ceiling = (size_t)1 << 28;

/* Files of the folder, of the last scan and their marks, all in the order of paths. */
struct planning {
    const struct changes *changes;
    const struct source_listing *listing;
    const struct list *stored;
    struct arena **arenas;
    struct list known; /* of struct scanned_marks, as they were stored */
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

/* Looks at a file that is to be read. Where its marks are not those that were stored,
 * all of it is read. */
static bool look(const struct planning *planning, uint32_t number, struct slice stored,
                 struct buffer *marks, struct fault *fault)
{
    const struct source_file *const file = &planning->listing->files[number];
    if (atomic_load(planning->changes->stop))
        return fault_set(fault, FAULT_BUSY, "the scan was stopped");
    buffer_clear(marks);
    if (file->problem.bytes == NULL &&
        !source_marks(planning->changes->options->sources, file->path,
                      planning->arenas[SCRATCH], marks, fault))
        return false;
    if (slice_equals(buffer_slice(marks), stored))
        return true;
    planning->plan->steps[number] = PLAN_READ_ALL;
    const struct scanned_marks row = { file->path, buffer_slice(marks) };
    return scan_put_marks(planning->changes->scan, &row, fault);
}

/* What file `number` will have when the scan is done, in the arena; those that are left
 * as they were do not count until they are read. */
static bool marks_to_be(const struct planning *planning, uint32_t number,
                        struct slice stored, struct slice *out, struct fault *fault)
{
    const struct scanned_marks none = { planning->listing->files[number].path,
                                        SLICE("") };
    struct buffer marks;
    bool ok = false;
    switch ((enum plan_step)planning->plan->steps[number]) {
    case PLAN_READ:
        buffer_init(&marks, marks_ceiling);
        ok = look(planning, number, stored, &marks, fault);
        *out = ok ? arena_copy(planning->arenas[KEEPER], buffer_slice(&marks))
                  : (struct slice){ 0 };
        buffer_finish(&marks);
        return ok && (out->bytes != NULL || fault_no_memory(fault));
    case PLAN_LEAVE:
        *out = SLICE("");
        return stored.length == 0 ||
               scan_put_marks(planning->changes->scan, &none, fault);
    case PLAN_KEEP:
    case PLAN_READ_ALL:
    default:
        *out = stored;
        return true;
    }
}

static bool count_lines(const struct planning *planning, struct list *counted,
                        struct fault *fault)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < planning->listing->count; i++) {
        const struct slice path = planning->listing->files[i].path;
        const struct slice stored = marks_of(&planning->known, &at, path);
        struct slice *const marks =
            list_add(counted, planning->arenas[KEEPER], sizeof *marks);
        if (marks == NULL)
            return fault_no_memory(fault);
        if (!marks_to_be(planning, i, stored, marks, fault) ||
            !repetition_add(planning->plan->repetition, *marks, fault))
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
static void add_turned(const struct planning *planning, const struct list *counted)
{
    const struct slice *const marks = counted->items;
    for (uint32_t i = 0; i < counted->count; i++) {
        if (planning->plan->steps[i] != PLAN_LEAVE &&
            repetition_parts(planning->before, planning->plan->repetition, marks[i]))
            planning->plan->steps[i] = PLAN_READ_ALL;
    }
}

static bool plan_repetition(struct planning *planning, struct fault *fault)
{
    struct list counted = { 0 };
    if (!scan_list_marks(planning->changes->scan, planning->arenas[KEEPER],
                         &planning->known, fault))
        return false;
    const struct scanned_marks *const known = planning->known.items;
    for (uint32_t i = 0; i < planning->known.count; i++)
        if (!repetition_add(planning->before, known[i].marks, fault))
            return false;
    repetition_settle(planning->before);
    if (!count_lines(planning, &counted, fault) || !forget_gone(planning, fault))
        return false;
    repetition_settle(planning->plan->repetition);
    add_turned(planning, &counted);
    return true;
}

bool plan_init(struct plan *plan, const struct changes *changes,
               const struct source_listing *listing, const struct list *stored,
               struct arena *arenas[2], struct fault *fault)
{
    struct planning planning = { .changes = changes,
                                 .listing = listing,
                                 .stored = stored,
                                 .arenas = arenas,
                                 .before = repetition_create(),
                                 .plan = plan };
    bool busy = false;
    bool ok = false;
    plan->repetition = repetition_create();
    plan->steps = arena_array(arenas[KEEPER], listing->count, sizeof *plan->steps);
    if (planning.before == NULL || plan->repetition == NULL || plan->steps == NULL) {
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
