#include "http/target.h"

#include "base/escape.h"
#include "base/utf8.h"

/* Proxies may ask with the whole URL; where it points is our own address. */
static struct slice without_authority(struct slice raw)
{
    const size_t scheme = slice_find(raw, SLICE("://"));
    if (raw.length == 0 || raw.bytes[0] == '/' || scheme == SIZE_MAX)
        return raw;
    const struct slice rest = slice_part(raw, scheme + 3, raw.length);
    const size_t slash = slice_find_byte(rest, '/');
    return slash == SIZE_MAX ? SLICE("/") : slice_part(rest, slash, rest.length);
}

static bool decode(struct slice raw, bool plus, struct arena *arena, struct slice *out,
                   struct fault *fault)
{
    const struct slice text = unescape_url(arena, raw, plus);
    if (text.bytes == NULL)
        return fault_set(fault, FAULT_INPUT, "bad percent-encoding in \"%.*s\"",
                         slice_shown(raw), raw.bytes);
    if (!utf8_is_valid(text) || slice_find_byte(text, '\0') != SIZE_MAX)
        return fault_set(fault, FAULT_INPUT, "\"%.*s\" is not UTF-8 text",
                         slice_shown(raw), raw.bytes);
    *out = text;
    return true;
}

static bool parse_path(struct slice path, struct arena *arena, struct target *out,
                       struct fault *fault)
{
    struct slice rest = slice_part(path, 1, path.length);
    if (rest.length == 0)
        return true;
    while (rest.bytes != NULL) {
        const struct slice segment = slice_split(&rest, '/');
        if (out->segment_count == TARGET_SEGMENTS_MAX)
            return fault_set(fault, FAULT_INPUT, "more than %d parts in the path",
                             TARGET_SEGMENTS_MAX);
        if (!decode(segment, false, arena, &out->segments[out->segment_count++], fault))
            return false;
    }
    return true;
}

static bool parse_query(struct slice query, struct arena *arena, struct target *out,
                        struct fault *fault)
{
    while (query.bytes != NULL) {
        const struct slice raw = slice_split(&query, '&');
        if (raw.length == 0)
            continue;
        if (out->pair_count == TARGET_PAIRS_MAX)
            return fault_set(fault, FAULT_INPUT, "more than %d parameters",
                             TARGET_PAIRS_MAX);
        struct target_pair *const pair = &out->pairs[out->pair_count++];
        struct slice value = raw;
        const struct slice name = slice_split(&value, '=');
        if (value.bytes == NULL)
            value = SLICE("");
        pair->raw = raw;
        if (!decode(name, true, arena, &pair->name, fault) ||
            !decode(value, true, arena, &pair->value, fault))
            return false;
    }
    return true;
}

bool target_parse(struct slice raw, struct arena *arena, struct target *out,
                  struct fault *fault)
{
    struct slice query = without_authority(raw);
    const struct slice path = slice_split(&query, '?');
    *out = (struct target){ .path = path };
    if (path.length == 0 || path.bytes[0] != '/')
        return fault_set(fault, FAULT_INPUT, "the path does not begin with /");
    return parse_path(path, arena, out, fault) && parse_query(query, arena, out, fault);
}
