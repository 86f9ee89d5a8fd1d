#include "reading/names/gazetteer.h"

#include "../../test.h"

static struct gazetteer compiled(void)
{
    return (struct gazetteer){ .parts = { compiled_index }, .part_count = 1 };
}

static bool has_tail(uint32_t tails, const char *end)
{
    return (tails >> slice_of(end).length & 1) != 0;
}

static void words_that_end_compounds_are_found_in_them(void **state)
{
    (void)state;
    static const struct {
        const char *word, *end;
    } cases[] = {
        { "quastrimministerium", "ministerium" },
        { "dampfgranaten", "granaten" },
        { "nebelfürst", "fürst" },
        { "präsident", "präsident" },
        { "velmaragentur", "agentur" },
        { "sumpfmöbel", "möbel" },
    };
    const struct gazetteer gazetteer = compiled();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_true(has_tail(gazetteer_tails(&gazetteer, slice_of(cases[i].word)),
                             cases[i].end));
}

static void most_other_ends_of_words_are_left_out(void **state)
{
    (void)state;
    static const char *const words[] = { "ministeriumquax", "granatenzwlp",
                                         "xqvbnwtrpzkl", "agenturüüyx" };
    const struct gazetteer gazetteer = compiled();
    int ends = 0;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        ends += __builtin_popcount(gazetteer_tails(&gazetteer, slice_of(words[i])));
    assert_in_range(ends, 0, 15); /* of 54 */
    assert_int_equal(gazetteer_tails(&gazetteer, SLICE("")), 0);
}

static void only_so_long_ends_are_asked_for(void **state)
{
    (void)state;
    const struct gazetteer gazetteer = compiled();
    const uint32_t tails = gazetteer_tails(
        &gazetteer, SLICE("donaudampfschifffahrtsgesellschaftsministerium"));
    assert_int_equal(tails >> (LONGEST_TAIL + 1), 0);
    assert_true(has_tail(tails, "ministerium"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_end_compounds_are_found_in_them),
        cmocka_unit_test(most_other_ends_of_words_are_left_out),
        cmocka_unit_test(only_so_long_ends_are_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
