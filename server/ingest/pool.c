#include "ingest/pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { LARGEST_POOL = 64 };

struct worker {
    struct pool *pool;
    unsigned number;
    pthread_t thread;
};

/* A ring: jobs are submitted, taken and collected in the same order. */
struct pool {
    struct pool_trade trade;
    pthread_mutex_t lock;
    pthread_cond_t work, done;
    bool ending;
    unsigned thread_count, job_count;
    unsigned submitted, taken, collected; /* counters; modulo job_count: places */
    struct worker workers[LARGEST_POOL];
    bool *is_done; /* by place; guarded by the lock */
    char *jobs;
};

static void *job_at(const struct pool *pool, unsigned number)
{
    return pool->jobs + number % pool->job_count * pool->trade.job_size;
}

/* Whether there is another job; its number. False: the pool ends. */
static bool take_job(struct pool *pool, unsigned *number)
{
    (void)pthread_mutex_lock(&pool->lock);
    while (!pool->ending && pool->taken == pool->submitted)
        (void)pthread_cond_wait(&pool->work, &pool->lock);
    const bool taken = !pool->ending;
    if (taken)
        *number = pool->taken++;
    (void)pthread_mutex_unlock(&pool->lock);
    return taken;
}

static void *run(void *context)
{
    struct worker *const worker = context;
    struct pool *const pool = worker->pool;
    unsigned number = 0;
    while (take_job(pool, &number)) {
        pool->trade.work(pool->trade.context, worker->number, job_at(pool, number));
        (void)pthread_mutex_lock(&pool->lock);
        pool->is_done[number % pool->job_count] = true;
        (void)pthread_cond_signal(&pool->done);
        (void)pthread_mutex_unlock(&pool->lock);
    }
    return NULL;
}

static bool init_jobs(struct pool *pool)
{
    const unsigned count = pool->thread_count * pool->trade.jobs_per_thread;
    pool->jobs = calloc(count, pool->trade.job_size);
    pool->is_done = calloc(count, sizeof *pool->is_done);
    if (pool->jobs == NULL || pool->is_done == NULL)
        return false;
    while (pool->job_count < count) {
        void *const job = pool->jobs + pool->job_count++ * pool->trade.job_size;
        if (!pool->trade.init(job))
            return false;
    }
    return true;
}

/* One thread is enough to go on with. */
static bool start_threads(struct pool *pool, unsigned wanted)
{
    for (pool->thread_count = 0; pool->thread_count < wanted; pool->thread_count++) {
        struct worker *const worker = &pool->workers[pool->thread_count];
        *worker = (struct worker){ .pool = pool, .number = pool->thread_count };
        if (pthread_create(&worker->thread, NULL, run, worker) != 0)
            break;
    }
    return pool->thread_count > 0;
}

unsigned pool_threads(unsigned wanted)
{
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    if (wanted > 0)
        return wanted;
    return cores < 1 ? 1 : (unsigned)cores;
}

struct pool *pool_create(const struct pool_trade *trade, unsigned threads,
                         struct fault *fault)
{
    struct pool *const pool = calloc(1, sizeof *pool);
    if (pool == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    pool->trade = *trade;
    pool->thread_count = threads > LARGEST_POOL ? LARGEST_POOL : threads;
    (void)pthread_mutex_init(&pool->lock, NULL);
    (void)pthread_cond_init(&pool->work, NULL);
    (void)pthread_cond_init(&pool->done, NULL);
    const unsigned wanted = pool->thread_count;
    const bool ready = init_jobs(pool);
    pool->thread_count = 0;
    if (ready && start_threads(pool, wanted))
        return pool;
    pool_destroy(pool);
    fault_no_memory(fault);
    return NULL;
}

static void end_threads(struct pool *pool)
{
    (void)pthread_mutex_lock(&pool->lock);
    pool->ending = true;
    (void)pthread_cond_broadcast(&pool->work);
    (void)pthread_mutex_unlock(&pool->lock);
    for (unsigned i = 0; i < pool->thread_count; i++)
        (void)pthread_join(pool->workers[i].thread, NULL);
}

void pool_destroy(struct pool *pool)
{
    if (pool == NULL)
        return;
    end_threads(pool);
    for (unsigned i = 0; i < pool->job_count; i++)
        pool->trade.finish(job_at(pool, i));
    free(pool->is_done);
    free(pool->jobs);
    (void)pthread_cond_destroy(&pool->done);
    (void)pthread_cond_destroy(&pool->work);
    (void)pthread_mutex_destroy(&pool->lock);
    free(pool);
}

static bool collect_oldest(struct pool *pool, struct fault *fault)
{
    bool *const is_done = &pool->is_done[pool->collected % pool->job_count];
    (void)pthread_mutex_lock(&pool->lock);
    while (!*is_done)
        (void)pthread_cond_wait(&pool->done, &pool->lock);
    *is_done = false;
    (void)pthread_mutex_unlock(&pool->lock);
    void *const job = job_at(pool, pool->collected++);
    return pool->trade.collect(pool->trade.context, job, fault);
}

bool pool_drain(struct pool *pool, struct fault *fault)
{
    while (pool->collected != pool->submitted)
        if (!collect_oldest(pool, fault))
            return false;
    return true;
}

void *pool_next(struct pool *pool, struct fault *fault)
{
    if (pool->submitted - pool->collected == pool->job_count &&
        !collect_oldest(pool, fault))
        return NULL;
    return job_at(pool, pool->submitted);
}

void pool_submit(struct pool *pool)
{
    (void)pthread_mutex_lock(&pool->lock);
    pool->submitted++;
    (void)pthread_cond_signal(&pool->work);
    (void)pthread_mutex_unlock(&pool->lock);
}
