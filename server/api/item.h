/* Answers that are one JSON document. */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "http/param.h"
#include "http/reply.h"
#include "http/request.h"

/* Reads the parameters of an answer that is made in JSON only: `format`, and `more`. */
MUST_CHECK bool item_params(const struct request *request, const struct param *more,
                            struct reply *reply, struct fault *fault);

/* For answers that take no parameters and whose form is fixed. */
MUST_CHECK bool no_params(const struct request *request, struct fault *fault);

/* The whole body. */
void item_write(struct reply *reply, struct slice json);
