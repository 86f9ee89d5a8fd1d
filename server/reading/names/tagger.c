#include "reading/names/tagger.h"

#include <assert.h>
#include <string.h>

const struct model *model_of(struct slice file, struct fault *fault)
{
    if (file.length == sizeof(struct model) &&
        (uintptr_t)file.bytes % _Alignof(struct model) == 0)
        return (const void *)file.bytes;
    fault_set(fault, FAULT_FORMAT, "the model of the names has %zu bytes, not %zu",
              file.length, sizeof(struct model));
    return NULL;
}

/* So far below all sums that two of them are still a number. */
enum { IMPOSSIBLE = INT32_MIN / 4 };

/* The scores of the best paths to each label of a word, and where they come from. */
struct step {
    int32_t best[LANES], from[LANES];
};

void tagging_open_ways(const struct transitions *transitions, struct ways *out)
{
    for (unsigned from = 0; from < LABELS; from++) {
        for (unsigned to = 0; to < LANES; to++)
            out->between[from][to] = to < LABELS && label_may_follow(from, to)
                                         ? transitions->between[from][to]
                                         : IMPOSSIBLE;
    }
}

static void start_path(const struct label_scores *scores, const struct ways *ways,
                       struct step *step)
{
    memcpy(step->best, ways->between[LABEL_NONE], sizeof step->best);
    memset(step->from, 0, sizeof step->from);
    for (unsigned to = 0; to < LABELS; to++)
        step->best[to] += scores->of[to];
}

/* What the processor does in one. */
typedef int32_t four __attribute__((vector_size(4 * sizeof(int32_t))));

/* The best paths to the four labels from `first` on. */
static void extend_four(const struct ways *ways, const struct step *before,
                        unsigned first, struct step *step)
{
    four best, from = { 0 };
    memcpy(&best, &ways->between[LABEL_NONE][first], sizeof best);
    best += before->best[LABEL_NONE];
    for (int32_t label = 1; label < LABELS; label++) {
        four score;
        memcpy(&score, &ways->between[label][first], sizeof score);
        score += before->best[label];
        const four better = score > best;
        best = (score & better) | (best & ~better);
        from = (label & better) | (from & ~better);
    }
    memcpy(&step->best[first], &best, sizeof best);
    memcpy(&step->from[first], &from, sizeof from);
}

static void extend_path(const struct label_scores *scores, const struct ways *ways,
                        const struct step *before, struct step *step)
{
    for (unsigned first = 0; first < LANES; first += 4)
        extend_four(ways, before, first, step);
    for (unsigned to = 0; to < LABELS; to++)
        step->best[to] += scores->of[to];
}

void tagging_best_path(const struct label_scores *scores, uint32_t count,
                       const struct ways *ways, uint8_t *labels)
{
    struct step steps[RUN_MAX];
    assert(count > 0 && count <= RUN_MAX);
    start_path(scores, ways, &steps[0]);
    for (uint32_t i = 1; i < count; i++)
        extend_path(&scores[i], ways, &steps[i - 1], &steps[i]);
    int32_t last = LABEL_NONE;
    for (int32_t label = 0; label < LABELS; label++)
        if (steps[count - 1].best[label] > steps[count - 1].best[last])
            last = label;
    for (uint32_t i = count; i-- > 0;) {
        labels[i] = (uint8_t)last;
        last = steps[i].from[last];
    }
}

/* Eight sums at once. */
typedef int16_t sums __attribute__((vector_size(16)));
typedef int8_t narrow __attribute__((vector_size(NAMED_LABELS)));

/* Weights as sums have them: each byte twice, then shifted down with its sign. Of the
 * plain conversion gcc makes twice as much. */
static sums widen(const struct weights_row *weights)
{
    narrow row;
    memcpy(&row, weights, sizeof row);
    return (sums)__builtin_shufflevector(row, row, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
                                         6, 6, 7, 7) >>
           8;
}

/* The rows of the model that say what a word may be. */
struct word_rows {
    uint32_t of[FEATURES_MAX];
    uint32_t count;
};

/* Words that may be names, and what their features are. */
struct run {
    uint32_t first, count;
    struct word_rows rows[RUN_MAX];
};

/* Finds the next run behind *at, which moves behind it. Its rows lie all over the
 * model: they are called for before they are wanted. */
static bool open_run(const struct tagging *tagging, const struct model *model,
                     uint32_t *at, struct run *run)
{
    run->first = *at;
    if (!tagging_next_run(tagging, &run->first, at))
        return false;
    run->count = *at - run->first;
    for (uint32_t i = 0; i < run->count; i++) {
        struct word_rows *const rows = &run->rows[i];
        rows->count = tagging_features(tagging, run->first + i, rows->of);
        for (uint32_t row = 0; row < rows->count; row++)
            __builtin_prefetch(&model->rows[rows->of[row]]);
    }
    return true;
}

static void add_up(const struct model *model, const struct word_rows *rows,
                   struct label_scores *scores)
{
    sums total = { 0 };
    for (uint32_t i = 0; i < rows->count; i++)
        total += widen(&model->rows[rows->of[i]]);
    scores->of[LABEL_NONE] = 0;
    for (unsigned label = 1; label < LABELS; label++)
        scores->of[label] = total[label - 1];
}

static void label_run(const struct run *run, const struct model *model,
                      const struct ways *ways, uint8_t *labels)
{
    struct label_scores scores[RUN_MAX];
    for (uint32_t i = 0; i < run->count; i++)
        add_up(model, &run->rows[i], &scores[i]);
    tagging_best_path(scores, run->count, ways, labels + run->first);
}

/* Each run is labelled while the rows of the next are on their way. */
static void label_runs(const struct tagging *tagging, const struct model *model,
                       const struct ways *ways, uint8_t *labels)
{
    struct run runs[2];
    uint32_t at = 0;
    unsigned now = 0;
    for (bool more = open_run(tagging, model, &at, &runs[now]); more; now = 1 - now) {
        more = open_run(tagging, model, &at, &runs[1 - now]);
        label_run(&runs[now], model, ways, labels);
    }
}

bool tagging_label(const struct tagging *tagging, const struct model *model,
                   struct arena *arena, uint8_t **out, struct fault *fault)
{
    uint8_t *const labels = arena_alloc(arena, tagging->text->word_count + SIGNS_BLOCK);
    if (labels == NULL)
        return fault_no_memory(fault);
    struct transitions transitions;
    for (unsigned from = 0; from < LABELS; from++)
        for (unsigned to = 0; to < LABELS; to++)
            transitions.between[from][to] = model->transitions[from][to];
    struct ways ways;
    tagging_open_ways(&transitions, &ways);
    label_runs(tagging, model, &ways, labels);
    *out = labels;
    return true;
}
