/* Threads: claims of several articles that state, repeat or deny the same thing. */
#pragma once

#include <stdint.h>

#include "news/claim.h"

/* A claim of the corpus: number of the article in the corpus, number in its reading. */
struct claim_at {
    uint32_t article, claim;
};

struct denial {
    struct claim_at claim;
    struct claim_at denies; /* the claim that it denies */
    const char *reason;     /* static: why the two were linked */
};

/* Claims stand in the order of publication; the first is the first in this corpus. */
struct thread {
    struct slice id;
    enum claim_event event;
    const struct claim_at *claims;
    const char *const *reasons; /* static, one a claim: why it belongs to the thread */
    uint32_t claim_count;
    const struct denial *denials;
    uint32_t denial_count;
    uint32_t articles, publishers;
    uint32_t speakers; /* independent ones: who only relays another does not count */
};
