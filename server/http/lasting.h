/* What distinguishes answers that stay the same as long as the content does: an entity
 * tag, so that who has one need not be sent it again (RFC 9110, sections 8.8.3 and
 * 13.1.2), compression, and the headers that say so. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/slice.h"
#include "http/gzip.h"
#include "http/reply.h"

enum { LASTING_TAG_SIZE = 128 };

/* What a client would have. Headers that it did not send are NULL. */
struct lasting_wish {
    const char *accept, *accept_encoding, *if_none_match;
};

/* Names what is asked for, and in which form: the key of a cache. In the arena; bytes
 * NULL: out of memory. */
struct slice lasting_key(struct slice target, const struct lasting_wish *wish,
                         struct arena *arena);

/* Adds the headers and writes the tag, which begins with the version. The body is
 * compressed if the client takes that and it is no stream; `spare` is empty and lent
 * for that. */
void lasting_dress(struct reply *reply, const char *version,
                   const struct lasting_wish *wish, struct gzip *gzip,
                   struct buffer *spare, char tag[LASTING_TAG_SIZE]);

/* Whether the client says that it has what bears this tag. */
bool lasting_is_held(const struct lasting_wish *wish, const char *tag);

/* The reply that says so: without a body. */
void lasting_reply_unchanged(struct reply *reply, const char *tag);
