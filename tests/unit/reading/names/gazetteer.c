#include "reading/names/gazetteer.h"

#include "../../test.h"

static struct gazetteer compiled(void)
{
    return (struct gazetteer){ .parts = { compiled_index }, .part_count = 1 };
}

static bool has_end(uint32_t ends, const char *end)
{
    return (ends >> slice_of(end).length & 1) != 0;
}

static void words_that_end_compounds_are_found_in_them(void **state)
{
    (void)state;
    static const struct {
        const char *word, *end;
        enum ends kind;
    } cases[] = {
        { "quastrimministerium", "ministerium", ENDS_OF_HEADS },
        { "dampfgranaten", "granaten", ENDS_OF_HEADS },
        { "nebelfürst", "fürst", ENDS_OF_HEADS },
        { "präsident", "präsident", ENDS_OF_HEADS },
        { "velmaragentur", "agentur", ENDS_OF_HEADS },
        { "sumpfmöbel", "möbel", ENDS_IN_USE },
    };
    const struct gazetteer gazetteer = compiled();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_true(
            has_end(gazetteer_ends(&gazetteer, cases[i].kind, slice_of(cases[i].word)),
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
        ends += __builtin_popcount(
            gazetteer_ends(&gazetteer, ENDS_IN_USE, slice_of(words[i])));
    assert_in_range(ends, 0, 15); /* of 54 */
    assert_int_equal(gazetteer_ends(&gazetteer, ENDS_IN_USE, SLICE("")), 0);
}

static void words_in_use_are_no_heads_of_compounds(void **state)
{
    (void)state;
    const struct gazetteer gazetteer = compiled();
    assert_false(has_end(gazetteer_ends(&gazetteer, ENDS_OF_HEADS, SLICE("sumpfmöbel")),
                         "möbel"));
}

static void only_so_long_ends_are_asked_for(void **state)
{
    (void)state;
    const struct gazetteer gazetteer = compiled();
    const uint32_t ends =
        gazetteer_ends(&gazetteer, ENDS_OF_HEADS,
                       SLICE("donaudampfschifffahrtsgesellschaftsministerium"));
    assert_int_equal(ends >> (LONGEST_TAIL + 1), 0);
    assert_true(has_end(ends, "ministerium"));
}

static void first_names_tell_who_has_them(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        char gender;
    } cases[] = {
        { "aaron", 'm' }, { "jens", 'm' },       { "ingrid", 'f' },
        { "moskau", 0 },  { "quastrimbert", 0 }, { "und", 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(
            index_gender(&compiled_index, slice_hash(slice_of(cases[i].name))),
            cases[i].gender);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_end_compounds_are_found_in_them),
        cmocka_unit_test(most_other_ends_of_words_are_left_out),
        cmocka_unit_test(words_in_use_are_no_heads_of_compounds),
        cmocka_unit_test(first_names_tell_who_has_them),
        cmocka_unit_test(only_so_long_ends_are_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
