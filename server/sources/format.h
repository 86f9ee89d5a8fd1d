/* Formats of source files. A new one is a file with a read function and a row of the
 * table in formats.c. */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"
#include "sources/repetition.h"
#include "sources/sniff.h"
#include "sources/sources.h"

/* An archive that is being read: its members' records are counted as one file's. */
struct container {
    uint32_t before;  /* records of the members before this one */
    uint32_t records; /* and with it */
    uint32_t members;
    uint64_t expanded; /* bytes of all members so far */
    int depth;         /* archives around this member */
};

/* Where the records of one file go. */
struct delivery {
    struct slice path;
    struct slice member;         /* of the archive at `path`; bytes NULL: it is none */
    struct container *container; /* of the member, else NULL */
    struct slice format;
    const struct habits *habits; /* of scraped pages; NULL: nothing is known */
    struct arena *arena;
    source_visit *visit; /* NULL: only what is noted of scraped pages is wanted */
    void *context;
};

struct format {
    const char *name;
    const char *const *endings; /* of the file's name, in lower case; ended by NULL */
    MUST_CHECK bool (*read)(struct slice content, const struct delivery *to,
                            struct fault *fault);
};

/* By the file's name alone, which is a hint; NULL: it hints at nothing. */
const struct format *format_hinted(struct slice path);

/* By how the content begins, else by the name; NULL: nothing here can read such a file.
 */
const struct format *format_of(struct slice path, struct slice content);

/* Whether scraped pages may be in it, by the same signs. */
bool format_is_scraped(struct slice path, struct slice content);

/* What content must show to be looked at: bytes from its start. */
enum { FORMAT_HEAD = 4096 };

/* Reads content as what it is, by itself or by the name that `to` has for it. */
MUST_CHECK bool format_read(const struct delivery *to, struct slice content,
                            struct fault *fault);

/* Hands over the article that was made of record number `record` with these bytes, or,
 * if `why` is set, the reason why there is none. Only a fault that is not the record's
 * own, want of memory, stops the reading. */
MUST_CHECK bool deliver(const struct delivery *to, uint32_t record, struct slice bytes,
                        const struct article *article, const struct fault *why,
                        struct fault *fault);

/* The same for a file that has no records to show for itself. */
MUST_CHECK bool deliver_problem(const struct delivery *to, const struct fault *why,
                                struct fault *fault);

/* The formats themselves. */
MUST_CHECK bool read_archive(struct slice content, const struct delivery *to,
                             struct fault *fault);
MUST_CHECK bool read_feed(struct slice content, const struct delivery *to,
                          struct fault *fault);
MUST_CHECK bool read_html(struct slice content, const struct delivery *to,
                          struct fault *fault);
MUST_CHECK bool read_json(struct slice content, const struct delivery *to,
                          struct fault *fault);
MUST_CHECK bool read_json_lines(struct slice content, const struct delivery *to,
                                struct fault *fault);
MUST_CHECK bool read_markdown(struct slice content, const struct delivery *to,
                              struct fault *fault);
MUST_CHECK bool read_text(struct slice content, const struct delivery *to,
                          struct fault *fault);
