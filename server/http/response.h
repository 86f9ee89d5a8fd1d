/* A reply as libmicrohttpd sends it. */
#pragma once

#include <microhttpd.h>

#include "http/reply.h"

/* Takes the reply's body and stream. Destroyed by the caller, once queued; NULL: out of
 * memory. */
struct MHD_Response *response_create(struct reply *reply, bool close);
