/* The file of the user's corrections: read at every scan, reported on after linking. */
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/digest.h"
#include "base/fault.h"
#include "linking/corrections.h"

struct correction_file {
    struct arena *arena;
    struct corrections corrections;
    char digest[DIGEST_HEX_SIZE]; /* of its content; "" if there is no file */
};

/* `path` NULL: there is none. The detail of the fault names the file, and the line if
 * one is wrong. To be finished in any case. */
MUST_CHECK bool correction_file_init(struct correction_file *file, const char *path,
                                     struct fault *fault);
void correction_file_finish(struct correction_file *file);

/* A JSON array of what linking made of them, in the arena of the file. */
MUST_CHECK bool correction_file_report(const struct correction_file *file,
                                       struct slice *json, struct fault *fault);
