/* What of a reading lies inside a claim, found without looking at the whole reading. */
#pragma once

#include "news/reading.h"

/* The number of the first mention, date or figure that does not begin before `start`.
 */
uint32_t mention_from(const struct reading *reading, uint32_t start);
uint32_t date_from(const struct reading *reading, uint32_t start);
uint32_t figure_from(const struct reading *reading, uint32_t start);

/* Whether one of the claim's spans holds the span. */
bool claim_holds(const struct claim *claim, struct span span);

/* Whether the span lies in a cue of the claim or in who speaks: "Der Waffenhändler
 * sprach von Drohnen" tells of no talks. */
bool claim_is_attributed_by(const struct claim *claim, struct span span);

static inline uint32_t claim_end(const struct claim *claim)
{
    return claim->spans[claim->span_count - 1].end;
}
