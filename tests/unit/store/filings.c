#include "../test.h"
#include "store/keys.h"
#include "store/scan_state.h"

static const struct day may = { 2024, 5, 1 }, august = { 2024, 8, 20 };
static const struct day june = { 2024, 6, 30 }, unknown = { 0, 0, 0 };

static struct day_range when(struct day earliest, struct day latest,
                             struct day published)
{
    const struct date date = { .interval = { earliest, latest } };
    const struct claim claim = { .when = 0 };
    const struct reading reading = { .dates = &date,
                                     .date_count = 1,
                                     .claims = &claim,
                                     .claim_count = 1,
                                     .published = { .interval.latest = published } };
    return claim_when(&reading, &claim);
}

static void an_interval_lies_from_its_first_to_its_last_day(void **state)
{
    (void)state;
    const struct day_range range = when(may, june, august);
    assert_int_equal(range.first, day_number(may));
    assert_int_equal(range.last, day_number(june));
}

static void what_goes_on_lasts_until_it_is_published(void **state)
{
    (void)state;
    const struct day_range range = when(may, unknown, august);
    assert_int_equal(range.first, day_number(may));
    assert_int_equal(range.last, day_number(august));
}

static void what_goes_on_has_no_end_if_nobody_knows_when_it_was_told(void **state)
{
    (void)state;
    const struct day_range range = when(may, unknown, unknown);
    assert_int_equal(range.first, day_number(may));
    assert_true(range.last > day_number(august));
    assert_true(range.last < DAY_AFTER_ALL);
}

static void what_will_go_on_lasts_a_day_at_least(void **state)
{
    (void)state;
    const struct day_range range = when(august, unknown, may);
    assert_int_equal(range.first, day_number(august));
    assert_int_equal(range.last, day_number(august));
}

static void what_ends_on_a_day_stands_there(void **state)
{
    (void)state;
    const struct day_range range = when(unknown, june, august);
    assert_int_equal(range.first, day_number(june));
    assert_int_equal(range.last, day_number(june));
}

static void what_tells_no_day_is_undated(void **state)
{
    (void)state;
    assert_int_equal(when(unknown, unknown, august).first, DAY_AFTER_ALL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_interval_lies_from_its_first_to_its_last_day),
        cmocka_unit_test(what_goes_on_lasts_until_it_is_published),
        cmocka_unit_test(what_goes_on_has_no_end_if_nobody_knows_when_it_was_told),
        cmocka_unit_test(what_will_go_on_lasts_a_day_at_least),
        cmocka_unit_test(what_ends_on_a_day_stands_there),
        cmocka_unit_test(what_tells_no_day_is_undated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
