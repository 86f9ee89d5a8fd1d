/* Which language a text is written in, by a vote of its commonest words. */
#pragma once

#include "base/slice.h"

/* "de" or "en"; bytes NULL where the vote is not clear or for another language. */
struct slice language_guess(struct slice text);

/* The primary subtag of `declared`: "de" of "de-AT"; the guess if it is no language
 * tag. Borrowed from `declared`, or valid forever. */
struct slice language_of(struct slice declared, struct slice text);
