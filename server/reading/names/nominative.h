/* Names in the nominative: how an adjective ends before the noun that a name is built
 * on. */
#pragma once

#include "base/buffer.h"
#include "base/slice.h"

/* The grammatical gender that the end of a German noun tells: 'm', 'f', 'n', or '\0'
 * where it tells nothing. `noun` is in lower case and in the singular. */
char noun_gender(struct slice noun);

/* Writes the adjective with the ending that it has in the nominative singular without
 * an article ("nordkoreanischen" before 'n': "nordkoreanisches"). What has no ending of
 * an adjective, and the -er of "Berliner", stays. '\0' is taken for 'f', the commonest.
 */
void append_nominative(struct buffer *out, struct slice adjective, char gender);

/* The first form of a role in the masculine or feminine singular: "Präsidenten" is
 * "Präsident", "Militärexperten" is "Militärexperte". Borrowed from `role`. */
struct slice role_nominative(struct slice role);
