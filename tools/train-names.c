/* Trains the names tagger: an averaged structured perceptron.
 *
 *     train-names LEXICON GERMEVAL.jsonl SMARTDATA.jsonl            scores of five
 * folds train-names LEXICON GERMEVAL.jsonl SMARTDATA.jsonl X.model    the model to ship
 *     train-names LEXICON GERMEVAL.jsonl SMARTDATA.jsonl X.model 3  without fold 3
 *
 * LEXICON is the folder of the lexicon's tables.
 *
 * The first set (records with "names") is what the model must be good at; the second
 * (records with "spans") is annotated by other rules. Each feature therefore has a
 * weight that both share and one of its own for each set; the shipped weight is the sum
 * for the first. Orders and what is dropped are fixed: training is repeatable to the
 * byte. */
#include "train-names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROUNDS = 8, /* trainings in other orders, of which the mean is shipped */
    EPOCHS = 12,
    MARGIN = 20,
    DROPPED = 20, /* of a hundred features */
    VEILED = 30,  /* of a hundred records, each time they are shown */
    STEPS = 2,    /* of a shipped weight in one of training */
    RECALL = 2,   /* how much, in shipped steps, a name is preferred to none */
    RARE = 1,
    LARGEST_BYTE = 127,
    TABLES = 3
};

/* Weights that training changes, and their sums over time. */
struct weights {
    int32_t now[TABLES][ROWS][NAMED_LABELS];
    int64_t sum[TABLES][ROWS][NAMED_LABELS];
    struct transitions transitions;
    int64_t transition_sums[LABELS][LABELS];
    uint8_t often[ROWS]; /* seen more than RARE times */
    int64_t time;
};

/* The means of finished rounds, added up. */
struct means {
    double rows[ROWS][NAMED_LABELS];
    double transitions[LABELS][LABELS];
};

/* Features that are left out at random make the others learn to do without them. */
static bool is_dropped(int64_t time, uint32_t word, uint32_t feature)
{
    uint64_t mixed = (uint64_t)time * UINT64_C(0x9e3779b97f4a7c15) +
                     word * UINT64_C(0xd6e8feb86659fd93) +
                     feature * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ mixed >> 32) * UINT64_C(0xd6e8feb86659fd93);
    return (mixed ^ mixed >> 32) % 100 < DROPPED;
}

static bool is_used(const struct weights *weights, const struct example *example,
                    uint32_t word, uint32_t feature)
{
    return weights->often[example->rows[feature]] > RARE &&
           !is_dropped(weights->time, word, feature);
}

static void score(const struct weights *weights, const struct example *example,
                  uint32_t set, const uint8_t *gold, struct label_scores *scores)
{
    for (uint32_t i = 0; i < example->count; i++) {
        int32_t *const out = scores[i].of;
        memset(out, 0, sizeof *scores);
        for (uint32_t f = example->starts[i]; f < example->starts[i + 1]; f++) {
            const uint32_t row = example->rows[f];
            if (!is_used(weights, example, i, f))
                continue;
            for (unsigned label = 0; label < NAMED_LABELS; label++)
                out[label + 1] +=
                    weights->now[0][row][label] + weights->now[1 + set][row][label];
        }
        /* Whatever is wrong must lose by a margin. */
        for (unsigned label = 0; label < LABELS; label++)
            out[label] += label == gold[i] ? 0 : MARGIN;
    }
}

static void shift(struct weights *weights, const struct example *example, uint32_t set,
                  const uint8_t *labels, int32_t step)
{
    unsigned before = LABEL_NONE;
    for (uint32_t i = 0; i < example->count; i++) {
        const unsigned label = labels[i];
        weights->transitions.between[before][label] += step;
        weights->transition_sums[before][label] += step * weights->time;
        before = label;
        if (label == LABEL_NONE)
            continue;
        for (uint32_t f = example->starts[i]; f < example->starts[i + 1]; f++) {
            const uint32_t row = example->rows[f];
            if (!is_used(weights, example, i, f))
                continue;
            weights->now[0][row][label - 1] += step;
            weights->sum[0][row][label - 1] += step * weights->time;
            weights->now[1 + set][row][label - 1] += step;
            weights->sum[1 + set][row][label - 1] += step * weights->time;
        }
    }
}

static void learn(struct weights *weights, const struct example *example, uint32_t set)
{
    struct label_scores scores[RUN_MAX];
    uint8_t labels[RUN_MAX];
    struct ways ways;
    score(weights, example, set, example->gold, scores);
    tagging_open_ways(&weights->transitions, &ways);
    tagging_best_path(scores, example->count, &ways, labels);
    if (memcmp(labels, example->gold, example->count) != 0) {
        shift(weights, example, set, example->gold, 1);
        shift(weights, example, set, labels, -1);
    }
    weights->time++;
}

/* A fixed sequence, so that two trainings are the same. */
static uint32_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

static void shuffle(uint32_t *order, uint32_t count, uint64_t *state)
{
    for (uint32_t i = count; i > 1; i--) {
        const uint32_t j = next_random(state) % i;
        const uint32_t kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
}

static void count_rows(struct weights *weights, const struct corpus *corpus,
                       const uint32_t *order, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct example *const example = corpus_example(corpus, order[i]);
        if (example->veiled)
            continue;
        for (uint32_t f = 0; f < example->starts[example->count]; f++)
            if (weights->often[example->rows[f]] <= RARE)
                weights->often[example->rows[f]]++;
    }
}

static double mean_of(const struct weights *weights, int64_t sum, int32_t now)
{
    return (double)now - (double)sum / (double)weights->time;
}

static void add_means(const struct weights *weights, struct means *means)
{
    for (unsigned from = 0; from < LABELS; from++) {
        for (unsigned to = 0; to < LABELS; to++) {
            means->transitions[from][to] +=
                mean_of(weights, weights->transition_sums[from][to],
                        weights->transitions.between[from][to]);
        }
    }
    for (uint32_t row = 0; row < ROWS; row++) {
        for (unsigned label = 0; label < NAMED_LABELS; label++) {
            means->rows[row][label] += mean_of(
                weights, weights->sum[0][row][label] + weights->sum[1][row][label],
                weights->now[0][row][label] + weights->now[1][row][label]);
        }
    }
}

static int16_t quantise(double total, int32_t limit)
{
    const double value = total * STEPS / ROUNDS;
    const double rounded = value < 0 ? value - 0.5 : value + 0.5;
    if (rounded > limit)
        return (int16_t)limit;
    return (int16_t)(rounded < -limit ? -limit : rounded);
}

static void export_model(const struct means *means, const struct letters *letters,
                         struct model *model)
{
    memset(model, 0, sizeof *model);
    model->letters = *letters;
    for (unsigned from = 0; from < LABELS; from++) {
        for (unsigned to = 0; to < LABELS; to++) {
            model->transitions[from][to] =
                (int16_t)(quantise(means->transitions[from][to], INT16_MAX) -
                          (to == LABEL_NONE ? RECALL : 0));
        }
    }
    for (uint32_t row = 0; row < ROWS; row++) {
        for (unsigned label = 0; label < NAMED_LABELS; label++)
            model->rows[row].weights[label] =
                (int8_t)quantise(means->rows[row][label], LARGEST_BYTE);
    }
}

/* Whether a record is shown with its names veiled this time. */
static bool is_veiled(const struct example *example, uint32_t epoch)
{
    uint64_t mixed =
        (epoch + 1) * UINT64_C(0x9e3779b97f4a7c15) +
        (example->record * 2 + example->set) * UINT64_C(0xd6e8feb86659fd93);
    mixed = (mixed ^ mixed >> 32) * UINT64_C(0xd6e8feb86659fd93);
    return (mixed ^ mixed >> 32) % 100 < VEILED;
}

static void train_round(struct weights *weights, const struct corpus *corpus,
                        uint32_t *order, uint32_t count, uint64_t state)
{
    memset(weights, 0, sizeof *weights);
    count_rows(weights, corpus, order, count);
    for (uint32_t epoch = 0; epoch < EPOCHS; epoch++) {
        shuffle(order, count, &state);
        for (uint32_t i = 0; i < count; i++) {
            const struct example *const example = corpus_example(corpus, order[i]);
            if (example->veiled == is_veiled(example, epoch))
                learn(weights, example, example->set);
        }
    }
}

/* Trains on all examples but those of the first set that are in the fold. */
static bool train(const struct corpus *corpus, uint32_t fold, struct model *model)
{
    struct weights *const weights = malloc(sizeof *weights);
    struct means *const means = calloc(1, sizeof *means);
    uint32_t *const order = malloc((corpus->examples.count + 1U) * sizeof *order);
    const bool ok = weights != NULL && means != NULL && order != NULL;
    uint32_t count = 0;
    for (uint32_t i = 0; ok && i < corpus->examples.count; i++) {
        const struct example *const example = corpus_example(corpus, i);
        if (example->set != 0 || example->record % FOLDS != fold)
            order[count++] = i;
    }
    for (uint32_t round = 0; ok && round < ROUNDS; round++) {
        train_round(weights, corpus, order, count, round + 1);
        add_means(weights, means);
    }
    if (ok)
        export_model(means, &corpus->letters, model);
    free(order);
    free(means);
    free(weights);
    return ok;
}

static bool write_model(const struct model *model, const char *path)
{
    FILE *const out = fopen(path, "wb");
    if (out == NULL)
        return false;
    const bool written = fwrite(model, sizeof *model, 1, out) == 1;
    return fclose(out) == 0 && written;
}

static void print_tally(const char *what, const struct tally *tally)
{
    const double right = tally->right, said = tally->said, gold = tally->gold;
    const double precision = said > 0 ? 100 * right / said : 0;
    const double recall = gold > 0 ? 100 * right / gold : 0;
    const double both = said + gold > 0 ? 200 * right / (said + gold) : 0;
    (void)printf("%-14s P %5.1f  R %5.1f  F %5.1f  (%u right, %u said, %u gold)\n",
                 what, precision, recall, both, tally->right, tally->said, tally->gold);
}

static void print_tallies(const struct tally tallies[KINDS])
{
    static const char *const names[KINDS] = { "person", "place", "organisation" };
    struct tally all = { 0 };
    for (unsigned kind = 0; kind < KINDS; kind++) {
        print_tally(names[kind], &tallies[kind]);
        all.right += tallies[kind].right;
        all.said += tallies[kind].said;
        all.gold += tallies[kind].gold;
    }
    print_tally("all", &all);
}

static bool cross_validate(const struct corpus *corpus, struct model *model)
{
    struct tally tallies[KINDS] = { 0 };
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        if (!train(corpus, fold, model))
            return false;
        corpus_tally(corpus, model, fold, tallies);
    }
    print_tallies(tallies);
    return true;
}

int main(int count, char **arguments)
{
    /* An ending of its own, so that no slip in the arguments writes over a corpus. */
    const bool writes_model =
        count < 5 || slice_ends_with(slice_of(arguments[4]), SLICE(".model"));
    if (count < 4 || count > 6 || !writes_model) {
        (void)fprintf(stderr,
                      "train-names LEXICON GERMEVAL SMARTDATA [FILE.model [FOLD]]\n");
        return EXIT_FAILURE;
    }
    struct corpus corpus = { 0 };
    struct model *const model = malloc(sizeof *model);
    struct fault fault = { 0 };
    bool ok = model != NULL &&
              corpus_read(&corpus, arguments[2], arguments[3], arguments[1], &fault);
    if (ok && count == 4)
        ok = cross_validate(&corpus, model);
    if (ok && count > 4) {
        const uint32_t fold =
            count == 6 ? (uint32_t)strtoul(arguments[5], NULL, 10) : FOLDS;
        ok = train(&corpus, fold, model) && write_model(model, arguments[4]);
    }
    if (!ok)
        (void)fprintf(stderr, "the training failed: %s\n", fault.detail);
    corpus_finish(&corpus);
    free(model);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
