#include "http/gzip.h"

#include <libdeflate.h>
#include <stdlib.h>

#include "http/accept.h"

enum {
    LEVEL = 6,
    SHORTEST = 1400,          /* what one packet holds anyhow */
    LONGEST = 2 * 1024 * 1024 /* 20 ms, in which the loop answers nobody else */
};

struct gzip {
    struct libdeflate_compressor *compressor; /* NULL until it is needed */
};

struct gzip *gzip_create(void)
{
    return calloc(1, sizeof(struct gzip));
}

void gzip_destroy(struct gzip *gzip)
{
    if (gzip == NULL)
        return;
    if (gzip->compressor != NULL)
        libdeflate_free_compressor(gzip->compressor);
    free(gzip);
}

bool gzip_is_accepted(struct slice accept_encoding)
{
    static const char *const codings[] = { "gzip", NULL };
    return slice_trim(accept_encoding).length > 0 &&
           accept_choose(accept_encoding, codings) == 0;
}

bool gzip_pack(struct gzip *gzip, struct slice text, struct buffer *out)
{
    if (text.length < SHORTEST || text.length > LONGEST)
        return false;
    if (gzip->compressor == NULL)
        gzip->compressor = libdeflate_alloc_compressor(LEVEL);
    char *const room =
        gzip->compressor == NULL ? NULL : buffer_reserve(out, text.length);
    if (room == NULL)
        return false;
    /* What does not become shorter does not fit. */
    out->length = libdeflate_gzip_compress(gzip->compressor, text.bytes, text.length,
                                           room, text.length);
    return out->length > 0;
}
