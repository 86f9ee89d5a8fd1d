/* What people are: the roles that stand beside their names. */
#pragma once

#include "base/attributes.h"
#include "news/entity.h"
#include "reading/names/draft.h"

enum { ROLES_MAX = 4 };

/* The words that say what the person of a mention is: "Kremlsprecher X", "Sprecher des
 * Heeres, X", "X (52), frühere Leiterin", "X ist Direktor". */
struct role_words {
    uint32_t words[ROLES_MAX];
    uint32_t count;
};

/* `draft` is the number of a person among the sorted drafts. */
void roles_beside(const struct search *search, uint32_t draft, struct role_words *out);

/* The role in the nominative singular, as the text spells it: "Experten" is "Experte".
 * Borrowed from the text. */
struct slice role_name(const struct search *search, uint32_t word);

/* Sets the roles of each referent, in the order of the text. */
MUST_CHECK bool roles_find(const struct search *search, struct referent *referents,
                           uint32_t count, struct fault *fault);
