/* A name that an article has once is a name wherever it stands in it. */
#pragma once

#include "reading/names/draft.h"

/* Adds mentions that were missed, and makes the kinds of equal names agree. */
void consistency_find(struct search *search);
