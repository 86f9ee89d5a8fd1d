/* Why something could not be done: a kind to act on and one line for a person. */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"

enum fault_kind {
    FAULT_NONE,
    FAULT_NO_MEMORY, /* an allocation was refused */
    FAULT_LIMIT,     /* a ceiling was reached: size, depth, count */
    FAULT_INPUT,     /* what the user of the API or the command line said is wrong */
    FAULT_NOT_FOUND, /* no such item */
    FAULT_FORMAT,    /* a file's content is not what it claims to be */
    FAULT_IO,        /* the operating system refused */
    FAULT_DATABASE,  /* SQLite refused */
    FAULT_BUSY,      /* not yet: try again later */
};

enum { FAULT_DETAIL_SIZE = 240 };

/* Lives on the caller's stack, initialised with { 0 }. */
struct fault {
    enum fault_kind kind;
    char detail[FAULT_DETAIL_SIZE];
};

/* Always returns false, so that `return fault_set(…)` ends a function. The first cause
 * wins: a fault that is set already keeps its kind and detail. */
bool fault_set(struct fault *fault, enum fault_kind kind, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* FAULT_NO_MEMORY with the standard detail. */
bool fault_no_memory(struct fault *fault);

/* For a caller that has dealt with the fault and goes on. */
void fault_clear(struct fault *fault);
