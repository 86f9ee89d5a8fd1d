/* A corpus while it is rendered, for the files that render it only. */
#pragma once

#include <stdatomic.h>

#include "ingest/corpus.h"
#include "ingest/render.h"
#include "json/items.h"

/* A thread, where it is rendered: behind the last article that tells of it. */
struct thread_place {
    uint32_t rank, thread;
};

/* What a thread needs of one of its claims, taken while the claim's article is open:
 * the claims of one thread may lie years apart, and so few articles have to be opened
 * twice.
 */
struct telling {
    uint32_t claim;
    struct testimony heard;
    struct thread_part part;
    struct claim_cast cast;
};

/* Of the claims of one article that belong to threads which change. */
struct article_tellings {
    struct telling *items; /* NULL: not taken yet */
    uint32_t count;
};

/* The state of one run of render_corpus. */
struct rendering {
    struct scan *scan;
    struct corpus *corpus;
    const struct links *links;
    const atomic_bool *stop;
    unsigned threads; /* that may render */
    struct corpus_counts *counts;
    uint64_t *inputs;      /* hashes of what articles are made from, one an article */
    uint64_t *outputs;     /* hashes of what they were rendered to */
    uint32_t *ranks;       /* their places in the order of publication */
    uint32_t changed;      /* how many of them are rendered anew */
    uint64_t *ids;         /* hashes of the articles' ids */
    uint64_t *thread_ids;  /* and of the threads' */
    bool *wanted;          /* one an entity: it may have changed */
    struct arena *scratch; /* reset for each item */
    struct buffer json;    /* of one item */
    struct buffer content; /* what the generation is a digest of */

    uint64_t *told;              /* hashes of what they tell, one a thread */
    uint64_t *thread_inputs;     /* hashes of what they are made from, one a thread */
    bool *is_retold;             /* one a thread: what is stored of it is not that */
    struct thread_place *places; /* of those that are, by rank */
    uint32_t place_count, next_place;
    struct article_tellings *tellings; /* one an article */
    struct arena **telling_arenas;     /* one a thread that renders */
};

/* Whether what is stored of the article was made from the same. */
bool render_is_current(const struct rendering *rendering, uint32_t index);

/* render_articles.c: puts the articles that changed, and the threads that change. */
MUST_CHECK bool render_articles(struct rendering *rendering, struct fault *fault);

/* render_threads.c: to be called before the first article. */
MUST_CHECK bool render_threads_prepare(struct rendering *rendering,
                                       struct fault *fault);

/* render_threads.c: takes what an open article tells; lives in the arena. Several
 * threads may do so at once, each with another article. */
MUST_CHECK bool render_threads_hear(const struct rendering *rendering,
                                    const struct setting *setting, struct arena *arena,
                                    struct fault *fault);

/* render_threads.c: and whom its claims name; for the thread that writes. */
MUST_CHECK bool render_threads_cast(struct rendering *rendering, uint32_t article,
                                    struct fault *fault);

/* render_threads.c: puts the threads that change, and that no article tells of behind
 * this rank. */
MUST_CHECK bool render_threads_until(struct rendering *rendering, uint32_t rank,
                                     struct fault *fault);
