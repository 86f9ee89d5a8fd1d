/* A small HTTP client for tests: sends bytes as they are and reads what comes back. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/slice.h"

struct client {
    int socket;
    struct buffer pending; /* received, not yet looked at */
};

struct answer {
    unsigned status;
    struct buffer head; /* status line and headers as they came */
    struct buffer body; /* without the chunked coding */
    bool whole;         /* the body ended as its head promised */
};

/* `address` is "127.0.0.1:43210". False: nobody listens. */
bool client_open(struct client *client, const char *address);
void client_close(struct client *client);

bool client_send(struct client *client, struct slice bytes);

/* Reads one answer; `to_head` if the request was HEAD. False if the connection ended
 * before a whole head, or stayed silent for long. */
bool client_read(struct client *client, bool to_head, struct answer *answer);

/* True if the server has closed the connection and nothing is left to read. */
bool client_is_closed(struct client *client);

void answer_init(struct answer *answer);
void answer_finish(struct answer *answer);

/* The header's value, trimmed; bytes NULL if it is not there. Borrowed. */
struct slice answer_header(const struct answer *answer, const char *name);

/* One GET on a connection of its own. */
bool client_get(const char *address, const char *target, struct answer *answer);
