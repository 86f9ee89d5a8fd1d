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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_begins_with_or_ends_in_one_of_a_list),
        cmocka_unit_test(nothing_is_one_of_an_empty_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
