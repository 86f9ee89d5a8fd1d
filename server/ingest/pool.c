#include "ingest/pool.h"

#include <pthread.h>
#include <stdlib.h>

#include "linking/abstract.h"
#include "store/pack.h"

enum { LARGEST_POOL = 64, JOBS_PER_THREAD = 4 };

/* Bounds what one article may take while it is read, and packed. */
static const size_t job_ceiling = (size_t)1 << 30;

enum job_state { JOB_FREE, JOB_WAITING, JOB_DONE };

struct job {
    enum job_state state; /* guarded by the pool's lock, the rest by the state */
    void *subject;
    bool is_mark;
    struct arena *arena;
    struct article article;
    struct reading reading;
    struct buffer packed;
    struct abstract_buffers abstract;
    struct fault fault;
};

/* A ring: jobs are submitted, taken and collected in the same order. */
struct pool {
    const struct reader *reader;
    pool_collect *collect;
    void *context;
    pthread_mutex_t lock;
    pthread_cond_t work, done;
    bool ending;
    unsigned thread_count, job_count;
    unsigned submitted, taken, collected; /* counters; modulo job_count: places */
    pthread_t threads[LARGEST_POOL];
    struct job *jobs;
};

static void run_job(const struct pool *pool, struct abstracter *abstracter,
                    struct job *job)
{
    const struct corpus_article read = { &job->article, &job->reading };
    buffer_clear(&job->packed);
    if (reader_read(pool->reader, &job->article, job->arena, &job->reading,
                    &job->fault) &&
        pack_write(&job->article, &job->reading, &job->packed, &job->fault) &&
        abstract_write(abstracter, &read, buffer_slice(&job->packed), job->arena,
                       &job->abstract, &job->fault))
        return;
    /* The fault tells the collector. */
}

/* The next job to be read, or NULL: the pool ends. */
static struct job *take_job(struct pool *pool)
{
    struct job *job = NULL;
    (void)pthread_mutex_lock(&pool->lock);
    while (!pool->ending && pool->taken == pool->submitted)
        (void)pthread_cond_wait(&pool->work, &pool->lock);
    if (!pool->ending)
        job = &pool->jobs[pool->taken++ % pool->job_count];
    (void)pthread_mutex_unlock(&pool->lock);
    return job;
}

static void *work(void *context)
{
    struct pool *const pool = context;
    struct fault fault = { 0 };
    struct abstracter *const abstracter = abstracter_create(&fault);
    for (struct job *job = take_job(pool); job != NULL; job = take_job(pool)) {
        if (abstracter == NULL)
            job->fault = fault;
        else if (!job->is_mark)
            run_job(pool, abstracter, job);
        (void)pthread_mutex_lock(&pool->lock);
        job->state = JOB_DONE;
        (void)pthread_cond_signal(&pool->done);
        (void)pthread_mutex_unlock(&pool->lock);
    }
    abstracter_destroy(abstracter);
    return NULL;
}

static bool init_jobs(struct pool *pool)
{
    pool->job_count = pool->thread_count * JOBS_PER_THREAD;
    pool->jobs = calloc(pool->job_count, sizeof *pool->jobs);
    if (pool->jobs == NULL)
        return false;
    for (unsigned i = 0; i < pool->job_count; i++) {
        buffer_init(&pool->jobs[i].packed, job_ceiling);
        abstract_buffers_init(&pool->jobs[i].abstract, job_ceiling);
        pool->jobs[i].arena = arena_create(job_ceiling);
        if (pool->jobs[i].arena == NULL)
            return false;
    }
    return true;
}

/* One thread is enough to go on with. */
static bool start_threads(struct pool *pool)
{
    unsigned started = 0;
    while (started < pool->thread_count &&
           pthread_create(&pool->threads[started], NULL, work, pool) == 0)
        started++;
    pool->thread_count = started;
    return started > 0;
}

struct pool *pool_create(const struct reader *reader, unsigned threads,
                         pool_collect *collect, void *context, struct fault *fault)
{
    struct pool *const pool = calloc(1, sizeof *pool);
    if (pool == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    pool->reader = reader;
    pool->collect = collect;
    pool->context = context;
    pool->thread_count = threads > LARGEST_POOL ? LARGEST_POOL : threads;
    (void)pthread_mutex_init(&pool->lock, NULL);
    (void)pthread_cond_init(&pool->work, NULL);
    (void)pthread_cond_init(&pool->done, NULL);
    if (init_jobs(pool) && start_threads(pool))
        return pool;
    pool->thread_count = 0;
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
        (void)pthread_join(pool->threads[i], NULL);
}

void pool_destroy(struct pool *pool)
{
    if (pool == NULL)
        return;
    end_threads(pool);
    for (unsigned i = 0; pool->jobs != NULL && i < pool->job_count; i++) {
        arena_destroy(pool->jobs[i].arena);
        if (pool->jobs[i].arena != NULL) {
            buffer_finish(&pool->jobs[i].packed);
            abstract_buffers_finish(&pool->jobs[i].abstract);
        }
    }
    free(pool->jobs);
    (void)pthread_cond_destroy(&pool->done);
    (void)pthread_cond_destroy(&pool->work);
    (void)pthread_mutex_destroy(&pool->lock);
    free(pool);
}

static bool collect_one(struct pool *pool, struct fault *fault)
{
    struct job *const job = &pool->jobs[pool->collected % pool->job_count];
    (void)pthread_mutex_lock(&pool->lock);
    while (job->state != JOB_DONE)
        (void)pthread_cond_wait(&pool->done, &pool->lock);
    (void)pthread_mutex_unlock(&pool->lock);
    const bool failed = job->fault.kind != FAULT_NONE;
    const bool is_read = !failed && !job->is_mark;
    const struct packed_reading none = { 0 };
    const struct packed_reading reading = { &job->article, &job->reading,
                                            buffer_slice(&job->packed),
                                            buffer_slice(&job->abstract.names),
                                            buffer_slice(&job->abstract.claims) };
    const struct pool_result result = {
        .subject = job->subject,
        .source = job->is_mark ? NULL : &job->article.source,
        .reading = is_read ? reading : none,
        .text_bytes = job->article.text.length,
        .fault = &job->fault,
    };
    const bool ok = pool->collect(pool->context, &result, fault);
    job->state = JOB_FREE;
    pool->collected++;
    return ok;
}

bool pool_drain(struct pool *pool, struct fault *fault)
{
    while (pool->collected != pool->submitted)
        if (!collect_one(pool, fault))
            return false;
    return true;
}

/* The place for the next job, free; NULL with the fault set. */
static struct job *make_room(struct pool *pool, struct fault *fault)
{
    if (pool->submitted - pool->collected == pool->job_count &&
        !collect_one(pool, fault))
        return NULL;
    struct job *const job = &pool->jobs[pool->submitted % pool->job_count];
    arena_reset(job->arena);
    job->fault = (struct fault){ 0 };
    job->article = (struct article){ 0 };
    job->reading = (struct reading){ 0 };
    return job;
}

static void hand_over(struct pool *pool, struct job *job, void *subject, bool is_mark)
{
    job->subject = subject;
    job->is_mark = is_mark;
    (void)pthread_mutex_lock(&pool->lock);
    job->state = JOB_WAITING;
    pool->submitted++;
    (void)pthread_cond_signal(&pool->work);
    (void)pthread_mutex_unlock(&pool->lock);
}

static bool copy_text(struct arena *arena, struct slice *text)
{
    if (text->bytes != NULL)
        *text = arena_copy(arena, *text);
    return text->bytes != NULL;
}

static bool copy_authors(struct arena *arena, struct article *article)
{
    struct slice *const authors =
        arena_array(arena, article->author_count, sizeof *authors);
    for (uint32_t i = 0; authors != NULL && i < article->author_count; i++) {
        authors[i] = article->authors[i];
        if (!copy_text(arena, &authors[i]))
            return false;
    }
    article->authors = authors;
    return authors != NULL;
}

static bool copy_article(struct job *job, const struct article *article)
{
    struct article copy = *article;
    struct slice *const texts[] = { &copy.url,           &copy.title,
                                    &copy.publisher,     &copy.language,
                                    &copy.kicker,        &copy.text,
                                    &copy.source.path,   &copy.source.member,
                                    &copy.source.format, &copy.source.sha256,
                                    &copy.published.date };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (texts[i]->bytes != NULL && !copy_text(job->arena, texts[i]))
            return false;
    if (!copy_authors(job->arena, &copy))
        return false;
    job->article = copy;
    return true;
}

bool pool_submit(struct pool *pool, const struct article *article, void *subject,
                 struct fault *fault)
{
    struct job *const job = make_room(pool, fault);
    if (job == NULL)
        return false;
    if (!copy_article(job, article))
        return fault_no_memory(fault);
    hand_over(pool, job, subject, false);
    return true;
}

bool pool_submit_mark(struct pool *pool, void *subject, struct fault *fault)
{
    struct job *const job = make_room(pool, fault);
    if (job == NULL)
        return false;
    hand_over(pool, job, subject, true);
    return true;
}
