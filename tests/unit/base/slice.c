#include "base/slice.h"

#include "../test.h"

struct choice {
    const char *text;
    bool is_one, starts, ends;
};

/* Of the list { "rat", "rede" }. */
static const struct choice choices[] = {
    { "rat", true, true, true },         { "Rat", false, false, false },
    { "rathaus", false, true, false },   { "beirat", false, false, true },
    { "redegerät", false, true, false }, { "rederat", false, true, true },
    { "ra", false, false, false },       { "", false, false, false },
};

static void a_text_is_begins_with_or_ends_in_one_of_a_list(void **state)
{
    (void)state;
    static const char *const list[] = { "rat", "rede", NULL };
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++) {
        const struct choice *const c = &choices[i];
        assert_int_equal(slice_is_any(slice_of(c->text), list), c->is_one);
        assert_int_equal(slice_starts_with_any(slice_of(c->text), list), c->starts);
        assert_int_equal(slice_ends_with_any(slice_of(c->text), list), c->ends);
    }
}

static void nothing_is_one_of_an_empty_list(void **state)
{
    (void)state;
    static const char *const list[] = { NULL };
    assert_false(slice_is_any(SLICE(""), list));
    assert_false(slice_starts_with_any(SLICE("rat"), list));
    assert_false(slice_ends_with_any(SLICE("rat"), list));
}

static void a_byte_of_zero_ends_no_text(void **state)
{
    (void)state;
    static const char *const list[] = { "rat", "r", "", NULL };
    const struct slice text = { "rat\0e", 5 };
    assert_false(slice_is(text, "rat"));
    assert_false(slice_is_any(text, list));
    assert_false(slice_is_any((struct slice){ "\0", 1 }, list));
    assert_true(slice_starts_with_any(text, list));
}

static void a_part_of_nothing_is_nothing(void **state)
{
    (void)state;
    assert_null(slice_part((struct slice){ 0 }, 0, 3).bytes);
    assert_null(slice_part((struct slice){ 0 }, 2, 3).bytes);
    assert_non_null(slice_part(SLICE(""), 0, 3).bytes);
}

static void what_stands_behind_the_last_byte_is_found(void **state)
{
    (void)state;
    assert_int_equal(slice_behind_last(SLICE("a-b-cd"), '-'), 4);
    assert_int_equal(slice_behind_last(SLICE("a-"), '-'), 2);
    assert_int_equal(slice_behind_last(SLICE("abc"), '-'), 0);
    assert_int_equal(slice_behind_last((struct slice){ 0 }, '-'), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_begins_with_or_ends_in_one_of_a_list),
        cmocka_unit_test(nothing_is_one_of_an_empty_list),
        cmocka_unit_test(a_byte_of_zero_ends_no_text),
        cmocka_unit_test(a_part_of_nothing_is_nothing),
        cmocka_unit_test(what_stands_behind_the_last_byte_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
