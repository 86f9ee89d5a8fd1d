/* Brings a database file to the version of this program. */
#pragma once

#include "base/attributes.h"
#include "base/fault.h"
#include "store/store.h"

/* "Chro" and "Chru": how file(1) and we tell our databases from others. One that is
 * still being made may be whole or not. */
enum { APPLICATION_FINISHED = 0x4368726F, APPLICATION_UNFINISHED = 0x43687275 };

/* One file of schema/, in order; the last has name NULL. */
struct migration {
    const char *name;
    const char *sql;
};

extern const struct migration migrations[];

/* FAULT_DATABASE if the file belongs to another program, was made by a newer version
 * than this one, or, if it is only to be read, by an older one. Changes nothing. */
MUST_CHECK bool migrate_check(struct store *store, const struct migration *known,
                              enum store_mode mode, struct fault *fault);

/* Applies what is missing, one transaction each. The file was checked before. */
MUST_CHECK bool migrate(struct store *store, const struct migration *known,
                        struct fault *fault);
