#include "http/response.h"

#include <stdlib.h>
#include <string.h>

/* A stream with the piece of it that is not sent yet. */
struct stream {
    struct reply_stream source;
    struct buffer piece;
    size_t sent;
    bool done;
};

enum { BLOCK_SIZE = 32 * 1024, LARGEST_COPIED = 256 * 1024 };

/* The next piece that is not empty; false at the end. */
static bool pull_piece(struct stream *stream, struct fault *fault)
{
    stream->sent = 0;
    buffer_clear(&stream->piece);
    while (!stream->done && stream->piece.length == 0) {
        if (!stream->source.pull(stream->source.state, &stream->piece, &stream->done,
                                 fault) ||
            !buffer_ok(&stream->piece, fault))
            return false;
    }
    return stream->piece.length > 0;
}

static ssize_t read_stream(void *context, uint64_t position, char *room, size_t size)
{
    (void)position;
    struct stream *const stream = context;
    struct fault fault = { 0 };
    if (stream->sent == stream->piece.length && !pull_piece(stream, &fault)) {
        return fault.kind == FAULT_NONE ? MHD_CONTENT_READER_END_OF_STREAM
                                        : MHD_CONTENT_READER_END_WITH_ERROR;
    }
    const size_t left = stream->piece.length - stream->sent;
    const size_t count = left < size ? left : size;
    memcpy(room, stream->piece.bytes + stream->sent, count);
    stream->sent += count;
    return (ssize_t)count;
}

static void destroy_stream(void *context)
{
    struct stream *const stream = context;
    if (stream->source.finish != NULL)
        stream->source.finish(stream->source.state);
    buffer_finish(&stream->piece);
    free(stream);
}

static struct MHD_Response *create_streamed(struct reply *reply)
{
    struct stream *const stream = calloc(1, sizeof *stream);
    if (stream == NULL)
        return NULL;
    stream->source = reply->stream;
    stream->piece = reply->body;
    buffer_init(&reply->body, REPLY_BODY_MAX);
    reply->stream = (struct reply_stream){ 0 };
    struct MHD_Response *const response = MHD_create_response_from_callback(
        MHD_SIZE_UNKNOWN, BLOCK_SIZE, read_stream, stream, destroy_stream);
    if (response == NULL)
        destroy_stream(stream);
    return response;
}

static struct MHD_Response *create_copied(const struct reply *reply)
{
    return MHD_create_response_from_buffer(reply->body.length, reply->body.bytes,
                                           MHD_RESPMEM_MUST_COPY);
}

static struct MHD_Response *create_whole(struct reply *reply)
{
    /* The copy is as long as the body, which may be kept; the buffer is longer and is
     * filled again. */
    if (reply->body.length <= LARGEST_COPIED)
        return create_copied(reply);
    size_t length = 0;
    char *const bytes = buffer_take(&reply->body, &length);
    if (bytes == NULL)
        return NULL;
    struct MHD_Response *const response =
        MHD_create_response_from_buffer(length, bytes, MHD_RESPMEM_MUST_FREE);
    if (response == NULL)
        free(bytes);
    return response;
}

static bool add_headers(struct MHD_Response *response, const struct reply *reply,
                        bool close)
{
    const struct reply_header always[] = {
        { "Content-Type", reply->type == NULL ? "application/json" : reply->type },
        { "Access-Control-Allow-Origin", "*" },
        { "Access-Control-Expose-Headers", "Link, ETag" },
        { "X-Content-Type-Options", "nosniff" },
    };
    bool fine = true;
    const bool has_body = reply->status != 204 && reply->status != 304;
    for (size_t i = has_body ? 0 : 1; i < sizeof always / sizeof *always; i++)
        fine = fine && MHD_add_response_header(response, always[i].name,
                                               always[i].value) == MHD_YES;
    for (size_t i = 0; i < reply->header_count; i++)
        fine = fine && MHD_add_response_header(response, reply->headers[i].name,
                                               reply->headers[i].value) == MHD_YES;
    if (close)
        fine = fine && MHD_add_response_header(response, "Connection", "close");
    return fine;
}

struct MHD_Response *response_create(struct reply *reply, bool close)
{
    struct MHD_Response *const response =
        reply->stream.pull != NULL ? create_streamed(reply) : create_whole(reply);
    if (response == NULL || add_headers(response, reply, close))
        return response;
    MHD_destroy_response(response);
    return NULL;
}
