/* A corpus while it is rendered, for the files that render it only. */
#pragma once

#include "ingest/corpus.h"

/* The state of one run of render_corpus. */
struct rendering {
    struct scan *scan;
    struct corpus *corpus;
    const struct links *links;
    struct corpus_counts *counts;
    uint64_t *inputs;      /* hashes of what articles are made from, one an article */
    bool *wanted;          /* one an entity: it may have changed */
    struct arena *scratch; /* reset for each item */
    struct buffer json;    /* of one item, or of all items of an article */
    struct buffer hashed;  /* what a hash is to be made of */
    struct buffer content; /* what the generation is a digest of */
};

/* What hashes are made of, piece by piece. Texts are parted so that ("ab", "c") and
 * ("a", "bc") differ. */
void render_append_hash(struct buffer *out, uint64_t hash);
void render_append_input(struct buffer *out, struct slice text);

/* render_threads.c: puts the threads that changed, and their hashes into the content.
 */
MUST_CHECK bool render_threads(struct rendering *rendering, struct fault *fault);
