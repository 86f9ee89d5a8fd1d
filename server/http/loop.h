/* One event loop: a thread with a daemon of libmicrohttpd on a listening socket of its
 * own. */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "http/figures.h"

struct loop;
struct exchange_host;

/* Takes `listening`, also on failure. `host` is copied. Owned by the caller. */
struct loop *loop_create(int listening, const struct exchange_host *host,
                         struct fault *fault);

/* Begins to answer, in a thread of its own. */
MUST_CHECK bool loop_start(struct loop *loop, struct fault *fault);

/* Accepts nothing more and ends when the running requests are answered. Returns at
 * once.
 */
void loop_stop(struct loop *loop);

/* Until a loop that was stopped has ended. */
void loop_wait(struct loop *loop);

/* It must have ended, or never begun. */
void loop_destroy(struct loop *loop);

void loop_add_figures(const struct loop *loop, struct server_figures *sum);
