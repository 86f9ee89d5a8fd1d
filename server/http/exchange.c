#include "http/exchange.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "http/problem.h"
#include "http/respond.h"
#include "http/response.h"

enum {
    ARENA_CEILING = 4 * 1024 * 1024,
    IDLE_MAX = 64,
    UPLOAD_MAX = 64 * 1024 /* nothing here reads a body; a small one may be sent */
};

struct exchange {
    struct exchange *next; /* among the idle ones */
    struct exchange_host *host;
    struct arena *arena;
    unsigned owners; /* the request, and the stream that answers it */
    struct reply_stream stream;
    struct slice target; /* as it was sent */
    struct request request;
    struct fault fault;
    const char *culprit;
    int64_t started;
    unsigned status;
    uint64_t uploaded;
    bool begun, target_too_long;
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

/* A stream may end before or after its request: the last one gives the memory back. */
static void release(struct exchange *exchange)
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

void exchange_host_finish(struct exchange_host *host)
{
    while (host->idle != NULL)
        destroy_exchange(take_exchange(host));
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

static bool pull_stream(void *state, struct buffer *piece, bool *done,
                        struct fault *fault)
{
    struct exchange *const exchange = state;
    if (exchange->stream.pull(exchange->stream.state, piece, done, fault))
        return true;
    figure_add(&exchange->host->figures.bodies_broken_off, 1);
    exchange->fault = *fault;
    return false;
}

static void finish_stream(void *state)
{
    struct exchange *const exchange = state;
    if (exchange->stream.finish != NULL)
        exchange->stream.finish(exchange->stream.state);
    release(exchange);
}

/* Puts us between the stream and the library: the request's memory has to last. */
static void hold_for_stream(struct exchange *exchange, struct reply *reply)
{
    exchange->stream = reply->stream;
    exchange->owners++;
    reply->stream = (struct reply_stream){ pull_stream, finish_stream, exchange };
}

static enum MHD_Result send_reply(struct exchange_host *host, struct exchange *exchange,
                                  struct MHD_Connection *connection,
                                  struct reply *reply)
{
    exchange->status = reply->status == 0 ? 200 : reply->status;
    if (reply->stream.pull != NULL)
        hold_for_stream(exchange, reply);
    struct MHD_Response *const response = response_create(reply, host->closing);
    reply_finish(reply);
    if (response == NULL)
        return MHD_NO;
    const enum MHD_Result queued =
        MHD_queue_response(connection, exchange->status, response);
    MHD_destroy_response(response);
    return queued;
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

static enum MHD_Result answer(struct exchange_host *host, struct exchange *exchange,
                              struct MHD_Connection *connection)
{
    struct reply reply;
    reply_init(&reply);
    respond(host->routes, &exchange->request, exchange->target, &reply,
            &exchange->fault);
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
        return answer(host, exchange, connection);
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
    release(exchange);
}
