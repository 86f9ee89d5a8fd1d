/* Who speaks: from a noun phrase to a referent of the article, or to a group's name. */
#pragma once

#include "reading/claims/phrases.h"

/* The speakers that were resolved so far, in text order. */
struct speakers {
    const struct scene *scene;
    const struct reading *reading;
    struct list known; /* of struct speaker */
};

/* An empty phrase is nobody: SPEAKER_NONE. */
MUST_CHECK bool speaker_resolve(struct speakers *speakers, struct range phrase,
                                struct speaker *out, struct fault *fault);
