/* Compressed bodies. */
#pragma once

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/slice.h"

/* Used by one thread only; takes its memory when it is first needed. */
struct gzip;

/* Owned by the caller; NULL: out of memory. */
struct gzip *gzip_create(void);
void gzip_destroy(struct gzip *gzip);

/* Whether the value of an Accept-Encoding header lets us send gzip; bytes NULL if there
 * was none. */
bool gzip_is_accepted(struct slice accept_encoding);

/* Writes `text` as a gzip file into the empty buffer. False if it is too short or too
 * long to be worth it, or memory is short: it is sent as it is. */
MUST_CHECK bool gzip_pack(struct gzip *gzip, struct slice text, struct buffer *out);
