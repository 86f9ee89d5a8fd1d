/* Quotations in marks: which marks belong together, also over several paragraphs. */
#pragma once

#include "reading/claims/forms.h"

#define NO_QUOTE UINT32_MAX

struct quote {
    uint32_t open, close; /* the words that are its marks */
    bool speech;          /* stands by itself; else it is a part of a clause */
    bool name; /* a title or a name: „Der Bote“, not „sehr gefährlich“ */
};

struct quotes {
    const struct quote *items;
    uint32_t count;
    const uint32_t *at; /* one a word: the quotation that it stands in, or NO_QUOTE */
};

/* Nested quotations belong to the outer one. In the arena. */
MUST_CHECK bool quotes_read(const struct text *text, const struct form *forms,
                            struct arena *arena, struct quotes *out,
                            struct fault *fault);

static inline uint32_t quote_length(const struct quote *quote)
{
    return quote->close - quote->open - 1;
}
