/* The API: its table of routes, and what each event loop needs to answer them. */
#pragma once

#include "base/fault.h"
#include "base/progress.h"
#include "http/route.h"

extern const struct route api_routes[];

/* The reading connection of one event loop. */
struct api_loop;

/* The database must have been made by the writer. `database` and `progress`, of the
 * scan that runs, are borrowed until the loop is destroyed. Owned by the caller; NULL
 * with the fault set. */
struct api_loop *api_loop_create(const char *database, const struct progress *progress,
                                 struct fault *fault);
void api_loop_destroy(struct api_loop *loop);

/* For the server_options: the context is a struct api_loop. */
const char *api_version(void *context);
void api_rest(void *context);
