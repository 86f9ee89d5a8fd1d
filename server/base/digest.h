/* SHA-256 (FIPS 180-4), by nettle. */
#pragma once

#include "base/slice.h"

enum { DIGEST_HEX_SIZE = 65 };

/* Lower-case hexadecimal digits and a NUL. */
void digest_hex(struct slice content, char hex[DIGEST_HEX_SIZE]);

/* The same over several pieces; each piece is preceded by its length, so that ("ab",
 * "c") and ("a", "bc") differ. */
void digest_pieces_hex(const struct slice *pieces, size_t count,
                       char hex[DIGEST_HEX_SIZE]);
