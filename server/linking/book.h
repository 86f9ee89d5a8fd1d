/* The book of a weaving: founders by their keys, and where they may be others than the
 * last time. */
#pragma once

#include "linking/postings.h"
#include "linking/weaving.h"

enum { FOUNDERS_LOOKED_AT = 16 /* for one key, newest first */ };

/* Files of what founded something the last time, and is gone or not the same. */
struct book_ghost {
    uint32_t start, count; /* in ghost_files */
};

struct book {
    const struct weaving *weaving; /* borrowed */
    struct postings by_key;        /* founders */
    uint32_t *starts;              /* by claim: in files */
    uint8_t *counts;               /* by claim: how many keys it has */
    uint32_t *files;               /* of claims' keys */
    struct book_ghost *ghosts;     /* of the linking's ghosts */
    struct book_ghost *former;     /* by article: as it was before */
    uint32_t *ghost_files;
    uint32_t file_count, file_capacity;
    uint32_t ghost_file_count, ghost_file_capacity;
    uint32_t ghost; /* that is met next */
};

/* Begins with what ties tell of claims: nothing else of the weaving is needed but how
 * the claims are numbered. Sets their briefs. To be finished in any case. */
MUST_CHECK bool book_init(struct book *book, struct weaving *weaving,
                          struct fault *fault);
void book_finish(struct book *book);

/* Goes on with all other claims, and with those whose ties do not hold after all. */
MUST_CHECK bool book_complete(struct book *book, struct weaving *weaving,
                              struct fault *fault);

/* Files of a claim's keys. */
struct book_files {
    const uint32_t *items;
    uint32_t count;
};

static inline struct book_files book_files_of(const struct book *book, uint32_t number)
{
    return (struct book_files){ book->files + book->starts[number],
                                book->counts[number] };
}

/* To be called before the claims of each article, in order of publication. */
void book_turn_to(struct book *book, uint32_t article);

/* Whether one of the claim's keys may lead to other founders than it did before. */
bool book_is_stirred(const struct book *book, uint32_t number);

/* To be called for each claim when it is known whether it is a founder. */
void book_file(struct book *book, uint32_t number, bool founds, bool founded);
