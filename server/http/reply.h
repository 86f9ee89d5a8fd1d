/* What a handler answers: a status, headers, and a body that is either whole or pulled
 * piece by piece. A handler fills it in and never sends. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/fault.h"

enum { REPLY_HEADERS_MAX = 8, REPLY_BODY_MAX = 32 * 1024 * 1024 };

struct reply_header {
    const char *name;  /* static */
    const char *value; /* static, or in the request's arena */
};

/* A body that is made while it is sent, so that it never has to be held whole. */
struct reply_stream {
    /* Appends the next piece; sets *done with (or behind) the last one. A fault breaks
     * the connection off, so that the client does not take half for the whole. */
    bool (*pull)(void *state, struct buffer *piece, bool *done, struct fault *fault);
    void (*finish)(void *state); /* always called once, also if the client went away */
    void *state;                 /* taken by the reply */
};

struct reply {
    unsigned status;  /* 0: 200, or what the fault stands for */
    const char *type; /* media type, static; NULL: application/json */
    struct buffer body;
    struct reply_stream stream; /* follows the body; pull NULL: the body is all */
    struct reply_header headers[REPLY_HEADERS_MAX];
    size_t header_count;
    bool is_live; /* changes while the content does not: never kept, without a tag */
    const char
        *members; /* of a problem, besides the usual: `,"name":1`, in the arena */
};

void reply_init(struct reply *reply);
void reply_finish(struct reply *reply);

/* Forgets the body and the stream; status and headers stay. */
void reply_drop_body(struct reply *reply);

void reply_header(struct reply *reply, const char *name, const char *value);

/* The same in the place of one that was set under the same name. */
void reply_set_header(struct reply *reply, const char *name, const char *value);
