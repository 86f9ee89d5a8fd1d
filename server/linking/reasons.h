/* Why claims belong to one thread, as numbers that are stored and as texts that are
 * shown. */
#pragma once

enum reason {
    REASON_NONE,
    REASON_FOUNDED,
    REASON_SAME_GOODS,
    REASON_SAME_COUNT,
    REASON_SAME_PARTY_COUNT,
    REASON_SAME_KINDRED_COUNT,
    REASON_SAME_SPEAKER_COUNT,
    REASON_OTHER_COUNT,
    REASON_SAME_TOLL,
    REASON_SAME_DAY,
    REASON_SAME_WORDING,
    REASON_SAME_STORY_WORDING,
    REASON_SAME_CAST,
    REASON_DENIES_TRANSFER,
    REASON_DENIES_SAME,
    REASON_DENIES_EVENT,
    REASON_DENIES_REPORT,
    REASON_DENIES_THAT,
    REASON_DENIES_TOLD,
    REASON_CONFIRMS_TOLD,
    REASON_CONFIRMS_THAT
};

enum { REASONS = REASON_CONFIRMS_THAT + 1 };

/* Static; NULL for none. */
const char *reason_text(enum reason reason);
