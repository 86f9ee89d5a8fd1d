/* Lines that many articles of a corpus share although they tell different things: what
 * an outlet puts around all that it prints. Pure: it is a function of the set of files.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/fault.h"

/* The lines of a file's articles that may be such lines, as bytes; see
 * source_marks(). */
struct repetition;

/* Owned by the caller; NULL: out of memory. */
struct repetition *repetition_create(void);
void repetition_destroy(struct repetition *repetition);

/* Counts what one file has. Not after repetition_settle(). */
MUST_CHECK bool repetition_add(struct repetition *repetition, struct slice marks,
                               struct fault *fault);

/* To be called once, when all files are counted. */
void repetition_settle(struct repetition *repetition);

/* Whether articles that have nothing else in common share the line. */
bool repetition_has(const struct repetition *repetition, uint64_t line);

/* Whether some line of the file is shared by one of these and not by the other. */
bool repetition_parts(const struct repetition *one, const struct repetition *other,
                      struct slice marks);

/* What is known of lines while a page is read, and what is noted of it. */
struct habits {
    const struct repetition *known; /* NULL: nothing */
    struct buffer *marks;           /* NULL: nothing is noted */
};

/* An article of the file: the keys of its two longest paragraphs, by which it is told
 * from others, then those of its lines. */
void marks_begin(struct buffer *marks, uint64_t longest, uint64_t second,
                 uint64_t line_count);
void marks_add(struct buffer *marks, uint64_t line);
