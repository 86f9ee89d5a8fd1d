#include "http/exchange.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "http/cache.h"
#include "http/exchange_state.h"
#include "http/problem.h"
#include "http/send.h"

enum {
    ARENA_CEILING = 4 * 1024 * 1024,
    IDLE_MAX = 64,
    UPLOAD_MAX = 64 * 1024 /* nothing here reads a body; a small one may be sent */
};

static void destroy_exchange(struct exchange *exchange)
{
    if (exchange == NULL)
        return;
    arena_destroy(exchange->arena);
    free(exchange);
}

static struct exchange *create_exchange(void)
{
    struct exchange *exchange = calloc(1, sizeof *exchange);
    if (exchange == NULL)
        return NULL;
    exchange->arena = arena_create(ARENA_CEILING);
    if (exchange->arena != NULL)
        return exchange;
    destroy_exchange(exchange);
    return NULL;
}

static struct exchange *take_exchange(struct exchange_host *host)
{
    struct exchange *const idle = host->idle;
    if (idle == NULL)
        return create_exchange();
    host->idle = idle->next;
    host->idle_count--;
    return idle;
}

/* A stream may end before or after its request. */
void exchange_release(struct exchange *exchange)
{
    struct exchange_host *const host = exchange->host;
    if (--exchange->owners > 0)
        return;
    if (host->idle_count == IDLE_MAX) {
        destroy_exchange(exchange);
        return;
    }
    struct arena *const arena = exchange->arena;
    arena_reset(arena);
    *exchange = (struct exchange){ .next = host->idle, .arena = arena };
    host->idle = exchange;
    host->idle_count++;
}

bool exchange_host_init(struct exchange_host *host, struct fault *fault)
{
    buffer_init(&host->body, REPLY_BODY_MAX);
    buffer_init(&host->spare, REPLY_BODY_MAX);
    if (host->version == NULL)
        return true;
    host->gzip = gzip_create();
    if (host->cache_size > 0)
        host->cache = cache_create(host->cache_size);
    return (host->gzip != NULL && (host->cache_size == 0 || host->cache != NULL)) ||
           fault_no_memory(fault);
}

void exchange_host_finish(struct exchange_host *host)
{
    while (host->idle != NULL)
        destroy_exchange(take_exchange(host));
    cache_destroy(host->cache);
    gzip_destroy(host->gzip);
    buffer_finish(&host->spare);
    buffer_finish(&host->body);
}

void *exchange_open(void *host, const char *target, struct MHD_Connection *connection)
{
    (void)connection;
    struct exchange_host *const ours = host;
    struct exchange *const exchange = take_exchange(ours);
    if (exchange == NULL)
        return NULL;
    const size_t length = strlen(target);
    exchange->host = ours;
    exchange->owners = 1;
    exchange->target_too_long = length > TARGET_LENGTH_MAX;
    exchange->target = arena_copy(
        exchange->arena, exchange->target_too_long ? SLICE("/") : slice_of(target));
    exchange->started = clock_monotonic();
    figure_add(&ours->figures.running, 1);
    return exchange;
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* Why the rest of the request shall not even be read; 0 if it may be. */
static unsigned refuse_early(const struct exchange *exchange,
                             struct MHD_Connection *connection, struct fault *fault)
{
    const char *const length = header(connection, "Content-Length");
    if (exchange->target_too_long) {
        fault_set(fault, FAULT_INPUT, "the request target is longer than %d bytes",
                  TARGET_LENGTH_MAX);
        return 414;
    }
    /* A proxy and we could disagree where such a request ends. */
    if (length != NULL && header(connection, "Transfer-Encoding") != NULL) {
        fault_set(fault, FAULT_INPUT, "both Content-Length and Transfer-Encoding");
        return 400;
    }
    if (length != NULL && strtoull(length, NULL, 10) > UPLOAD_MAX) {
        fault_set(fault, FAULT_INPUT, "a body of more than %d bytes", UPLOAD_MAX);
        return 413;
    }
    return 0;
}

static void fill_request(struct exchange_host *host, struct exchange *exchange,
                         struct MHD_Connection *connection, const char *method)
{
    exchange->request = (struct request){
        .method = slice_of(method),
        .accept = slice_of(header(connection, "Accept")),
        .arena = exchange->arena,
        .context = host->context,
        .server = host->server,
        .culprit = &exchange->culprit,
    };
    exchange->wish = (struct lasting_wish){
        .accept = header(connection, "Accept"),
        .accept_encoding = header(connection, "Accept-Encoding"),
        .if_none_match = header(connection, "If-None-Match"),
    };
}

/* libmicrohttpd closes the connection behind a response that is queued in the first
 * call, which costs three quarters of the speed: only what is refused is answered here.
 */
static enum MHD_Result begin(struct exchange_host *host, struct exchange *exchange,
                             struct MHD_Connection *connection)
{
    exchange->begun = true;
    struct reply reply;
    reply_init(&reply);
    reply.status = refuse_early(exchange, connection, &exchange->fault);
    if (reply.status == 0)
        return MHD_YES;
    problem_write(&reply, &exchange->request, &exchange->fault);
    return send_reply(host, exchange, connection, &reply);
}

/* NOLINTNEXTLINE(readability-function-size): the library wants these parameters. */
enum MHD_Result exchange_go_on(void *host, struct MHD_Connection *connection,
                               const char *url, const char *method, const char *version,
                               const char *upload, size_t *upload_size, void **state)
{
    (void)url;
    (void)version;
    (void)upload;
    struct exchange *const exchange = *state;
    if (exchange == NULL || exchange->target.bytes == NULL)
        return MHD_NO;
    if (!exchange->begun) {
        fill_request(host, exchange, connection, method);
        return begin(host, exchange, connection);
    }
    if (*upload_size == 0)
        return send_answer(host, exchange, connection);
    exchange->uploaded += *upload_size;
    *upload_size = 0;
    return exchange->uploaded <= UPLOAD_MAX ? MHD_YES : MHD_NO;
}

void exchange_close(void *host, struct MHD_Connection *connection, void **state,
                    enum MHD_RequestTerminationCode code)
{
    (void)connection;
    (void)code;
    struct exchange_host *const ours = host;
    struct exchange *const exchange = *state;
    if (exchange == NULL)
        return;
    *state = NULL;
    const int64_t lasted = clock_monotonic() - exchange->started;
    const struct answer_event event = { .method = exchange->request.method,
                                        .path = exchange->target,
                                        .status = exchange->status,
                                        .nanoseconds = (uint64_t)lasted,
                                        .fault = &exchange->fault };
    figure_add(&ours->figures.requests[exchange->status / 100 % STATUS_CLASSES], 1);
    figure_add(&ours->figures.nanoseconds, event.nanoseconds);
    figure_add(&ours->figures.running, UINT64_MAX); /* one less */
    ours->report(&event);
    exchange_release(exchange);
}
