/* Weaving: which claim joins which, and which denies which, for threads only.
 *
 * Claims are numbered in order of publication, then of the text. What the ties of the
 * last time tell of a claim still holds, unless one of its keys leads to other founders
 * than before, or a claim before it in its article has come to something else: only
 * then is anything looked up in the articles. */
#pragma once

#include "linking/brief.h"
#include "linking/propositions.h"
#include "linking/reasons.h"
#include "linking/shelf.h"

struct book;

#define NOBODY UINT32_MAX

/* What becomes of a claim. Every claim may found a thread; later ones join the founder
 * that they match, so that no chain of likenesses joins what its ends do not share. */
struct node {
    uint32_t founder;              /* number of a claim, perhaps its own */
    uint32_t denies;               /* number of a claim, or NOBODY */
    uint8_t reason, denial_reason; /* enum reason */
    bool contradicts; /* the founder that it joined, or the other way round */
};

struct weaving {
    struct linking *linking;
    struct book *book;
    struct shelf shelf;
    struct arena *scratch; /* as long as the weaving lasts */
    struct proposition_maker maker;
    uint32_t count;                   /* of claims */
    uint32_t people;                  /* entity numbers below are persons */
    const uint32_t *firsts;           /* by article: its first claim */
    const uint32_t *homes;            /* by claim: its article */
    uint64_t *senses;                 /* by article: see propositions_sense */
    bool *same;                       /* by article: the ties hold for claims, too */
    struct proposition *propositions; /* on the heap; those that were needed */
    bool *made;                       /* by article: they are there */
    struct brief *briefs;
    struct claim_place *places; /* of claims whose propositions were needed */
    struct node *nodes;
};

static inline struct claim_at claim_at(const struct weaving *weaving, uint32_t number)
{
    const uint32_t article = weaving->homes[number];
    return (struct claim_at){ article, number - weaving->firsts[article] };
}

/* The number of the claim behind the last one of the article. */
static inline uint32_t end_of_claims(const struct weaving *weaving, uint32_t article)
{
    return weaving->firsts[article] +
           weaving->linking->abstracts[article].head->claim_count;
}

/* From here on the propositions of the article are there. */
MUST_CHECK bool need_propositions(struct weaving *weaving, uint32_t article,
                                  struct fault *fault);

/* Sets the nodes of all claims. */
MUST_CHECK bool weave(struct weaving *weaving, struct fault *fault);

/* answers.c: lets a claim that answers one told before it in its article ("wies den
 * Bericht zurück", "bestätigte das") point to that. The propositions of the article are
 * there. */
void answer_claim(struct weaving *weaving, uint32_t number);

/* keeping.c: gives the ties of all articles that have changed to the office. */
MUST_CHECK bool keep_ties(const struct weaving *weaving, struct fault *fault);

/* keeping.c: where the claim stands. */
struct claim_place find_place(const struct weaving *weaving, uint32_t number);
