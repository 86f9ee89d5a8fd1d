/* A whole list, one item a line, read from the store while it is sent. */
#pragma once

#include "api/list.h"

/* All of it sees the same scan. A limit or a cursor that is given counts. FAULT_BUSY if
 * too many such lists are under way. */
MUST_CHECK bool stream_answer(const struct request *request, const struct list *list,
                              struct reply *reply, struct fault *fault);
