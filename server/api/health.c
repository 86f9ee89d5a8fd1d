/* Whether the daemon lives, whether it has something to say, and how it is doing. */
#include <stdio.h>

#include "api/corpus.h"
#include "api/handlers.h"
#include "api/item.h"
#include "api/loop.h"
#include "base/clock.h"
#include "http/server.h"

bool get_healthz(const struct request *request, struct reply *reply,
                 struct fault *fault)
{
    reply->is_live = true;
    if (!no_params(request, fault))
        return false;
    item_write(reply, SLICE("{\"status\":\"ok\"}"));
    return true;
}

/* How far the first scan is. */
static bool not_ready(const struct request *request, struct reply *reply,
                      struct fault *fault)
{
    enum { MEMBERS_SIZE = 64 };
    const struct progress *const progress = loop_of(request)->progress;
    char *const members = arena_alloc(request->arena, MEMBERS_SIZE);
    if (members == NULL)
        return fault_no_memory(fault);
    (void)snprintf(members, MEMBERS_SIZE, ",\"files\":%u,\"of\":%u",
                   atomic_load(&progress->files), atomic_load(&progress->of));
    reply->members = members;
    reply_header(reply, "Retry-After", "1");
    return fault_set(fault, FAULT_BUSY, "the articles are being read");
}

bool get_readyz(const struct request *request, struct reply *reply, struct fault *fault)
{
    char generation[DIGEST_HEX_SIZE];
    reply->is_live = true;
    if (!no_params(request, fault) || !read_corpus(request, fault) ||
        !store_generation(store_of(request), generation, fault))
        return false;
    if (generation[0] == '\0')
        return not_ready(request, reply, fault);
    buffer_printf(&reply->body, "{\"status\":\"ready\",\"generation\":\"%s\"}\n",
                  generation);
    return true;
}

/* The two comment lines of the Prometheus text format. */
static void describe(struct buffer *body, const char *name, const char *type,
                     const char *help)
{
    buffer_printf(body, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void append_server(struct buffer *body, const struct server_figures *figures)
{
    uint64_t answered = 0;
    describe(body, "chronicled_http_requests_total", "counter",
             "Requests by the first digit of their status; 0 was never answered.");
    for (int i = 0; i < STATUS_CLASSES; i++) {
        answered += figures->requests[i];
        buffer_printf(body, "chronicled_http_requests_total{class=\"%d\"} %llu\n", i,
                      (unsigned long long)figures->requests[i]);
    }
    describe(body, "chronicled_http_request_seconds", "summary",
             "From the request's first line to the last byte of its answer.");
    buffer_printf(body,
                  "chronicled_http_request_seconds_sum %.6f\n"
                  "chronicled_http_request_seconds_count %llu\n",
                  (double)figures->nanoseconds / 1e9, (unsigned long long)answered);
    describe(body, "chronicled_http_requests_running", "gauge",
             "Requests that are being answered.");
    buffer_printf(body, "chronicled_http_requests_running %llu\n",
                  (unsigned long long)figures->running);
    describe(body, "chronicled_http_bodies_broken_off_total", "counter",
             "Streamed answers that ended with a fault.");
    buffer_printf(body, "chronicled_http_bodies_broken_off_total %llu\n",
                  (unsigned long long)figures->bodies_broken_off);
}

static void append_corpus(struct buffer *body, const struct corpus_counts *counts)
{
    const struct corpus_figures figures = corpus_figures(counts);
    describe(body, "chronicled_corpus_items", "gauge", "Items of the corpus by kind.");
    for (int i = 0; i < CORPUS_FIGURES; i++)
        buffer_printf(body, "chronicled_corpus_items{kind=\"%s\"} %llu\n",
                      figures.of[i].name, (unsigned long long)figures.of[i].count);
    if (counts->generation[0] == '\0')
        return;
    describe(body, "chronicled_generation_age_seconds", "gauge",
             "Since the corpus was last committed.");
    buffer_printf(body, "chronicled_generation_age_seconds %lld\n",
                  (long long)(clock_now() - counts->committed_at));
}

bool get_metrics(const struct request *request, struct reply *reply,
                 struct fault *fault)
{
    struct corpus_counts counts;
    reply->is_live = true;
    if (!no_params(request, fault) || !read_corpus(request, fault) ||
        !store_corpus_counts(store_of(request), &counts, fault))
        return false;
    const struct server_figures figures = server_figures(request->server);
    reply->type = "text/plain; version=0.0.4; charset=utf-8";
    describe(&reply->body, "chronicled_build_info", "gauge", "The running version.");
    buffer_append_string(&reply->body,
                         "chronicled_build_info{version=\"" VERSION "\"} 1\n");
    append_server(&reply->body, &figures);
    append_corpus(&reply->body, &counts);
    return true;
}
