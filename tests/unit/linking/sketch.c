#include "linking/sketch.h"

#include "../test.h"

enum { FROM = 5 };

/* Hashes from `first` on, every one of them. */
static struct sketch sketch_from(uint64_t *hashes, uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        hashes[i] = first + i;
    return (struct sketch){ hashes, count };
}

static void sketches_are_alike_from_their_likeness_on(void **state)
{
    (void)state;
    static const uint32_t counts[] = { 0, 1, 10, 23, 24, 60, 127, SKETCH_SIZE };
    enum { COUNTS = sizeof counts / sizeof counts[0] };
    uint64_t left[SKETCH_SIZE], right[SKETCH_SIZE];
    uint32_t alike = 0, others = 0;
    for (uint32_t i = 0; i < COUNTS * COUNTS; i++) {
        for (uint32_t apart = 0; apart <= SKETCH_SIZE; apart++) {
            const struct sketch a = sketch_from(left, FROM, counts[i / COUNTS]);
            const struct sketch b =
                sketch_from(right, FROM + apart, counts[i % COUNTS]);
            const bool is_short = a.count < 24 || b.count < 24;
            const bool expected = sketch_likeness(&a, &b) >= (is_short ? 90 : 50);
            assert_int_equal(sketch_is_alike(&a, &b), expected);
            assert_int_equal(sketch_is_alike(&b, &a), expected);
            alike += expected;
            others += !expected;
        }
    }
    assert_true(alike > 100 && others > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sketches_are_alike_from_their_likeness_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
