/* Trains the names tagger: a conditional random field.
 *
 *     train-names LEXICON GERMEVAL SMARTDATA ARTICLES
 *     train-names LEXICON GERMEVAL SMARTDATA ARTICLES X.model
 *     train-names LEXICON GERMEVAL SMARTDATA ARTICLES X.model 3
 *
 * The first prints the scores of five folds of GermEval, the second writes the model to
 * ship, the third one that was not shown fold 3. LEXICON is the folder of the lexicon's
 * tables; ARTICLES are those of tools/training, written for this.
 *
 * GermEval and the articles (records with "names") are what the model must be good at;
 * SmartData (records with "spans") is annotated by other rules. Each feature therefore
 * has a weight that all share and one of its own for each way of annotating; the
 * shipped weight is the sum for the first. Orders and what is dropped are fixed, and
 * nothing is asked of the mathematical library but square roots: training is repeatable
 * to the byte. */
#include "train-names.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROUNDS = 6, /* trainings in other orders, of which the mean is shipped */
    EPOCHS = 14,
    AVERAGED = 8, /* the last epochs of each round, whose mean is taken */
    DROPPED = 30, /* of a hundred features */
    VEILED = 30,  /* of a hundred records, each time they are shown */
    STEPS = 24,   /* of a shipped weight in one of training */
    RECALL = 10,  /* how much, in shipped steps, a name is preferred to none */
    RARE = 2,
    LARGEST_BYTE = 127,
    TABLES = 3
};

static const float rate = 0.1F;
static const float decay = 0.0005F;
static const float smoothing = 0.01F;   /* of the sums of squares */
static const float negligible = 0.002F; /* mistakes that teach nothing */

/* A number for each label from LABEL_PERSON on. */
typedef float labels_row __attribute__((vector_size(NAMED_LABELS * sizeof(float))));

/* A weight, and how far it has been moved: what moved often moves less. */
struct learned_row {
    labels_row now, squares;
};

struct learned {
    float now, squares;
};

struct weights {
    struct learned_row rows[TABLES][ROWS];
    struct learned transitions[LABELS][LABELS];
    uint8_t often[ROWS]; /* seen more than RARE times */
    int64_t time;
};

/* The weights at the ends of epochs, added up. */
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

/* The table of what the example's rules of annotation alone teach. */
static unsigned table_of(const struct example *example)
{
    return example->set == SET_SMARTDATA ? 2 : 1;
}

/* The chances of all labels of a run of words: products of what the words say, what the
 * ways between labels say, and both of all words before and behind. */
struct lattice {
    double words[RUN_MAX][LABELS], ways[LABELS][LABELS];
    double forward[RUN_MAX][LABELS], backward[RUN_MAX][LABELS];
};

/* The same on every machine, which that of the library is not. */
static double exponential(double power)
{
    enum { HALVINGS = 10 };
    const double part = power / (1 << HALVINGS);
    double product = 1 + part * (1 + part / 2 * (1 + part / 3 * (1 + part / 4)));
    for (unsigned i = 0; i < HALVINGS; i++)
        product *= product;
    return product;
}

static void make_sum_one(double *values)
{
    double sum = 0;
    for (unsigned label = 0; label < LABELS; label++)
        sum += values[label];
    for (unsigned label = 0; label < LABELS; label++)
        values[label] /= sum;
}

static void weigh_word(const struct weights *weights, const struct example *example,
                       uint32_t word, double *out)
{
    const double kept = 1 - DROPPED / 100.0;
    labels_row sum = { 0 };
    for (uint32_t f = example->starts[word]; f < example->starts[word + 1]; f++) {
        const uint32_t row = example->rows[f];
        if (is_used(weights, example, word, f))
            sum +=
                weights->rows[0][row].now + weights->rows[table_of(example)][row].now;
    }
    out[LABEL_NONE] = 1;
    for (unsigned label = 1; label < LABELS; label++)
        out[label] = exponential((double)sum[label - 1] / kept);
    make_sum_one(out);
}

static void fill_forward(struct lattice *lattice, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        for (unsigned to = 0; to < LABELS; to++) {
            double sum = i == 0 ? lattice->ways[LABEL_NONE][to] : 0;
            for (unsigned from = 0; i > 0 && from < LABELS; from++)
                sum += lattice->forward[i - 1][from] * lattice->ways[from][to];
            lattice->forward[i][to] = sum * lattice->words[i][to];
        }
        make_sum_one(lattice->forward[i]);
    }
}

static void fill_backward(struct lattice *lattice, uint32_t count)
{
    for (unsigned label = 0; label < LABELS; label++)
        lattice->backward[count - 1][label] = 1;
    for (uint32_t i = count - 1; i-- > 0;) {
        for (unsigned from = 0; from < LABELS; from++) {
            double sum = 0;
            for (unsigned to = 0; to < LABELS; to++)
                sum += lattice->ways[from][to] * lattice->words[i + 1][to] *
                       lattice->backward[i + 1][to];
            lattice->backward[i][from] = sum;
        }
        make_sum_one(lattice->backward[i]);
    }
}

static void fill_lattice(const struct weights *weights, const struct example *example,
                         struct lattice *lattice)
{
    for (unsigned from = 0; from < LABELS; from++) {
        for (unsigned to = 0; to < LABELS; to++) {
            lattice->ways[from][to] =
                label_may_follow(from, to)
                    ? exponential((double)weights->transitions[from][to].now)
                    : 0;
        }
    }
    for (uint32_t i = 0; i < example->count; i++)
        weigh_word(weights, example, i, lattice->words[i]);
    fill_forward(lattice, example->count);
    fill_backward(lattice, example->count);
}

static float one_if(bool right)
{
    return right ? 1.0F : 0.0F;
}

/* Moves the weights of a word's features by what is too likely or not likely enough. */
static void correct_word(struct weights *weights, const struct example *example,
                         uint32_t word, const struct lattice *lattice)
{
    double chances[LABELS];
    labels_row mistake = { 0 };
    float largest = 0;
    for (unsigned label = 0; label < LABELS; label++)
        chances[label] = lattice->forward[word][label] * lattice->backward[word][label];
    make_sum_one(chances);
    for (unsigned label = 1; label < LABELS; label++) {
        mistake[label - 1] =
            (float)chances[label] - one_if(label == example->gold[word]);
        largest = fmaxf(largest, fabsf(mistake[label - 1]));
    }
    if (largest < negligible)
        return;
    for (uint32_t f = example->starts[word]; f < example->starts[word + 1]; f++) {
        if (!is_used(weights, example, word, f))
            continue;
        const unsigned tables[] = { 0, table_of(example) };
        for (unsigned i = 0; i < 2; i++) {
            struct learned_row *const row = &weights->rows[tables[i]][example->rows[f]];
            const labels_row slope = mistake + row->now * (decay * (float)(1 + i));
            row->squares += slope * slope;
            labels_row root = row->squares + smoothing;
            for (unsigned label = 0; label < NAMED_LABELS; label++)
                root[label] = sqrtf(root[label]);
            row->now -= slope * rate / root;
        }
    }
}

/* What is too likely or not likely enough of the ways into a word. */
static void add_mistakes(const struct example *example, uint32_t word,
                         const struct lattice *lattice, float mistakes[LABELS][LABELS])
{
    double chances[LABELS][LABELS] = { { 0 } }, sum = 0;
    const unsigned gold = word == 0 ? LABEL_NONE : example->gold[word - 1];
    for (unsigned from = 0; from < (word == 0 ? 1 : LABELS); from++) {
        for (unsigned to = 0; to < LABELS; to++) {
            chances[from][to] = (word == 0 ? 1 : lattice->forward[word - 1][from]) *
                                lattice->ways[from][to] * lattice->words[word][to] *
                                lattice->backward[word][to];
            sum += chances[from][to];
        }
    }
    for (unsigned from = 0; from < LABELS; from++) {
        for (unsigned to = 0; to < LABELS; to++) {
            mistakes[from][to] += (float)(chances[from][to] / sum) -
                                  one_if(from == gold && to == example->gold[word]);
        }
    }
}

static void correct_transitions(struct weights *weights, const struct example *example,
                                const struct lattice *lattice)
{
    float mistakes[LABELS][LABELS] = { { 0 } };
    for (uint32_t i = 0; i < example->count; i++)
        add_mistakes(example, i, lattice, mistakes);
    for (unsigned from = 0; from < LABELS; from++) {
        for (unsigned to = 0; to < LABELS; to++) {
            struct learned *const way = &weights->transitions[from][to];
            way->squares += mistakes[from][to] * mistakes[from][to];
            way->now -= rate * mistakes[from][to] / sqrtf(way->squares + smoothing);
        }
    }
}

static void learn(struct weights *weights, const struct example *example)
{
    struct lattice lattice;
    fill_lattice(weights, example, &lattice);
    for (uint32_t i = 0; i < example->count; i++)
        correct_word(weights, example, i, &lattice);
    correct_transitions(weights, example, &lattice);
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

static void add_means(const struct weights *weights, struct means *means)
{
    for (unsigned from = 0; from < LABELS; from++) {
        for (unsigned to = 0; to < LABELS; to++)
            means->transitions[from][to] += (double)weights->transitions[from][to].now;
    }
    for (uint32_t row = 0; row < ROWS; row++) {
        const labels_row sum = weights->rows[0][row].now + weights->rows[1][row].now;
        for (unsigned label = 0; label < NAMED_LABELS; label++)
            means->rows[row][label] += (double)sum[label];
    }
}

static int16_t quantise(double total, int32_t limit)
{
    const double value = total * STEPS / (ROUNDS * AVERAGED);
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
                        uint32_t *order, uint32_t count, uint64_t state,
                        struct means *means)
{
    memset(weights, 0, sizeof *weights);
    weights->time = (int64_t)(state << 32);
    count_rows(weights, corpus, order, count);
    for (uint32_t epoch = 0; epoch < EPOCHS; epoch++) {
        shuffle(order, count, &state);
        for (uint32_t i = 0; i < count; i++) {
            const struct example *const example = corpus_example(corpus, order[i]);
            if (example->veiled == is_veiled(example, epoch))
                learn(weights, example);
        }
        if (epoch + AVERAGED >= EPOCHS)
            add_means(weights, means);
    }
}

/* Trains on all examples but those of GermEval that are in the fold. */
static bool train(const struct corpus *corpus, uint32_t fold, struct model *model)
{
    struct weights *const weights =
        aligned_alloc(_Alignof(struct weights), sizeof *weights);
    struct means *const means = calloc(1, sizeof *means);
    uint32_t *const order = malloc((corpus->examples.count + 1U) * sizeof *order);
    const bool ok = weights != NULL && means != NULL && order != NULL;
    uint32_t count = 0;
    for (uint32_t i = 0; ok && i < corpus->examples.count; i++) {
        const struct example *const example = corpus_example(corpus, i);
        if (example->set != SET_GERMEVAL || example->record % FOLDS != fold)
            order[count++] = i;
    }
    for (uint32_t round = 0; ok && round < ROUNDS; round++)
        train_round(weights, corpus, order, count, round + 1, means);
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
    enum { FIRST_SET = 2, MODEL = FIRST_SET + SETS, FOLD };
    /* An ending of its own, so that no slip in the arguments writes over a corpus. */
    const bool writes_model =
        count <= MODEL || slice_ends_with(slice_of(arguments[MODEL]), SLICE(".model"));
    if (count < MODEL || count > FOLD + 1 || !writes_model) {
        (void)fprintf(
            stderr,
            "train-names LEXICON GERMEVAL SMARTDATA ARTICLES [FILE.model [FOLD]]\n");
        return EXIT_FAILURE;
    }
    struct corpus corpus = { 0 };
    struct model *const model = malloc(sizeof *model);
    struct fault fault = { 0 };
    bool ok = model != NULL &&
              corpus_read(&corpus, arguments + FIRST_SET, arguments[1], &fault);
    if (ok && count == MODEL)
        ok = cross_validate(&corpus, model);
    if (ok && count > MODEL) {
        const uint32_t fold =
            count > FOLD ? (uint32_t)strtoul(arguments[FOLD], NULL, 10) : FOLDS;
        ok = train(&corpus, fold, model) && write_model(model, arguments[MODEL]);
    }
    if (!ok)
        (void)fprintf(stderr, "the training failed: %s\n", fault.detail);
    corpus_finish(&corpus);
    free(model);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
