/* Whom an article means: mentions of the same person or thing become one referent. */
#pragma once

#include "base/attributes.h"
#include "base/fault.h"
#include "news/reading.h"
#include "reading/names/draft.h"

/* Sets referents and mentions of *out from the drafts, which must be sorted. */
MUST_CHECK bool referents_make(struct search *search, struct reading *out,
                               struct fault *fault);
