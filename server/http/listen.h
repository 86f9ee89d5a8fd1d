/* Listening sockets: one a loop, all on one address. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "base/slice.h"

enum { LISTEN_HOST_SIZE = 256, LISTEN_PORT_SIZE = 6, LISTEN_ADDRESS_SIZE = 272 };

struct listen_address {
    char host[LISTEN_HOST_SIZE]; /* "" means every address */
    char port[LISTEN_PORT_SIZE];
};

/* "127.0.0.1:8080", "[::1]:8080", "localhost:0", ":8080"; FAULT_INPUT else. */
MUST_CHECK bool listen_parse(struct slice text, struct listen_address *out,
                             struct fault *fault);

/* Opens `count` sockets that share the address, and the port that the system picked for
 * port 0. The kernel spreads connections over them. FAULT_IO, with no socket left open,
 * also if anybody listens there already. Caller closes. `bound` is where they listen.
 */
MUST_CHECK bool listen_open(const struct listen_address *address, int *sockets,
                            size_t count, char bound[LISTEN_ADDRESS_SIZE],
                            struct fault *fault);
