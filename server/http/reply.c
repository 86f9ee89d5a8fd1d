#include "http/reply.h"

#include <assert.h>
#include <string.h>

void reply_init(struct reply *reply)
{
    *reply = (struct reply){ 0 };
    buffer_init(&reply->body, REPLY_BODY_MAX);
}

void reply_drop_body(struct reply *reply)
{
    if (reply->stream.finish != NULL)
        reply->stream.finish(reply->stream.state);
    reply->stream = (struct reply_stream){ 0 };
    buffer_clear(&reply->body);
}

void reply_finish(struct reply *reply)
{
    reply_drop_body(reply);
    buffer_finish(&reply->body);
}

void reply_header(struct reply *reply, const char *name, const char *value)
{
    assert(reply->header_count < REPLY_HEADERS_MAX);
    reply->headers[reply->header_count++] = (struct reply_header){ name, value };
}

void reply_set_header(struct reply *reply, const char *name, const char *value)
{
    for (size_t i = 0; i < reply->header_count; i++) {
        if (strcmp(reply->headers[i].name, name) == 0) {
            reply->headers[i].value = value;
            return;
        }
    }
    reply_header(reply, name, value);
}
