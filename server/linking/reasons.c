#include "linking/reasons.h"

#include <stddef.h>

static const char *const texts[REASONS] = {
    [REASON_FOUNDED] = "first in this corpus",
    [REASON_SAME_GOODS] = "same supplier, recipient and class of weapon",
    [REASON_SAME_COUNT] = "the same number of the same in one story",
    [REASON_SAME_PARTY_COUNT] = "the same number of the same, same parties",
    [REASON_SAME_KINDRED_COUNT] =
        "the same number of the same that week, about the same entities",
    [REASON_SAME_SPEAKER_COUNT] = "the same number of the same, same speaker",
    [REASON_OTHER_COUNT] = "same event and parties, counted in the same unit",
    [REASON_SAME_TOLL] = "the toll of the same event",
    [REASON_SAME_DAY] = "the same number of the same on the same day",
    [REASON_SAME_WORDING] = "same wording about the same entity",
    [REASON_SAME_STORY_WORDING] = "like wording in one story",
    [REASON_SAME_CAST] = "same event with the same participants",
    [REASON_DENIES_TRANSFER] = "denies a transfer between the same parties",
    [REASON_DENIES_SAME] = "denies an event of the same entities that week",
    [REASON_DENIES_EVENT] = "denies the same event in one story",
    [REASON_DENIES_REPORT] = "denies the report told before it",
    [REASON_DENIES_THAT] = "denies what is told right before it",
    [REASON_DENIES_TOLD] = "denies an event told before it",
    [REASON_CONFIRMS_TOLD] = "confirms an event told before it",
    [REASON_CONFIRMS_THAT] = "confirms what is told before it",
};

const char *reason_text(enum reason reason)
{
    return texts[reason];
}
