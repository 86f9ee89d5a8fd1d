/* Finished responses of one loop, by what was asked for. Those that were not asked for
 * longest go first; all go when the content that they show has changed. Used by one
 * thread only. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <microhttpd.h>

#include "base/slice.h"

struct cache;

enum { CACHE_TAG_SIZE = 128 };

struct cached {
    struct MHD_Response *whole;     /* owned by the cache */
    struct MHD_Response *unchanged; /* 304; the finder may make it, then owned too */
    char tag[CACHE_TAG_SIZE];       /* the entity tag of both */
};

/* Owned by the caller; NULL: out of memory. `ceiling`: bytes, roughly, of all that is
 * held. */
struct cache *cache_create(size_t ceiling);
void cache_destroy(struct cache *cache);

/* From now on the content has this version: what shows another one goes. */
void cache_set_version(struct cache *cache, const char *version);

/* NULL if it is not there. Borrowed until the next call. */
struct cached *cache_find(struct cache *cache, struct slice key);

/* Whether it is worth being kept: it was asked for before and is not too large. The
 * first question alone would let whoever goes through all pages drive out what others
 * ask for. */
bool cache_wants(struct cache *cache, struct slice key, size_t size);

/* Takes the response, of about `size` bytes; the key is copied and must not be there
 * yet. The tag is shorter than CACHE_TAG_SIZE. False: out of memory, nothing is taken.
 */
bool cache_put(struct cache *cache, struct slice key, struct MHD_Response *whole,
               const char *tag, size_t size);
