/* What a user types into a search box, as FTS5 wants it. */
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/list.h"
#include "base/slice.h"

/* What search compares: folded, with ae, oe and ue as a, o and u, so that "Müller",
 * "Mueller" and "Muller" are one. In the arena; bytes NULL: out of memory. */
struct slice search_fold(struct arena *arena, struct slice text);

/* The same for what a word begins with: whoever has typed "Mue" means no "Murat" yet.
 */
struct slice search_fold_beginning(struct arena *arena, struct slice text);

struct phrase {
    struct slice
        text;    /* folded for search: one word, or what stood in quotation marks */
    bool prefix; /* it is the beginning of a word: beginn* */
};

struct phrases {
    struct list items;       /* of struct phrase */
    struct slice expression; /* for MATCH */
};

/* Words, "phrases" and beginn* of words, all of which must occur; everything else is
 * white space. FAULT_INPUT if there is no word. In the arena. */
MUST_CHECK bool phrases_read(struct slice q, struct arena *arena, struct phrases *out,
                             struct fault *fault);
