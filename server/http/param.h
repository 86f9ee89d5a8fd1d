/* Parameters of a query, read once by a table into the caller's struct.
 *
 *     const struct param params[] = {
 *         param_int("limit", 1, 500, &out->limit),
 *         param_text("speaker", &out->speaker),
 *         PARAM_END,
 *     };
 *     return request_params(request, params, fault);
 *
 * What is not given stays as it was. Whatever the table does not name is refused, and
 * so are bad values and a parameter given twice; the fault names the parameter. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "http/request.h"

enum param_kind {
    PARAM_NONE,
    PARAM_INT,
    PARAM_TEXT,
    PARAM_CHOICE,
    PARAM_SET,
    PARAM_PARSED
};

enum { PARAM_TEXT_MAX = 400 };

/* False if the text is no such value. */
typedef bool (*param_parser)(struct slice text, void *out);

struct param {
    enum param_kind kind;
    const char *name;
    void *out;
    int64_t least, most;      /* PARAM_INT */
    const char *const *words; /* PARAM_CHOICE, PARAM_SET: ended by NULL */
    param_parser parse;       /* PARAM_PARSED */
    const char *expected;     /* PARAM_PARSED: "a date such as 2024-05" */
};

#define PARAM_END ((struct param){ .kind = PARAM_NONE })

static inline struct param param_int(const char *name, int64_t least, int64_t most,
                                     int64_t *out)
{
    return (struct param){
        .kind = PARAM_INT, .name = name, .out = out, .least = least, .most = most
    };
}

/* Any text that is not empty, at most PARAM_TEXT_MAX bytes. */
static inline struct param param_text(const char *name, struct slice *out)
{
    return (struct param){ .kind = PARAM_TEXT, .name = name, .out = out };
}

/* One of the words: its number. */
static inline struct param param_choice(const char *name, const char *const *words,
                                        int *out)
{
    return (
        struct param){ .kind = PARAM_CHOICE, .name = name, .out = out, .words = words };
}

/* Some of the words, with commas between: bit N for word N. */
static inline struct param param_set(const char *name, const char *const *words,
                                     unsigned *out)
{
    return (
        struct param){ .kind = PARAM_SET, .name = name, .out = out, .words = words };
}

/* Whatever `parse` accepts. */
static inline struct param param_parsed(const char *name, param_parser parse,
                                        const char *expected, void *out)
{
    return (struct param){ .kind = PARAM_PARSED,
                           .name = name,
                           .out = out,
                           .parse = parse,
                           .expected = expected };
}

/* `params` ends with PARAM_END. FAULT_INPUT. */
MUST_CHECK bool request_params(const struct request *request,
                               const struct param *params, struct fault *fault);
