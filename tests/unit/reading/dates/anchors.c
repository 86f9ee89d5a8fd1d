#include "../../test.h"
#include "reader.h"

static const char wednesday[] = "2024-05-15";

static const struct bounds lengths[] = {
    { "Es begann vor drei Wochen.", "2024-04-21", "2024-04-27" },
    { "Es begann vor drei Tagen.", "2024-05-12", "2024-05-12" },
    { "Es begann vor drei Stunden.", "2024-05-14", "2024-05-15" },
    { "Es begann vor drei Monaten.", "2024-01-31", "2024-03-01" },
    { "Es begann vor einem Jahr.", "2022-11-16", "2023-11-11" },
    { "Es begann vor gut zwei Jahren.", "2021-11-16", "2022-11-11" },
    { "Es begann vor einem halben Jahr.", "2023-08-17", "2024-02-13" },
    { "Es begann vor mehr als zwei Jahren.", "", "2022-05-15" },
    { "Es begann vor über zwei Jahren.", "", "2022-05-15" },
    { "Es begann vor höchstens drei Wochen.", "2024-04-24", "2024-05-15" },
    { "Es begann vor einigen Tagen.", "2024-04-14", "2024-05-14" },
    { "Es begann vor Jahren.", "", "2023-05-15" },
    { "Es ist drei Wochen her.", "2024-04-21", "2024-04-27" },
    { "Sie kehrten nach drei Wochen zurück.", "", "" },
    { "Sie arbeiten seit drei Wochen.", "2024-04-24", "2024-05-15" },
    { "Sie arbeiten seit anderthalb Jahren.", "2022-11-15", "2024-05-15" },
    { "Sie arbeiten seit über zwei Jahren.", "", "2024-05-15" },
    { "Sie arbeiten seit Wochen.", "2023-11-14", "2024-05-15" },
    { "Sie arbeiten seit Jahren.", "", "2024-05-15" },
    { "In den vergangenen zwei Jahren wuchs es.", "2022-05-15", "2024-05-15" },
    { "In den letzten zwei Monaten wuchs es.", "2024-03-15", "2024-05-15" },
    { "Über die letzten zwei Jahre wuchs es.", "2022-05-15", "2024-05-15" },
    { "Im Laufe der letzten drei Jahre wuchs es.", "2021-05-15", "2024-05-15" },
    { "Die vergangenen Wochen waren hart.", "2023-11-14", "2024-05-15" },
    { "In den kommenden zwei Wochen wächst es.", "2024-05-15", "2024-05-29" },
    { "In den letzten Wochen des Krieges wuchs es.", "", "" },
    { "In den letzten zwei Wochen vor der Wahl wuchs es.", "", "" },
    { "In den vorangegangenen zwei Wochen wuchs es.", "", "" },
    { "In drei Wochen wird es beginnen.", "2024-06-02", "2024-06-08" },
    { "In drei Wochen lernte er es.", "", "" },
    { "Zwei Jahre lang schwieg er.", "", "" },
    { "Vor 2500 Jahren begann es.", "", "" },
};

static void lengths_are_tied_to_the_publication(void **state)
{
    ASSERT_BOUNDS(lengths, wednesday);
}

/* Published at some time from 1 to 31 May 2024. */
static const struct bounds lengths_of_may[] = {
    { "Es begann vor drei Tagen.", "2024-04-28", "2024-05-28" },
    { "Sie arbeiten seit drei Tagen.", "2024-04-28", "2024-05-31" },
};

static void lengths_are_as_exact_as_the_publication(void **state)
{
    ASSERT_BOUNDS(lengths_of_may, "2024-05");
}

static void lengths_go_on_from_what_is_told_of(void **state)
{
    const struct reading reading =
        read_dates(*state,
                   "Am 3. März 2024 brannte es. Zwei Tage später brannte es wieder. "
                   "Das Fest kam einen Tag früher als gedacht.",
                   wednesday, "de");
    assert_int_equal(reading.date_count, 3);
    assert_interval(&reading.dates[1], "2024-03-05", "2024-03-05");
    assert_interval(&reading.dates[2], "", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_are_tied_to_the_publication),
        cmocka_unit_test(lengths_are_as_exact_as_the_publication),
        cmocka_unit_test(lengths_go_on_from_what_is_told_of),
    };
    return cmocka_run_group_tests(tests, reader_set_up, reader_tear_down);
}
