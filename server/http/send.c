#include "http/send.h"

#include "http/cache.h"
#include "http/respond.h"
#include "http/response.h"

/* A reply writes where the one before it wrote. */
static void lend_body(struct exchange_host *host, struct reply *reply)
{
    reply_init(reply);
    reply->body = host->body;
    buffer_init(&host->body, REPLY_BODY_MAX);
}

/* What was large once need not be so for ever. */
static void trim(struct buffer *buffer)
{
    enum { LARGEST_KEPT = 256 * 1024 };
    if (buffer->capacity > LARGEST_KEPT)
        buffer_finish(buffer);
    buffer_clear(buffer);
}

static void take_body_back(struct exchange_host *host, struct reply *reply)
{
    if (reply->body.capacity > host->body.capacity) {
        const struct buffer other = host->body;
        host->body = reply->body;
        reply->body = other;
    }
    reply_finish(reply);
    trim(&host->body);
    trim(&host->spare);
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
    exchange_release(exchange);
}

/* Puts us between the stream and the library: the request's memory has to last. */
static void hold_for_stream(struct exchange *exchange, struct reply *reply)
{
    exchange->stream = reply->stream;
    exchange->owners++;
    reply->stream = (struct reply_stream){ pull_stream, finish_stream, exchange };
}

/* NULL: out of memory. The reply is finished. */
static struct MHD_Response *make_response(struct exchange_host *host,
                                          struct exchange *exchange,
                                          struct reply *reply)
{
    if (reply->stream.pull != NULL)
        hold_for_stream(exchange, reply);
    struct MHD_Response *const response = response_create(reply, host->closing);
    take_body_back(host, reply);
    return response;
}

static enum MHD_Result queue(struct exchange *exchange,
                             struct MHD_Connection *connection, unsigned status,
                             struct MHD_Response *response)
{
    exchange->status = status;
    return response == NULL ? MHD_NO : MHD_queue_response(connection, status, response);
}

enum MHD_Result send_reply(struct exchange_host *host, struct exchange *exchange,
                           struct MHD_Connection *connection, struct reply *reply)
{
    const unsigned status = reply->status == 0 ? 200 : reply->status;
    struct MHD_Response *const response = make_response(host, exchange, reply);
    const enum MHD_Result queued = queue(exchange, connection, status, response);
    if (response != NULL)
        MHD_destroy_response(response);
    return queued;
}

/* "": nothing lasts. */
static const char *version_of(const struct exchange_host *host)
{
    return host->version == NULL ? "" : host->version(host->context);
}

/* Problems do not, nor does what a handler has given a status of its own. */
static bool lasts(const struct reply *reply)
{
    return reply->status == 0 && !reply->is_live;
}

/* What stands for the client's having it already; NULL: out of memory. */
static struct MHD_Response *unchanged_response(struct exchange_host *host,
                                               struct exchange *exchange,
                                               const char *tag)
{
    struct reply reply;
    lasting_reply_unchanged(&reply, tag);
    return make_response(host, exchange, &reply);
}

static enum MHD_Result send_unchanged(struct exchange_host *host,
                                      struct exchange *exchange,
                                      struct MHD_Connection *connection,
                                      const char *tag)
{
    struct reply reply;
    lasting_reply_unchanged(&reply, tag);
    return send_reply(host, exchange, connection, &reply);
}

static enum MHD_Result send_cached(struct exchange_host *host,
                                   struct exchange *exchange,
                                   struct MHD_Connection *connection,
                                   struct cached *cached)
{
    if (!lasting_is_held(&exchange->wish, cached->tag))
        return queue(exchange, connection, 200, cached->whole);
    if (cached->unchanged == NULL)
        cached->unchanged = unchanged_response(host, exchange, cached->tag);
    return queue(exchange, connection, 304, cached->unchanged);
}

/* A reply that lasts, behind its handler: dressed, kept for the next who asks, and sent
 * unless the client has it. */
static enum MHD_Result send_lasting(struct exchange_host *host,
                                    struct exchange *exchange,
                                    struct MHD_Connection *connection,
                                    struct reply *reply, struct slice key)
{
    char tag[LASTING_TAG_SIZE];
    const bool streams = reply->stream.pull != NULL;
    /* Asked for anew: the handler may have found the content changed. */
    lasting_dress(reply, version_of(host), &exchange->wish, host->gzip, &host->spare,
                  tag);
    const bool held = lasting_is_held(&exchange->wish, tag);
    const size_t size = reply->body.length;
    struct MHD_Response *const whole = make_response(host, exchange, reply);
    const enum MHD_Result queued = held
                                       ? send_unchanged(host, exchange, connection, tag)
                                       : queue(exchange, connection, 200, whole);
    const bool kept = whole != NULL && key.bytes != NULL && !streams &&
                      cache_wants(host->cache, key, size) &&
                      cache_put(host->cache, key, whole, tag, size);
    if (whole != NULL && !kept)
        MHD_destroy_response(whole);
    return queued;
}

/* The key under which the answer may be kept; bytes NULL: it is not. */
static struct slice key_of(struct exchange_host *host, struct exchange *exchange)
{
    const struct slice none = { 0 };
    const struct slice method = exchange->request.method;
    const char *const version = version_of(host);
    if (host->cache == NULL || host->closing || version[0] == '\0' ||
        (!slice_is(method, "GET") && !slice_is(method, "HEAD")))
        return none;
    cache_set_version(host->cache, version);
    return lasting_key(exchange->target, &exchange->wish, exchange->arena);
}

enum MHD_Result send_answer(struct exchange_host *host, struct exchange *exchange,
                            struct MHD_Connection *connection)
{
    const struct slice key = key_of(host, exchange);
    struct cached *const cached =
        key.bytes == NULL ? NULL : cache_find(host->cache, key);
    if (cached != NULL)
        return send_cached(host, exchange, connection, cached);
    struct reply reply;
    lend_body(host, &reply);
    respond(host->routes, &exchange->request, exchange->target, &reply,
            &exchange->fault);
    if (lasts(&reply) && version_of(host)[0] != '\0')
        return send_lasting(host, exchange, connection, &reply, key);
    return send_reply(host, exchange, connection, &reply);
}
