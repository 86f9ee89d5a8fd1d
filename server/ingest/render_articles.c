#include "ingest/pool.h"
#include "ingest/rendering.h"
#include "store/shorthand.h"

enum { JOBS_PER_THREAD = 8 };

static const size_t job_ceiling = (size_t)1 << 30;

/* What the threads that render share. */
struct rendering_articles {
    struct rendering *rendering;
    struct shorthand shorthand;
};

/* An article while one of them renders it. */
struct job {
    uint32_t index;
    struct opened *place; /* NULL: it was open already */
    struct packed packed;
    struct arena *arena;
    struct buffer json; /* of one item */
    struct buffer kept; /* all items, one behind the other */
    struct rendered_article rendered;
    struct fault fault;
};

static bool init_job(void *context)
{
    struct job *const job = context;
    buffer_init(&job->json, UINT32_MAX);
    buffer_init(&job->kept, UINT32_MAX);
    job->arena = arena_create(job_ceiling);
    return job->arena != NULL;
}

static void finish_job(void *context)
{
    struct job *const job = context;
    arena_destroy(job->arena);
    buffer_finish(&job->json);
    buffer_finish(&job->kept);
}

/* Items are kept one behind the other; where they lie is known when the buffer has
 * stopped moving. */
struct shelving {
    const struct shorthand *shorthand;
    struct job *job;
    struct writer writer;
    struct span *spans;
    uint32_t count;
};

/* The item that was written goes to the others, in shorthand. */
static void keep_item(struct shelving *shelving)
{
    struct buffer *const json = &shelving->job->json, *const kept =
                                                          &shelving->job->kept;
    const uint32_t start = (uint32_t)kept->length;
    shorthand_write(shelving->shorthand, buffer_slice(json), kept);
    shelving->spans[shelving->count++] = (struct span){ start, (uint32_t)kept->length };
    buffer_clear(json);
    shelving->writer = (struct writer){ .out = json };
}

static void keep_items(struct shelving *shelving, const struct setting *setting)
{
    const struct corpus_article *const at = &setting->corpus[setting->number];
    const struct reading *const reading = at->reading;
    json_article(&shelving->writer, setting);
    keep_item(shelving);
    writer_written(&shelving->writer, setting->reference);
    keep_item(shelving);
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        json_mention(&shelving->writer, setting, &reading->mentions[i]);
        keep_item(shelving);
    }
    for (uint32_t i = 0; i < reading->date_count; i++) {
        json_date(&shelving->writer, setting, &reading->dates[i]);
        keep_item(shelving);
    }
    for (uint32_t i = 0; i < reading->claim_count; i++) {
        json_claim(&shelving->writer, setting, i);
        keep_item(shelving);
    }
}

static void point_to_items(const struct slice *items, const struct reading *reading,
                           struct rendered_article *out)
{
    out->head = items[0];
    out->reference = items[1];
    out->mentions = items + 2;
    out->dates = out->mentions + reading->mention_count;
    out->claims = out->dates + reading->date_count;
}

static bool render_article(const struct rendering_articles *articles, unsigned thread,
                           struct job *job)
{
    const struct rendering *const rendering = articles->rendering;
    const struct reading *const reading = rendering->links->corpus[job->index].reading;
    const size_t count =
        (size_t)2 + reading->mention_count + reading->date_count + reading->claim_count;
    struct shelving shelving = {
        .shorthand = &articles->shorthand,
        .job = job,
        .writer = { .out = &job->json },
        .spans = arena_array(job->arena, count, sizeof *shelving.spans),
    };
    struct slice *const items = arena_array(job->arena, count, sizeof *items);
    struct setting setting;
    if (shelving.spans == NULL || items == NULL)
        return fault_no_memory(&job->fault);
    if (!setting_init(&setting, rendering->links->corpus, rendering->links, job->index,
                      job->arena, &job->fault))
        return false;
    keep_items(&shelving, &setting);
    if (!buffer_ok(&job->json, &job->fault) || !buffer_ok(&job->kept, &job->fault))
        return false;
    const struct slice kept = buffer_slice(&job->kept);
    for (uint32_t i = 0; i < shelving.count; i++)
        items[i] = span_text(kept, shelving.spans[i]);
    point_to_items(items, reading, &job->rendered);
    job->rendered.outputs =
        slice_hash(kept) * 31 + slice_hash(setting.offsets.text); /* answered, too */
    return render_threads_hear(rendering, &setting, rendering->telling_arenas[thread],
                               &job->fault);
}

static void work(void *context, unsigned thread, void *item)
{
    const struct rendering_articles *const articles = context;
    struct job *const job = item;
    if (job->place == NULL || corpus_unpack(articles->rendering->corpus, job->place,
                                            job->packed, &job->fault))
        (void)render_article(articles, thread, job); /* the fault tells the collector */
}

static bool put(struct rendering *rendering, const struct rendered_article *article,
                struct fault *fault)
{
    arena_reset(rendering->scratch);
    rendering->outputs[article->index] = article->outputs;
    return scan_put_article(rendering->scan, article, rendering->scratch, fault) &&
           render_threads_cast(rendering, article->index, fault);
}

static bool collect(void *context, void *item, struct fault *fault)
{
    const struct rendering_articles *const articles = context;
    struct rendering *const rendering = articles->rendering;
    struct job *const job = item;
    const bool ok = job->fault.kind == FAULT_NONE
                        ? put(rendering, &job->rendered, fault)
                        : fault_set(fault, job->fault.kind, "%s", job->fault.detail);
    corpus_shut(rendering->corpus, job->place);
    return ok && render_threads_until(rendering, rendering->ranks[job->index], fault);
}

static bool submit(const struct rendering *rendering, struct pool *pool, uint32_t index,
                   struct fault *fault)
{
    struct corpus *const corpus = rendering->corpus;
    struct job *const job = pool_next(pool, fault);
    if (job == NULL)
        return false;
    arena_reset(job->arena);
    buffer_clear(&job->json);
    buffer_clear(&job->kept);
    job->index = index;
    job->place = NULL;
    job->fault = (struct fault){ 0 };
    job->rendered = (struct rendered_article){ .number = corpus->numbers[index],
                                               .index = index,
                                               .inputs = rendering->inputs[index] };
    if (!corpus_is_open(corpus, index)) {
        job->place = corpus_take_place(corpus, index, fault);
        if (job->place == NULL ||
            !corpus_fetch(corpus, job->place, &job->packed, fault))
            return false;
    }
    pool_submit(pool);
    return true;
}

static bool check_stop(const struct rendering *rendering, struct fault *fault)
{
    return !atomic_load(rendering->stop) ||
           fault_set(fault, FAULT_BUSY, "the scan was stopped");
}

/* In the order of publication: articles that tell of one thing are open together. */
static bool submit_all(const struct rendering *rendering, struct pool *pool,
                       struct fault *fault)
{
    for (uint32_t i = 0; i < rendering->corpus->count; i++) {
        const uint32_t index = rendering->links->order[i];
        if (render_is_current(rendering, index))
            continue;
        if (!check_stop(rendering, fault) || !submit(rendering, pool, index, fault))
            return false;
    }
    return pool_drain(pool, fault);
}

static bool render_with(struct rendering_articles *articles, unsigned threads,
                        struct fault *fault)
{
    const struct pool_trade trade = { .job_size = sizeof(struct job),
                                      .jobs_per_thread = JOBS_PER_THREAD,
                                      .context = articles,
                                      .init = init_job,
                                      .finish = finish_job,
                                      .work = work,
                                      .collect = collect };
    struct pool *const pool = pool_create(&trade, threads, fault);
    const bool ok = pool != NULL && submit_all(articles->rendering, pool, fault);
    pool_destroy(pool);
    return ok;
}

bool render_articles(struct rendering *rendering, struct fault *fault)
{
    struct rendering_articles articles = { .rendering = rendering };
    const unsigned threads = rendering->changed < rendering->threads
                                 ? rendering->changed
                                 : rendering->threads;
    if (threads == 0)
        return true;
    shorthand_init(&articles.shorthand);
    return render_with(&articles, threads, fault);
}
