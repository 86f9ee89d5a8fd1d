#include "ingest/marks.h"

#include "ingest/plan.h"
#include "ingest/pool.h"

enum { JOBS_PER_THREAD = 8 };

static const size_t marks_ceiling = (size_t)1 << 28;
static const size_t record_ceiling = (size_t)1 << 30;

struct job {
    uint32_t number; /* of the file */
    struct arena *arena;
    struct buffer marks;
    struct fault fault;
};

static bool init_job(void *context)
{
    struct job *const job = context;
    buffer_init(&job->marks, marks_ceiling);
    job->arena = arena_create(record_ceiling);
    return job->arena != NULL;
}

static void finish_job(void *context)
{
    struct job *const job = context;
    arena_destroy(job->arena);
    buffer_finish(&job->marks);
}

static void work(void *context, unsigned thread, void *item)
{
    const struct marks_search *const search = context;
    struct job *const job = item;
    (void)thread;
    buffer_clear(&job->marks);
    job->fault = (struct fault){ 0 };
    if (!source_marks(search->folder, search->listing->files[job->number].path,
                      job->arena, &job->marks, &job->fault))
        return; /* the fault tells the collector */
}

static bool collect(void *context, void *item, struct fault *fault)
{
    const struct marks_search *const search = context;
    const struct job *const job = item;
    if (job->fault.kind != FAULT_NONE)
        return fault_set(fault, job->fault.kind, "%s", job->fault.detail);
    struct slice *const found = &search->found[job->number];
    *found = arena_copy(search->arena, buffer_slice(&job->marks));
    return found->bytes != NULL || fault_no_memory(fault);
}

/* Files that cannot be read have no lines. */
static bool is_wanted(const struct marks_search *search, uint32_t number)
{
    return search->steps[number] == PLAN_READ &&
           search->listing->files[number].problem.bytes == NULL;
}

static bool submit_all(const struct marks_search *search, struct pool *pool,
                       struct fault *fault)
{
    for (uint32_t i = 0; i < search->listing->count; i++) {
        if (!is_wanted(search, i))
            continue;
        if (atomic_load(search->stop))
            return fault_set(fault, FAULT_BUSY, "the scan was stopped");
        struct job *const job = pool_next(pool, fault);
        if (job == NULL)
            return false;
        job->number = i;
        pool_submit(pool);
    }
    return pool_drain(pool, fault);
}

bool marks_find(struct marks_search *search, struct fault *fault)
{
    const struct pool_trade trade = { .job_size = sizeof(struct job),
                                      .jobs_per_thread = JOBS_PER_THREAD,
                                      .context = search,
                                      .init = init_job,
                                      .finish = finish_job,
                                      .work = work,
                                      .collect = collect };
    unsigned wanted = 0;
    for (uint32_t i = 0; i < search->listing->count && wanted < search->threads; i++)
        wanted += is_wanted(search, i);
    if (wanted == 0)
        return true;
    struct pool *const pool = pool_create(&trade, wanted, fault);
    const bool ok = pool != NULL && submit_all(search, pool, fault);
    pool_destroy(pool);
    return ok;
}
