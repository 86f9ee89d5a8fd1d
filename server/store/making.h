/* A database that is being made, for database.c only.
 *
 * Nobody has anything to read in it before its first scan is committed, and all that it
 * holds can be made again. So that scan goes straight into the file: without the log,
 * through which every byte would go twice, and waits for the disk once, before anybody
 * is told of it. Until then the file says that it is not finished; whoever opens such a
 * file for writing, after a kill or a power cut, begins anew. */
#pragma once

#include "base/attributes.h"
#include "base/fault.h"
#include "store/store.h"

/* Sets the stage of a database that was opened for writing and is nobody else's; one
 * that was not finished is emptied. */
MUST_CHECK bool making_look(struct store *store, struct fault *fault);

/* In place of what is set for other databases. */
MUST_CHECK bool making_configure(struct store *store, struct fault *fault);

/* Behind the first commit: waits for the disk, and from here on others can read it.
 * Does nothing with other databases. */
MUST_CHECK bool making_finish(struct store *store, struct fault *fault);

/* Before the connection is closed. */
void making_close(struct store *store);
