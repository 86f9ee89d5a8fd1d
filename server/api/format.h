/* In which form the client wants the answer: `format=`, else the Accept header. */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "http/reply.h"
#include "http/request.h"

enum format { FORMAT_JSON, FORMAT_NDJSON, FORMAT_COUNT };

/* `named` is the value of `format`, bytes NULL if it was not given; the answer can be
 * made in the first `count` forms. Sets the reply's type. 406 if it is none of them. */
MUST_CHECK bool format_choose(const struct request *request, struct slice named,
                              enum format count, struct reply *reply, enum format *out,
                              struct fault *fault);
