/* What the text says people are: "Kremlsprecher", "General". */
#pragma once

#include "base/attributes.h"
#include "base/fault.h"
#include "news/entity.h"
#include "reading/names/draft.h"

/* Sets the roles of the people among the referents. */
MUST_CHECK bool roles_find(const struct search *search, struct referent *referents,
                           uint32_t count, struct fault *fault);
