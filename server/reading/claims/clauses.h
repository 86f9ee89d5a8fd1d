/* A shallow division of sentences into clauses: what verb rules, and how it is joined.
 *
 * The order of words tells the kind: the finite verb stands second in a main clause, at
 * the end in a subordinate one, and is missing in a group with an infinitive. */
#pragma once

#include "reading/claims/quotes.h"

#define NO_WORD UINT32_MAX

/* Words from `first` to before `end`. */
struct range {
    uint32_t first, end;
};

enum clause_kind {
    CLAUSE_MAIN,
    CLAUSE_SUBORDINATE, /* "dass er kommt", "wie es hieß" */
    CLAUSE_RELATIVE,    /* "der dort wohnt", "an dem er starb" */
    CLAUSE_INFINITIVE,  /* "den Streit zu beenden" */
    CLAUSE_FRAGMENT,    /* no verb: an apposition, a part of a list, "so Kim" */
    CLAUSE_QUOTATION    /* a quotation that stands by itself, with its marks */
};

enum clause_join {
    JOIN_START, /* nothing stands before it in the sentence */
    JOIN_COMMA,
    JOIN_COLON,
    JOIN_DASH,
    JOIN_SEMICOLON,
    JOIN_WORD, /* a coordinating word alone */
    JOIN_QUOTE /* a mark of quotation alone */
};

/* The marks between clauses belong to none. */
struct clause {
    struct range words;
    enum clause_kind kind;
    enum clause_join join; /* to what stands before it */
    uint32_t opener;       /* the subordinator or relative pronoun, or NO_WORD */
    uint32_t finite;       /* the finite verb, or NO_WORD */
    uint32_t sentence;
};

struct clauses {
    const struct clause *items;
    uint32_t count;
    const uint32_t *first; /* one a sentence and one behind: its first clause */
};

/* In the arena. */
MUST_CHECK bool clauses_read(const struct text *text, const struct form *forms,
                             const struct quotes *quotes, struct arena *arena,
                             struct clauses *out, struct fault *fault);
