/* Claims: stretches of text whose content somebody vouches for. */
#pragma once

#include <stdint.h>

#include "news/date.h"
#include "news/entity.h"
#include "news/figure.h"
#include "news/span.h"

enum claim_form {
    FORM_DIRECT,        /* the words themselves, quoted */
    FORM_INDIRECT,      /* the words retold, with a cue */
    FORM_FREE_INDIRECT, /* goes on without a cue of its own */
    FORM_REPORTED,      /* the act is told, not the words */
    FORM_HEARSAY,       /* "soll", "angeblich": nobody is named */
    FORM_OWN            /* the outlet's own voice */
};

enum claim_modality {
    MODALITY_STATED,
    MODALITY_PROBABLE,
    MODALITY_POSSIBLE,
    MODALITY_INTENDED
};

enum claim_polarity { POLARITY_AFFIRMED, POLARITY_DENIED };

/* Whether a claim talks about a time, or about all from it on or up to it. */
enum claim_reach { REACH_WITHIN, REACH_SINCE, REACH_UNTIL };

enum claim_event {
    EVENT_OTHER,
    EVENT_TRANSFER,
    EVENT_TALKS,
    EVENT_ATTACK,
    EVENT_TEST,
    EVENT_PRODUCTION,
    EVENT_SANCTION,
    EVENT_CASUALTY
};

enum speaker_kind { SPEAKER_NONE, SPEAKER_REFERENT, SPEAKER_GROUP };

/* Who vouches for a claim, or who relayed it. */
struct speaker {
    enum speaker_kind kind;
    uint32_t referent; /* SPEAKER_REFERENT: number in the reading's referents */
    struct slice name; /* SPEAKER_GROUP: normalised, "Experten"; bytes NULL: the words
                        * are named, not who said them ("offizielle Angaben") */
    struct span span;  /* the whole noun phrase; empty if it stands elsewhere */
};

// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): read in this order
struct claim {
    const struct span *spans; /* the content, in text order, never overlapping */
    uint32_t span_count;      /* at least 1 */
    struct speaker speaker;
    const struct speaker *via; /* who relayed it, nearest first */
    uint32_t via_count;
    const struct span *cues;
    uint32_t cue_count;
    enum claim_form form;
    enum claim_modality modality;
    enum claim_polarity polarity;
    enum claim_event event;
    uint32_t supplier, recipient; /* referents of a transfer, or NO_REFERENT */
    const uint32_t *about;        /* referents (not weapons) named in the content */
    uint32_t about_count;
    const uint32_t *weapons; /* referents */
    uint32_t weapon_count;
    const uint32_t *figures; /* numbers in the reading's figures */
    uint32_t figure_count;
    uint32_t when;          /* number in the reading's dates, or NO_DATE */
    enum claim_reach reach; /* "seit" (or "ab") and "bis" before that date */
    uint32_t sentence;      /* number of the sentence it begins in */
    const char *rule;       /* static: the rule or model that made the claim */
};

#define NO_DATE UINT32_MAX
