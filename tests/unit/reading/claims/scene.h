/* Reads an invented text with the names that a test gives it. */
#pragma once

#include "reading/claims/claims.h"

struct invented_name {
    const char *text; /* "arkadische=Arkadien": derived from a name in front of it;
                       * "Korins~Iwan Korin": a form of one; "Orsa@moskau-ru": known to
                       * the lexicon by that key */
    enum entity_kind kind;
};

/* People, places and things that several files of tests know; ends with a NULL text. */
extern const struct invented_name invented_names[];

/* Opens and closes what all tests of the file share: *state for set_up and tear_down.
 */
int claims_set_up(void **state);
int claims_tear_down(void **state);

/* The reading of the text; `names`, up to a NULL text, are found wherever they stand.
 * Borrowed until the next call. */
const struct reading *read_claims(void **state, const char *bytes,
                                  const struct invented_name *names);

/* "form modality polarity event | speaker | content // …" of the reading's last text.
 */
const char *describe_claims(void **state, const struct reading *reading);

/* A text, and the claims that describe_claims() tells of it. */
struct expected_claims {
    const char *text, *claims;
};

void assert_claims(void **state, const struct invented_name *names,
                   const struct expected_claims *cases, size_t count);

/* In a test whose state is `state`. */
#define ASSERT_CLAIMS(names, cases)                                                    \
    assert_claims(state, names, cases, sizeof(cases) / sizeof(cases)[0])
