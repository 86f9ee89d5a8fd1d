/* German endings: the forms in which a word of the lexicon may stand in a text. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

enum { FORMS_MAX = 10, FORM_SIZE = 96 };

struct forms {
    char text[FORMS_MAX][FORM_SIZE];
    uint32_t length[FORMS_MAX];
    uint32_t count;
};

static inline struct slice form_text(const struct forms *forms, uint32_t number)
{
    return (struct slice){ forms->text[number], forms->length[number] };
}

/* Whether letters stand in it that German does not have: "Galați". */
bool has_foreign_letters(struct slice text);

/* Whether an inflected adjective may end like the word, which is in lower case. */
bool ends_like_adjective(struct slice lower);

/* Forms that would be too long are left out. */
void inflect_adjective(struct slice stem, struct forms *out);
void inflect_people(struct slice singular, struct forms *out);
void inflect_role(struct slice singular, struct forms *out);

/* What a name of several words is called behind an article: "Deutscher Presserat" is
 * also "Deutschen Presserat". */
void inflect_title(struct slice name, struct forms *out);
