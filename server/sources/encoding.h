/* Bytes of a text file to clean UTF-8, whatever they were encoded in. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/slice.h"

/* UTF-8 in NFC with '\n' between lines; spaces of all kinds are ' ', and what cannot be
 * seen (soft hyphens, zero-width and control characters) is gone. Bytes with a mark of
 * UTF-16 are that; what is no UTF-8 is windows-1252. Refuses what is no text. In the
 * arena. */
MUST_CHECK bool text_decode(struct slice bytes, struct arena *arena, struct slice *out,
                            struct fault *fault);

/* What a byte means in windows-1252; UTF8_INVALID where that leaves it open. */
int32_t windows_1252_code_point(unsigned char byte);
