#include "ingest/readers.h"

#include <stdlib.h>

#include "ingest/pool.h"
#include "json/writer.h"
#include "linking/abstract.h"
#include "store/squeeze.h"

enum { JOBS_PER_THREAD = 16 };

/* Bounds what one article may take while it is read, and packed. */
static const size_t job_ceiling = (size_t)1 << 30;

struct job {
    void *subject;
    bool is_mark;
    struct arena *arena;
    struct article article;
    struct reading reading;
    struct buffer packed, text;
    struct abstract_buffers abstract;
    struct buffer claims; /* of the abstract, squeezed */
    struct fault fault;
};

struct readers {
    const struct reader *reader;
    readers_collect *collect;
    void *context;
    struct abstracter **abstracters; /* one a thread */
    unsigned thread_count;
    struct pool *pool;
};

static bool init_job(void *context)
{
    struct job *const job = context;
    buffer_init(&job->packed, job_ceiling);
    buffer_init(&job->text, job_ceiling);
    buffer_init(&job->claims, job_ceiling);
    abstract_buffers_init(&job->abstract, job_ceiling);
    job->arena = arena_create(job_ceiling);
    return job->arena != NULL;
}

static void finish_job(void *context)
{
    struct job *const job = context;
    arena_destroy(job->arena);
    buffer_finish(&job->packed);
    buffer_finish(&job->text);
    buffer_finish(&job->claims);
    abstract_buffers_finish(&job->abstract);
}

static bool read_article(const struct readers *readers, unsigned thread,
                         struct job *job)
{
    const struct corpus_article read = { &job->article, &job->reading };
    struct writer writer = { .out = &job->text };
    if (!reader_read(readers->reader, &job->article, job->arena, &job->reading,
                     &job->fault))
        return false;
    writer_text(&writer, job->article.text);
    return pack_write(&job->article, &job->reading, &job->packed, &job->fault) &&
           abstract_write(readers->abstracters[thread], &read,
                          buffer_slice(&job->packed), job->arena, &job->abstract,
                          &job->fault);
}

static void work(void *context, unsigned thread, void *item)
{
    struct job *const job = item;
    if (job->is_mark)
        return;
    buffer_clear(&job->packed);
    buffer_clear(&job->text);
    buffer_clear(&job->claims);
    if (!read_article(context, thread, job))
        return; /* the fault tells the collector */
    squeeze_write(buffer_slice(&job->abstract.claims), &job->claims);
    (void)(buffer_ok(&job->text, &job->fault) && buffer_ok(&job->claims, &job->fault));
}

static bool collect(void *context, void *item, struct fault *fault)
{
    const struct readers *const readers = context;
    const struct job *const job = item;
    const bool is_read = job->fault.kind == FAULT_NONE && !job->is_mark;
    const struct packed_reading none = { 0 };
    const struct packed_reading reading = {
        .article = &job->article,
        .reading = &job->reading,
        .packed = { .rest = buffer_slice(&job->packed),
                    .text = buffer_slice(&job->text) },
        .names = buffer_slice(&job->abstract.names),
        .claims = buffer_slice(&job->claims),
    };
    const struct read_article result = {
        .subject = job->subject,
        .source = job->is_mark ? NULL : &job->article.source,
        .reading = is_read ? reading : none,
        .text_bytes = job->article.text.length,
        .fault = &job->fault,
    };
    return readers->collect(readers->context, &result, fault);
}

static bool create_abstracters(struct readers *readers, struct fault *fault)
{
    readers->abstracters = calloc(readers->thread_count, sizeof(struct abstracter *));
    if (readers->abstracters == NULL)
        return fault_no_memory(fault);
    for (unsigned i = 0; i < readers->thread_count; i++) {
        readers->abstracters[i] = abstracter_create(fault);
        if (readers->abstracters[i] == NULL)
            return false;
    }
    return true;
}

struct readers *readers_create(const struct reader *reader, unsigned threads,
                               readers_collect *collector, void *context,
                               struct fault *fault)
{
    struct readers *const readers = calloc(1, sizeof *readers);
    const struct pool_trade trade = { .job_size = sizeof(struct job),
                                      .jobs_per_thread = JOBS_PER_THREAD,
                                      .context = readers,
                                      .init = init_job,
                                      .finish = finish_job,
                                      .work = work,
                                      .collect = collect };
    if (readers == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    *readers = (struct readers){ .reader = reader,
                                 .collect = collector,
                                 .context = context,
                                 .thread_count = threads };
    if (create_abstracters(readers, fault))
        readers->pool = pool_create(&trade, threads, fault);
    if (readers->pool != NULL)
        return readers;
    readers_destroy(readers);
    return NULL;
}

void readers_destroy(struct readers *readers)
{
    if (readers == NULL)
        return;
    pool_destroy(readers->pool);
    for (unsigned i = 0; readers->abstracters != NULL && i < readers->thread_count; i++)
        abstracter_destroy(readers->abstracters[i]);
    free(readers->abstracters);
    free(readers);
}

/* The next job, empty; NULL with the fault set. */
static struct job *next_job(struct readers *readers, void *subject, bool is_mark,
                            struct fault *fault)
{
    struct job *const job = pool_next(readers->pool, fault);
    if (job == NULL)
        return NULL;
    arena_reset(job->arena);
    job->subject = subject;
    job->is_mark = is_mark;
    job->fault = (struct fault){ 0 };
    job->article = (struct article){ 0 };
    job->reading = (struct reading){ 0 };
    return job;
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

bool readers_submit(struct readers *readers, const struct article *article,
                    void *subject, struct fault *fault)
{
    struct job *const job = next_job(readers, subject, false, fault);
    if (job == NULL)
        return false;
    if (!copy_article(job, article))
        return fault_no_memory(fault);
    pool_submit(readers->pool);
    return true;
}

bool readers_submit_mark(struct readers *readers, void *subject, struct fault *fault)
{
    if (next_job(readers, subject, true, fault) == NULL)
        return false;
    pool_submit(readers->pool);
    return true;
}

bool readers_drain(struct readers *readers, struct fault *fault)
{
    return pool_drain(readers->pool, fault);
}
