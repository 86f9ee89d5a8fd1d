/* What stands in one article: the result of reading it. */
#pragma once

#include <stdint.h>

#include "news/claim.h"
#include "news/date.h"
#include "news/entity.h"
#include "news/figure.h"

/* Everything lives in the arena that the article was read with. Mentions, dates,
 * figures and claims stand in text order (start, then longer first); numbers refer to
 * these arrays. */
struct reading {
    const struct span *sentences;
    uint32_t sentence_count;
    const struct referent *referents; /* in order of their first mention */
    uint32_t referent_count;
    const struct mention *mentions;
    uint32_t mention_count;
    const struct date *dates;
    uint32_t date_count;
    const struct figure *figures;
    uint32_t figure_count;
    const struct claim *claims;
    uint32_t claim_count;
    struct publication
        published; /* the article's own, or what the text itself supports */
};

/* What the claim talks about: "seit Mai" is open at its end, "bis Mai" at its start.
 * "Seit Jahren" keeps its end, the only thing that is known of it. */
static inline struct interval claim_time(const struct reading *reading,
                                         const struct claim *claim)
{
    struct interval time = { 0 };
    if (claim->when == NO_DATE)
        return time;
    time = reading->dates[claim->when].interval;
    if (claim->reach == REACH_SINCE && day_is_known(time.earliest))
        time.latest = (struct day){ 0 };
    if (claim->reach == REACH_UNTIL)
        time.earliest = (struct day){ 0 };
    return time;
}
