/* Idioms: words of arms that mean none, told by the words beside them. */
#pragma once

#include "base/fault.h"
#include "reading/lexicon/lexicon.h"
#include "reading/names/draft.h"

enum idiom {
    IDIOM_NONE,
    IDIOM_DOUBTFUL, /* a weapon only if much speaks for it */
    IDIOM_NEVER
};

struct idioms;

/* In the arena; the lexicon is borrowed. NULL with the fault set. */
const struct idioms *idioms_create(const struct lexicon *lexicon, struct arena *arena,
                                   struct fault *fault);

/* Whether the word, which ends with `head`, is part of an idiom. */
enum idiom idioms_find(const struct idioms *idioms, const struct search *search,
                       uint32_t word, struct slice head);
