/* Which of the media types that we can make the client would like best (RFC 9110,
 * section 12.5.1). */
#pragma once

#include "base/slice.h"

enum { ACCEPT_NOTHING = -1 };

/* The number of the best of `types` (ended by NULL, ours first, without parameters), or
 * ACCEPT_NOTHING. No header means that anything will do. */
int accept_choose(struct slice accept, const char *const *types);
