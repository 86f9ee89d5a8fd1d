/* The annotated sets that the names tagger learns from. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/list.h"
#include "reading/names/tagger.h"

enum { KINDS = 3, FOLDS = 5 };

enum training_set {
    SET_GERMEVAL,
    SET_SMARTDATA, /* annotated by other rules */
    SET_ARTICLES   /* by the same as the first */
};

/* A run of words with the labels that it should get, and its features. */
struct example {
    enum training_set set;
    uint32_t record;
    bool veiled;            /* its names are hidden from the lexicon */
    uint32_t count;         /* words */
    const uint8_t *gold;    /* enum label */
    const uint32_t *starts; /* count + 1, where the features of each word begin */
    const uint32_t *rows;
};

struct annotation {
    struct span span;
    uint8_t label; /* the first word's */
};

struct record {
    enum training_set set;
    uint32_t number;
    struct tagging tagging;
    const struct annotation *annotations;
    uint32_t annotation_count;
};

struct corpus {
    struct arena *arena;
    struct lexicon *lexicon;
    struct splitter *splitter;
    struct gazetteer gazetteer;
    struct letters letters;
    struct list records;  /* of struct record */
    struct list examples; /* of struct example */
};

struct tally {
    uint32_t right, said, gold;
};

enum { SETS = SET_ARTICLES + 1 };

/* `lexicon` is the folder of the lexicon's tables, `sets` has the path of each. */
bool corpus_read(struct corpus *corpus, char *const sets[SETS], const char *lexicon,
                 struct fault *fault);
void corpus_finish(struct corpus *corpus);

static inline const struct example *corpus_example(const struct corpus *corpus,
                                                   uint32_t number)
{
    return (const struct example *)corpus->examples.items + number;
}

/* Adds what the model finds in the first set's records of the fold. */
void corpus_tally(const struct corpus *corpus, const struct model *model, uint32_t fold,
                  struct tally tallies[KINDS]);
