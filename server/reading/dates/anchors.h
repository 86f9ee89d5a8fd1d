/* The days that a length of time means where the words around it tie it to the
 * publication, or to the day that is told of: "vor drei Wochen", "seit Jahren",
 * "in den vergangenen zwei Monaten", "zwei Tage später".
 *
 * The value of such an expression stays a length (P3W). Its interval is what TIMEX3
 * calls the anchor: from the begin point to the end point, where one of them is the
 * publication, or the point that is so far away from it, as exactly as the unit allows.
 */
#pragma once

#include "reading/dates/frame.h"

/* Of the tokens from `first` to before `end`, whose value is the length. Open at both
 * sides where nothing ties it. */
struct interval anchored_interval(const struct frame *frame, struct slice length,
                                  uint32_t first, uint32_t end);
