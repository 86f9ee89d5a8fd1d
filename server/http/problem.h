/* Errors as problem documents (RFC 9457). */
#pragma once

#include "base/fault.h"
#include "http/reply.h"
#include "http/request.h"

/* The words of RFC 9110 for a status: "Not Found". */
const char *problem_title(unsigned status);

/* The status that a fault stands for if the handler names none. */
unsigned problem_status(enum fault_kind kind);

/* Makes the reply a problem document; headers that it has already stay. The details of
 * faults that are none of the client's business stay inside. */
void problem_write(struct reply *reply, const struct request *request,
                   const struct fault *fault);
