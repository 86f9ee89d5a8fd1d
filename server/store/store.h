/* One connection to the database, with the statements prepared on it.
 *
 * Not shared by threads: each event loop has a reading one, the ingest the writing one.
 */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"
#include "base/digest.h"
#include "base/fault.h"

struct store;

enum store_mode {
    STORE_READ, /* the file must be there and of this program's version */
    STORE_WRITE /* creates the file, or one anew that was never finished, and brings an
                   older one up to date */
};

/* Once, before anything else of this header and before other threads start. */
MUST_CHECK bool store_setup(struct fault *fault);

/* ":memory:" is a database of its own, gone with the connection. A file of another
 * program or of a newer version is a fault and is left as it is. Owned by the caller;
 * NULL with the fault set. */
struct store *store_open(const char *path, enum store_mode mode, struct fault *fault);
void store_close(struct store *store);

/* After a scan: the log is written into the file as far as readers allow, and memory
 * that was only needed for writing goes back. */
MUST_CHECK bool store_tidy(struct store *store, struct fault *fault);

/* How often this process has committed, to whatever database: as long as it stays, so
 * does what the process has written. Costs nothing. */
unsigned store_commits(void);

/* Between the two every question is answered from the same scan. A snapshot holds back
 * the database's clean-up, so it ends when nobody asks or when something was committed.
 * Ending one that was not begun does nothing. */
MUST_CHECK bool store_snapshot_begin(struct store *store, struct fault *fault);
void store_snapshot_end(struct store *store);

/* Names the content of the corpus: the same content has the same generation, on every
 * machine. "" until the first scan is committed. Costs microseconds. */
MUST_CHECK bool store_generation(struct store *store, char generation[DIGEST_HEX_SIZE],
                                 struct fault *fault);
