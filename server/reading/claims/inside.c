#include "reading/claims/inside.h"

#include <assert.h>
#include <stddef.h>

/* `items` begins with the span of the first of `count` items of `size` bytes. */
static uint32_t lower_bound(const void *items, size_t size, uint32_t count,
                            uint32_t start)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const struct span *const span =
            (const void *)((const char *)items + middle * size);
        if (span->start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t mention_from(const struct reading *reading, uint32_t start)
{
    static_assert(offsetof(struct mention, span) == 0, "the span comes first");
    return lower_bound(reading->mentions, sizeof(struct mention),
                       reading->mention_count, start);
}

uint32_t date_from(const struct reading *reading, uint32_t start)
{
    static_assert(offsetof(struct date, span) == 0, "the span comes first");
    return lower_bound(reading->dates, sizeof(struct date), reading->date_count, start);
}

uint32_t figure_from(const struct reading *reading, uint32_t start)
{
    static_assert(offsetof(struct figure, span) == 0, "the span comes first");
    return lower_bound(reading->figures, sizeof(struct figure), reading->figure_count,
                       start);
}

bool claim_holds(const struct claim *claim, struct span span)
{
    for (uint32_t i = 0; i < claim->span_count; i++)
        if (span_contains(claim->spans[i], span))
            return true;
    return false;
}

bool claim_is_attributed_by(const struct claim *claim, struct span span)
{
    if (span_contains(claim->speaker.span, span))
        return true;
    for (uint32_t i = 0; i < claim->cue_count; i++)
        if (span_contains(claim->cues[i], span))
            return true;
    return false;
}
