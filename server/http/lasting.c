#include "http/lasting.h"

#include <stdio.h>
#include <string.h>

struct slice lasting_key(struct slice target, const struct lasting_wish *wish,
                         struct arena *arena)
{
    const struct slice accept = slice_of(wish->accept == NULL ? "" : wish->accept);
    const bool packed = gzip_is_accepted(slice_of(wish->accept_encoding));
    const size_t size = target.length + accept.length + 2;
    char *const key = arena_alloc(arena, size);
    if (key == NULL)
        return (struct slice){ 0 };
    key[0] = packed ? 'z' : 'p';
    memcpy(key + 1, target.bytes, target.length);
    key[target.length + 1] = '\n'; /* stands in no target */
    memcpy(key + target.length + 2, accept.bytes, accept.length);
    return (struct slice){ key, size };
}

/* The second half of a media type: "x-ndjson". */
static struct slice subtype_of(const char *type)
{
    struct slice rest = slice_of(type);
    rest = slice_split(&rest, ';');
    (void)slice_split(&rest, '/');
    return rest;
}

static bool is_usual(const char *type)
{
    return type == NULL || slice_is(slice_of(type), "application/json");
}

/* Forms of the same answer have tags of their own; the usual one needs no word. */
static void write_tag(const struct reply *reply, const char *version, bool packed,
                      char tag[LASTING_TAG_SIZE])
{
    enum { PART_MOST = 48 };
    const struct slice form =
        is_usual(reply->type) ? (struct slice){ 0 } : subtype_of(reply->type);
    const int length = form.length < PART_MOST ? (int)form.length : PART_MOST;
    (void)snprintf(tag, LASTING_TAG_SIZE, "\"%.*s%s%.*s%s\"", PART_MOST, version,
                   length > 0 ? "-" : "", length, length > 0 ? form.bytes : "",
                   packed ? "-gzip" : "");
}

static bool pack_body(struct reply *reply, const struct lasting_wish *wish,
                      struct gzip *gzip, struct buffer *spare)
{
    if (reply->stream.pull != NULL ||
        !gzip_is_accepted(slice_of(wish->accept_encoding)) ||
        !gzip_pack(gzip, buffer_slice(&reply->body), spare))
        return false;
    const struct buffer plain = reply->body;
    reply->body = *spare;
    *spare = plain;
    buffer_clear(spare);
    reply_header(reply, "Content-Encoding", "gzip");
    return true;
}

static void add_headers(struct reply *reply, const char *tag)
{
    reply_header(reply, "ETag", tag);
    reply_set_header(reply, "Vary", "Accept, Accept-Encoding");
    /* It may be kept, and has to be asked for again each time: the corpus may have
     * changed since. */
    reply_header(reply, "Cache-Control", "no-cache");
}

void lasting_dress(struct reply *reply, const char *version,
                   const struct lasting_wish *wish, struct gzip *gzip,
                   struct buffer *spare, char tag[LASTING_TAG_SIZE])
{
    const bool packed = pack_body(reply, wish, gzip, spare);
    write_tag(reply, version, packed, tag);
    add_headers(reply, tag);
}

bool lasting_is_held(const struct lasting_wish *wish, const char *tag)
{
    struct slice rest = slice_of(wish->if_none_match);
    while (rest.bytes != NULL) {
        struct slice one = slice_trim(slice_split(&rest, ','));
        if (slice_starts_with(one, SLICE("W/")))
            one = slice_part(one, 2, one.length);
        if (slice_is(one, tag) || slice_is(one, "*"))
            return true;
    }
    return false;
}

void lasting_reply_unchanged(struct reply *reply, const char *tag)
{
    reply_init(reply);
    reply->status = 304;
    add_headers(reply, tag);
}
