/* JSON as the store keeps it: pieces that many items have in common are a byte or two.
 *
 * Half the bytes are written and read, and to say them again is hardly dearer than to
 * copy them. JSON has no control characters, so they can stand for the pieces; without
 * them it is its own shorthand, and what stands one behind the other in shorthand does
 * so in JSON. */
#pragma once

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

enum { SHORTHAND_PIECES = 84 };

/* Finds the pieces by their first bytes. Starts zeroed, with shorthand_init(). */
struct shorthand {
    uint8_t begins[256]; /* whether a piece begins with the byte */
    uint8_t heads[1024]; /* of chains by a hash of six bytes: number of a piece + 1 */
    uint8_t next[SHORTHAND_PIECES];
};

void shorthand_init(struct shorthand *shorthand);

/* Appends the text's shorthand. */
void shorthand_write(const struct shorthand *shorthand, struct slice json,
                     struct buffer *out);

/* Appends the text itself. */
void shorthand_read(struct slice kept, struct buffer *out);

/* The text itself, in the arena; bytes NULL: out of memory. */
struct slice shorthand_text(struct slice kept, struct arena *arena);
