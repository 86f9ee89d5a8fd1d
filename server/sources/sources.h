/* The front door of sources: a folder goes in, its articles come out, record by record.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/buffer.h"
#include "base/fault.h"
#include "news/article.h"

enum {
    SOURCE_LARGEST_FILE = 64 << 20, /* bytes */
    SOURCE_LARGEST_TEXT = 4 << 20,  /* bytes of one article's text */
    SOURCE_DEEPEST_FOLDER = 32
};

/* A file below the sources folder, or something else there that cannot be read. */
struct source_file {
    struct slice path; /* below the folder, with '/' */
    int64_t size;      /* bytes */
    int64_t mtime_ns;  /* since 1970 */
    /* Why it cannot be read, for a person; bytes NULL: source_read can be tried. */
    struct slice problem;
};

struct source_listing {
    const struct source_file *files; /* in byte order of their paths */
    uint32_t count;
};

/* Everything below `folder` but hidden files and folders. Links are followed inside the
 * folder only. What cannot be looked at is listed with its problem; false only if the
 * folder itself cannot be read, or for want of memory. *out lives in the arena. */
MUST_CHECK bool sources_list(const char *folder, struct arena *arena,
                             struct source_listing *out, struct fault *fault);

/* Called for every record of a file, in its order. article->source is always filled in
 * (record 0 stands for the file as a whole; sha256 has bytes NULL there). `problem`
 * says why the record was skipped, then the rest of the article is empty; bytes NULL:
 * the article was read. article->id is left to the caller. Everything is borrowed until
 * the function returns. False, with the fault set, stops the reading. */
typedef bool source_visit(void *context, const struct article *article,
                          struct slice problem, struct fault *fault);

/* Reads one file of the folder. The arena is reset before every record: it must hold
 * nothing else, and its ceiling bounds a record. Whatever is wrong with the file or
 * with a record is the visitor's to hear; false only if the visitor returned false, or
 * for want of memory. */
MUST_CHECK bool source_read(const char *folder, struct slice path, struct arena *arena,
                            source_visit *visit, void *context, struct fault *fault);

struct repetition;

/* A file of a folder, and what is known of the corpus that it is a part of. */
struct source_place {
    const char *folder;
    struct slice path;
    const struct repetition *repetition; /* NULL: nothing */
};

/* source_read() that leaves out of scraped pages what the corpus repeats. */
MUST_CHECK bool source_read_at(const struct source_place *place, struct arena *arena,
                               source_visit *visit, void *context, struct fault *fault);

/* Appends the lines of a file that the corpus may repeat, for repetition_add(); nothing
 * if it holds no scraped pages or cannot be read. The arena is scratch. */
MUST_CHECK bool source_marks(const char *folder, struct slice path, struct arena *arena,
                             struct buffer *marks, struct fault *fault);

/* source_read() for a file's content that is at hand; no I/O. */
MUST_CHECK bool source_read_content(struct slice path, struct slice content,
                                    struct arena *arena, source_visit *visit,
                                    void *context, struct fault *fault);
