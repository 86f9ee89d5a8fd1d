#include "http/accept.h"

#include <stdint.h>
#include <strings.h>

enum { QUALITY_MOST = 1000 };

/* "0.5" is 500; anything odd counts as 1, as if it had not been said. */
static int parse_quality(struct slice text)
{
    if (text.length == 0 || (text.bytes[0] != '0' && text.bytes[0] != '1'))
        return QUALITY_MOST;
    int quality = (text.bytes[0] - '0') * QUALITY_MOST;
    int weight = QUALITY_MOST / 10;
    for (size_t i = 2; i < text.length && text.bytes[1] == '.'; i++, weight /= 10) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return QUALITY_MOST;
        quality += (text.bytes[i] - '0') * weight;
    }
    return quality < QUALITY_MOST ? quality : QUALITY_MOST;
}

static bool same_word(struct slice a, struct slice b)
{
    return a.length == b.length && strncasecmp(a.bytes, b.bytes, a.length) == 0;
}

/* How exactly the range names the type: 0 not at all, 1 by any, 2 by its first half, 3.
 */
static int match_range(struct slice range, struct slice type)
{
    if (slice_is(range, "*/*") || slice_is(range, "*"))
        return 1;
    if (same_word(range, type))
        return 3;
    const size_t slash = slice_find_byte(type, '/');
    const struct slice family = slice_part(type, 0, slash + 1);
    if (slice_ends_with(range, SLICE("/*")) &&
        same_word(slice_part(range, 0, range.length - 1), family))
        return 2;
    return 0;
}

static int quality_of_range(struct slice parameters)
{
    while (parameters.bytes != NULL) {
        const struct slice parameter = slice_trim(slice_split(&parameters, ';'));
        if (parameter.length > 2 && parameter.bytes[1] == '=' &&
            (parameter.bytes[0] == 'q' || parameter.bytes[0] == 'Q'))
            return parse_quality(slice_part(parameter, 2, parameter.length));
    }
    return QUALITY_MOST;
}

/* The most exact range that names the type decides. */
static int quality_of_type(struct slice accept, struct slice type)
{
    int quality = 0, exactness = 0;
    while (accept.bytes != NULL) {
        struct slice rest = slice_split(&accept, ',');
        const struct slice range = slice_trim(slice_split(&rest, ';'));
        const int match = match_range(range, type);
        if (match <= exactness)
            continue;
        exactness = match;
        quality = quality_of_range(rest);
    }
    return quality;
}

int accept_choose(struct slice accept, const char *const *types)
{
    if (slice_trim(accept).length == 0)
        return 0;
    int best = ACCEPT_NOTHING, best_quality = 0;
    for (int i = 0; types[i] != NULL; i++) {
        const int quality = quality_of_type(accept, slice_of(types[i]));
        if (quality <= best_quality)
            continue;
        best = i;
        best_quality = quality;
    }
    return best;
}
