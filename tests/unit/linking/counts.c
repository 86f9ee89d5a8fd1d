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
    uint32_t alike = 0, apart = 0;
    for (uint32_t i = 0; i < COUNTS; i++) {
        for (uint32_t j = 0; j < COUNTS; j++) {
            const struct proposition a = { .counts = &counts[i], .count_count = 1 };
            const struct proposition b = { .counts = &counts[j], .count_count = 1 };
            const bool shared = (counts_bits(&a) & counts_bits(&b)) != 0;
            if (counts_compare(&a, &b) != COUNTING_NOTHING && !shared)
                fail_msg("%u and %u", i, j);
            alike += counts_compare(&a, &b) != COUNTING_NOTHING;
            apart += !shared;
        }
    }
    assert_true(alike > COUNTS && apart > COUNTS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(claims_that_count_alike_share_a_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
