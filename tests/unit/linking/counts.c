#include "linking/counts.h"

#include <string.h>

#include "../test.h"

static struct count count_of(double value, enum tally tally, const char *unit)
{
    struct count count = { .value = value, .tally = tally };
    count.length = (uint8_t)strlen(unit);
    memcpy(count.unit, unit, count.length);
    return count;
}

static bool meet(const struct count *a, const struct count *b)
{
    const struct proposition left = { .counts = a, .count_count = 1 };
    const struct proposition right = { .counts = b, .count_count = 1 };
    const bool shared = (counts_bits(&left) & counts_bits(&right)) != 0;
    assert_true(shared || counts_compare(&left, &right) == COUNTING_NOTHING);
    return shared;
}

static void claims_that_count_alike_share_a_bit(void **state)
{
    (void)state;
    const struct count counts[] = {
        count_of(40, TALLY_NONE, "geschoss"),
        count_of(41, TALLY_NONE, "ilieriegeschos"),
        count_of(40, TALLY_NONE, "eriegeschoss"),
        count_of(7, TALLY_KILLED, "tot"),
        count_of(9, TALLY_KILLED, "mensch"),
        count_of(9, TALLY_HURT, "mensch"),
        count_of(9, TALLY_NONE, "mensch"),
        count_of(9, TALLY_NONE, "ton"),
        count_of(9, TALLY_NONE, ""),
        count_of(12, TALLY_NONE, "drohn"),
        count_of(9, TALLY_NONE, "kampfdrohn"),
        count_of(5, TALLY_NONE, "rakete"),
    };
    enum { COUNTS = sizeof counts / sizeof counts[0] };
    uint32_t shared = 0;
    for (uint32_t i = 0; i < COUNTS * COUNTS; i++)
        shared += meet(&counts[i / COUNTS], &counts[i % COUNTS]);
    assert_true(shared >= COUNTS && shared < COUNTS * COUNTS / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(claims_that_count_alike_share_a_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
