#include "base/sieve.h"

#include "../test.h"
#include "base/slice.h"

static void what_was_added_is_never_denied_and_little_else_is_let_through(void **state)
{
    enum { ADDED = 2000, ASKED = 20000 };
    (void)state;
    static struct sieve sieve;
    for (uint32_t i = 0; i < ADDED; i++)
        sieve_add(&sieve, slice_hash((struct slice){ (const char *)&i, sizeof i }));
    uint32_t let_through = 0;
    for (uint32_t i = 0; i < ASKED; i++) {
        const uint64_t hash = slice_hash((struct slice){ (const char *)&i, sizeof i });
        const bool may_have = sieve_may_have(&sieve, hash);
        assert_true(may_have || i >= ADDED);
        let_through += may_have && i >= ADDED;
    }
    /* 2,000 of 131,072 bits are set: of a hundred strangers one or two get through. */
    assert_in_range(let_through, 0, (ASKED - ADDED) / 25);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_added_is_never_denied_and_little_else_is_let_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
