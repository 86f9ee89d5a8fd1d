/* Lists of claims, whoever asks for them. */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "http/reply.h"
#include "http/request.h"

/* Which claims a path stands for: those of one article or entity; { 0 }: all. */
struct claim_scope {
    const char *filter; /* the parameter that the path has set: "article", "person" */
    struct slice id;
    bool is_timeline; /* by when they are about, not by publication */
};

/* Answers with the claims of the scope that the request's filters let through. */
MUST_CHECK bool claims_answer(const struct request *request,
                              const struct claim_scope *scope, struct reply *reply,
                              struct fault *fault);
