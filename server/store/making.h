/* A database that is being made, for database.c only.
 *
 * Nobody has anything to read in it before its first scan is committed, and all that it
 * holds can be made again. So that scan goes straight into the file: without the log,
 * through which every byte would go twice, and without waiting for the disk. Until all
 * of it is on the disk the file says that it is not finished; whoever opens such a file
 * for writing, after a kill or a power cut, begins anew. */
#pragma once

#include "base/attributes.h"
#include "base/fault.h"
#include "store/store.h"

/* Sets the stage of a database that was opened for writing and is nobody else's; one
 * that was not finished is emptied. */
MUST_CHECK bool making_look(struct store *store, struct fault *fault);

/* In place of what is set for other databases. */
MUST_CHECK bool making_configure(struct store *store, struct fault *fault);

/* Behind the first commit: from here on others can read it. Like those below it does
 * nothing with other databases. */
MUST_CHECK bool making_publish(struct store *store, struct fault *fault);

/* Waits for the disk. */
MUST_CHECK bool making_settle(struct store *store, struct fault *fault);

/* Before the connection is closed. */
void making_close(struct store *store);
