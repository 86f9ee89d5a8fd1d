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
    uint32_t *starts;              /* by claim, and one behind them: in files */
    uint32_t *files;               /* of its keys */
    struct book_ghost *ghosts;     /* of the linking's ghosts */
    struct book_ghost *former;     /* by article: as it was before */
    uint32_t *ghost_files;
    uint32_t file_count, file_capacity;
    uint32_t ghost_file_count, ghost_file_capacity;
    uint32_t ghost; /* that is met next */
};

/* Sets the briefs of all claims. To be finished in any case. */
MUST_CHECK bool book_init(struct book *book, struct weaving *weaving,
                          struct fault *fault);
void book_finish(struct book *book);

/* To be called before the claims of each article, in order of publication. */
void book_turn_to(struct book *book, uint32_t article);

/* Whether one of the claim's keys may lead to other founders than it did before. */
bool book_is_stirred(const struct book *book, uint32_t number);

/* To be called for each claim when it is known whether it is a founder. */
void book_file(struct book *book, uint32_t number, bool founds, bool founded);
