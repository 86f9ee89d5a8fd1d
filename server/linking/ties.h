/* Ties: how an article was linked, kept until the corpus is linked the next time. Then
 * only what a change can have touched is looked at; all else is as its ties say.
 *
 * Ties are flat and of this program, like abstracts. Articles in them are known by the
 * numbers that they keep from scan to scan. */
#pragma once

#include "base/buffer.h"
#include "linking/brief.h"
#include "linking/reasons.h"
#include "linking/steps.h"

/* A claim of an article; number 0: nobody's. */
struct tie_end {
    uint32_t number, claim;
};

/* What became of a claim. */
struct tie {
    struct brief_traits brief;
    struct claim_place place;
    struct tie_end founder, denies;
    uint8_t reason, denial_reason; /* enum reason */
    uint8_t key_count;
    bool contradicts; /* its founder, or is contradicted by it */
};

struct ties_head {
    uint64_t checksum; /* of all that is behind it */
    uint64_t sense;    /* hash of whom its referents are, as propositions see them */
    int32_t day;       /* with the id: its struct order_key */
    char id[ARTICLE_ID_SIZE];
    uint32_t duplicate_of; /* number */
    uint32_t likeness;
    uint32_t claim_count, key_count, probe_count;
};

struct ties {
    const struct ties_head *head; /* NULL: there are none */
    const struct tie *claims;
    const uint64_t *probes;
    const uint64_t *keys; /* of all claims, one after the other */
};

/* An article that is not in the corpus any more, or not at its place. */
struct ghost {
    int64_t number;
    struct ties ties; /* of when it was */
};

/* Finds the ties that still hold and the ghosts of those that do not. */
MUST_CHECK bool ties_arrange(struct linking *linking,
                             const struct linked_before *before, uint32_t count,
                             struct fault *fault);

/* Appends ties in the making to an empty buffer. */
MUST_CHECK bool ties_write(const struct ties_head *head, const struct tie *claims,
                           const uint64_t *probes, const uint64_t *keys,
                           struct buffer *out, struct fault *fault);

/* Whether the ghost stood before the article. */
bool ghost_precedes(const struct linking *linking, const struct ghost *ghost,
                    uint32_t article);
