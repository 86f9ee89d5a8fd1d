#include "reading/names/tagger.h"

#include <string.h>

#include "../../test.h"

/* The same numbers on every machine. */
static int32_t next_number(uint64_t *state, int32_t most)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int32_t)(*state >> 33) % (2 * most + 1) - most;
}

static bool may_follow(unsigned from, unsigned to)
{
    return !label_goes_on(to) || from == to || from + 1 == to;
}

/* What the labels score; false if no names are written so. */
static bool score_path(const struct label_scores *scores,
                       const struct transitions *transitions, const uint8_t *labels,
                       uint32_t count, int32_t *score)
{
    unsigned before = LABEL_NONE;
    *score = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!may_follow(before, labels[i]))
            return false;
        *score += scores[i].of[labels[i]] + transitions->between[before][labels[i]];
        before = labels[i];
    }
    return true;
}

/* The score of the best of all paths, each one tried. */
static int32_t try_all(const struct label_scores *scores,
                       const struct transitions *transitions, uint32_t count)
{
    uint32_t paths = 1;
    int32_t best = INT32_MIN;
    for (uint32_t i = 0; i < count; i++)
        paths *= LABELS;
    for (uint32_t path = 0; path < paths; path++) {
        uint8_t labels[RUN_MAX];
        int32_t score = 0;
        for (uint32_t i = 0, rest = path; i < count; i++, rest /= LABELS)
            labels[i] = (uint8_t)(rest % LABELS);
        if (score_path(scores, transitions, labels, count, &score) && score > best)
            best = score;
    }
    return best;
}

static void the_path_is_the_best_of_all(void **state)
{
    (void)state;
    enum { TRIES = 200, LONGEST = 4, MOST = 30 };
    uint64_t numbers = 1;
    for (uint32_t i = 0; i < TRIES; i++) {
        const uint32_t count = 1 + i % LONGEST;
        struct label_scores scores[LONGEST] = { 0 };
        struct transitions transitions = { 0 };
        struct ways ways;
        uint8_t labels[LONGEST];
        int32_t score = 0;
        for (uint32_t word = 0; word < count; word++)
            for (unsigned label = 0; label < LABELS; label++)
                scores[word].of[label] = next_number(&numbers, MOST);
        for (unsigned from = 0; from < LABELS; from++)
            for (unsigned to = 0; to < LABELS; to++)
                transitions.between[from][to] = next_number(&numbers, MOST);
        tagging_open_ways(&transitions, &ways);
        tagging_best_path(scores, count, &ways, labels);
        assert_true(score_path(scores, &transitions, labels, count, &score));
        assert_int_equal(score, try_all(scores, &transitions, count));
    }
}

/* A long run cannot lead from what must not be to a name. */
static void no_name_goes_on_that_has_not_begun(void **state)
{
    (void)state;
    struct label_scores scores[RUN_MAX];
    const struct transitions transitions = { 0 };
    struct ways ways;
    uint8_t labels[RUN_MAX];
    for (uint32_t i = 0; i < RUN_MAX; i++)
        for (unsigned label = 0; label < LABELS; label++)
            scores[i].of[label] = label_goes_on(label) ? 8000 : -8000;
    tagging_open_ways(&transitions, &ways);
    tagging_best_path(scores, RUN_MAX, &ways, labels);
    assert_false(label_goes_on(labels[0]));
    for (uint32_t i = 1; i < RUN_MAX; i++)
        assert_true(may_follow(labels[i - 1], labels[i]));
    assert_true(label_goes_on(labels[RUN_MAX - 1]));
}

static bool has_row(const uint16_t *rows, uint32_t count, uint16_t row)
{
    for (uint32_t i = 0; i < count; i++)
        if (rows[i] == row)
            return true;
    return false;
}

static void letters_are_told_by_both_ends_and_runs_of_three(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        uint32_t rows;
    } words[] = { { "a", 3 },
                  { "ab", 5 },
                  { "abc", 8 },
                  { "grast", 11 },
                  { "wellenbrecherverordnung", 29 },
                  { "oberwellenbrecherverordnung", 30 } };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        uint16_t rows[GRAMS_MAX];
        assert_int_equal(letters_rows(slice_of(words[i].word), rows), words[i].rows);
    }
    uint16_t whole[GRAMS_MAX], end[GRAMS_MAX];
    const uint32_t count = letters_rows(SLICE("oberwellenbrecherverordnung"), whole);
    const uint32_t of_end = letters_rows(SLICE("rordnung"), end);
    /* Behind the rows of the beginning all of the end stand in the whole word too. */
    for (uint32_t i = 4; i < of_end; i++)
        assert_true(has_row(whole, count, end[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_path_is_the_best_of_all),
        cmocka_unit_test(no_name_goes_on_that_has_not_begun),
        cmocka_unit_test(letters_are_told_by_both_ends_and_runs_of_three),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
