/* One request and its reply, as exchange.c takes it in and send.c answers it. */
#pragma once

#include "http/exchange.h"
#include "http/lasting.h"

struct exchange {
    struct exchange *next; /* among the idle ones */
    struct exchange_host *host;
    struct arena *arena;
    unsigned owners; /* the request, and the stream that answers it */
    struct reply_stream stream;
    struct slice target; /* as it was sent */
    struct request request;
    struct lasting_wish wish;
    struct fault fault;
    const char *culprit;
    int64_t started;
    unsigned status;
    uint64_t uploaded;
    bool begun, target_too_long;
};

/* Gives up one owner's part; the last one gives the memory back. */
void exchange_release(struct exchange *exchange);
