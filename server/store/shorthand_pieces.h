/* The pieces of JSON that shorthand.c has a byte or two for. */
#pragma once

#include <stdint.h>

#include "store/shorthand.h"

enum { LONGEST_PIECE = 126, MOST_AGAIN = 16 };

/* Behind a piece the first `again` bytes of the run follow that stands before it: of
 * what was written behind the piece before, or was said again by it. Two lines of the
 * processor's cache, of which most pieces need one. */
struct piece {
    uint8_t length, again;
    char text[LONGEST_PIECE];
};

/* Rows name them by number: whoever changes the order makes a new version of the
 * schema. The most frequent ones stand first. */
extern const struct piece shorthand_pieces[SHORTHAND_PIECES];
