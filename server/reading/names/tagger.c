#include "reading/names/tagger.h"

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

enum { IMPOSSIBLE = INT32_MIN / 2 };

static bool may_follow(unsigned from, unsigned to)
{
    return !label_goes_on(to) || from == to || from + 1 == to;
}

/* The scores of the best paths to each label of a word, and where they come from. */
struct step {
    int32_t best[LABELS];
    uint8_t from[LABELS];
};

static void start_path(const struct label_scores *scores,
                       const struct transitions *transitions, struct step *step)
{
    for (unsigned to = 0; to < LABELS; to++) {
        step->from[to] = LABEL_NONE;
        step->best[to] = may_follow(LABEL_NONE, to)
                             ? scores->of[to] + transitions->between[LABEL_NONE][to]
                             : IMPOSSIBLE;
    }
}

static void extend_path(const struct label_scores *scores,
                        const struct transitions *transitions,
                        const struct step *before, struct step *step)
{
    for (unsigned to = 0; to < LABELS; to++) {
        int32_t top = IMPOSSIBLE;
        step->from[to] = LABEL_NONE;
        for (unsigned from = 0; from < LABELS; from++) {
            const int32_t score = before->best[from] + transitions->between[from][to];
            if (score <= top || !may_follow(from, to))
                continue;
            top = score;
            step->from[to] = (uint8_t)from;
        }
        step->best[to] = top == IMPOSSIBLE ? IMPOSSIBLE : top + scores->of[to];
    }
}

void tagging_best_path(const struct label_scores *scores, uint32_t count,
                       const struct transitions *transitions, uint8_t *labels)
{
    struct step steps[RUN_MAX];
    start_path(scores, transitions, &steps[0]);
    for (uint32_t i = 1; i < count; i++)
        extend_path(&scores[i], transitions, &steps[i - 1], &steps[i]);
    unsigned last = LABEL_NONE;
    for (unsigned label = 0; label < LABELS; label++)
        if (steps[count - 1].best[label] > steps[count - 1].best[last])
            last = label;
    for (uint32_t i = count; i-- > 0;) {
        labels[i] = (uint8_t)last;
        last = steps[i].from[last];
    }
}

/* Eight sums at once. */
typedef int16_t sums __attribute__((vector_size(16)));
typedef int8_t bytes __attribute__((vector_size(8)));

static void score_word(const struct tagging *tagging, const struct model *model,
                       uint32_t word, int32_t *scores)
{
    uint32_t rows[FEATURES_MAX];
    const uint32_t count = tagging_features(tagging, word, rows);
    sums total = { 0 };
    for (uint32_t i = 0; i < count; i++) {
        bytes row;
        memcpy(&row, model->rows[rows[i]].weights, sizeof row);
        total += __builtin_convertvector(row, sums);
    }
    scores[LABEL_NONE] = 0;
    for (unsigned label = 1; label < LABELS; label++)
        scores[label] = total[label - 1];
}

bool tagging_label(const struct tagging *tagging, const struct model *model,
                   struct arena *arena, uint8_t **out, struct fault *fault)
{
    uint8_t *const labels = arena_alloc(arena, tagging->text->word_count + 1U);
    if (labels == NULL)
        return fault_no_memory(fault);
    struct transitions transitions;
    for (unsigned from = 0; from < LABELS; from++)
        for (unsigned to = 0; to < LABELS; to++)
            transitions.between[from][to] = model->transitions[from][to];
    uint32_t end = 0;
    for (uint32_t first = 0; tagging_next_run(tagging, &first, &end); first = end) {
        struct label_scores scores[RUN_MAX];
        for (uint32_t i = first; i < end; i++)
            score_word(tagging, model, i, scores[i - first].of);
        tagging_best_path(scores, end - first, &transitions, labels + first);
    }
    *out = labels;
    return true;
}
