/* The sizes of the corpus under the names that the API and the metrics give them. */
#pragma once

#include "store/corpus.h"

enum { CORPUS_FIGURES = 10 };

struct corpus_figures {
    struct {
        const char *name;
        uint64_t count;
    } of[CORPUS_FIGURES];
};

struct corpus_figures corpus_figures(const struct corpus_counts *counts);
