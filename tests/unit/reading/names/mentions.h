/* Texts through the names step, and what it found as lines of text. */
#pragma once

#include <string.h>

#include "../../test.h"
#include "reading/names/names.h"

int mentions_set_up(void **state);
int mentions_tear_down(void **state);

/* Valid until the next one. */
struct reading mentions_read(void **state, const char *content);

/* `expected`: "person Ada Beispiel = Ada Beispiel" a line; derived mentions begin with
 * a tilde. */
void assert_mentions(void **state, const char *content, const char *expected);

/* A text and what is expected of it. */
struct example {
    const char *text, *mentions;
};

void assert_examples(void **state, const struct example *examples, size_t count);

#define ASSERT_EXAMPLES(state, examples)                                               \
    assert_examples(state, examples, sizeof(examples) / sizeof *(examples))
