/* A sequence tagger: a linear model over hashed features, the best path by Viterbi.
 *
 * Trained by tools/train-names.c, which shares features and path with the daemon. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "reading/names/letters.h"
#include "reading/names/scan.h"
#include "reading/names/traits.h"
#include "reading/names/word_signs.h"
#include "reading/text/text.h"

/* Works of art, events and products are told apart from names, but are no entities. */
enum label {
    LABEL_NONE,
    LABEL_PERSON,
    LABEL_PERSON_GOES_ON,
    LABEL_PLACE,
    LABEL_PLACE_GOES_ON,
    LABEL_ORGANISATION,
    LABEL_ORGANISATION_GOES_ON,
    LABEL_OTHER,
    LABEL_OTHER_GOES_ON,
    LABELS
};

enum {
    NAMED_LABELS = LABELS - 1, /* LABEL_NONE weighs nothing */
    ROW_BITS = 18,
    ROWS = 1 << ROW_BITS,
    FEATURES_MAX = 64,
    RUN_MAX = 64
};

static inline bool label_goes_on(unsigned label)
{
    return label != LABEL_NONE && label % 2 == 0;
}

/* A name goes on only behind its beginning or behind itself. */
static inline bool label_may_follow(unsigned from, unsigned to)
{
    return !label_goes_on(to) || from == to || from + 1 == to;
}

/* Byte order and layout of the file that tools/train-names.c writes: little endian. */

/* The weights of one feature for the labels from LABEL_PERSON on. */
struct weights_row {
    int8_t weights[NAMED_LABELS];
};

struct model {
    struct weights_row rows[ROWS];
    struct letters letters;
    int16_t transitions[LABELS][LABELS]; /* from, to */
};

/* The model that a file holds; NULL with the fault set if it is none. */
const struct model *model_of(struct slice file, struct fault *fault);

/* What the features are told from. */
struct tagging {
    const struct text *text;
    const struct clue *clues;
    struct word_signs signs;
    const struct traits *traits; /* of each word */
    const struct letters *letters;
    const uint8_t *twins; /* of each word: whether it also occurs in small letters */
};

MUST_CHECK bool tagging_init(struct tagging *tagging, const struct text *text,
                             const struct clue *clues, const struct letters *letters,
                             struct arena *arena, struct fault *fault);

/* The next run of words that may be names, from word *first on: false if there is none.
 * Words outside runs have LABEL_NONE. A run is within one sentence. */
bool tagging_next_run(const struct tagging *tagging, uint32_t *first, uint32_t *end);

/* The rows of the features of a word; how many they are. */
uint32_t tagging_features(const struct tagging *tagging, uint32_t word,
                          uint32_t rows[FEATURES_MAX]);

struct label_scores {
    int32_t of[LABELS];
};

struct transitions {
    int32_t between[LABELS][LABELS]; /* from, to */
};

/* The transitions as paths are sought with them: those that cannot be are far below all
 * others, and there are more than labels, for four are tried at once. */
enum { LANES = 12 };
struct ways {
    int32_t between[LABELS][LANES]; /* from, to */
};

void tagging_open_ways(const struct transitions *transitions, struct ways *out);

/* The best labels for a run of at most RUN_MAX words with these scores. */
void tagging_best_path(const struct label_scores *scores, uint32_t count,
                       const struct ways *ways, uint8_t *labels);

/* A label for each word and LABEL_NONE for up to 64 behind the last, in the arena. */
MUST_CHECK bool tagging_label(const struct tagging *tagging, const struct model *model,
                              struct arena *arena, uint8_t **out, struct fault *fault);
