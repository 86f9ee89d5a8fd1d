#include "base/arena.h"

#include "../test.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(1 << 20);
    for (size_t size = 1; size < 5000; size += 37) {
        const unsigned char *const bytes = arena_alloc(arena, size);
        assert_non_null(bytes);
        assert_int_equal((uintptr_t)bytes % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
    }
    arena_destroy(arena);
}

static void the_ceiling_is_never_passed(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(100000);
    size_t got = 0;
    while (arena_alloc(arena, 1000) != NULL)
        got += 1000;
    assert_in_range(got, 90000, 100000);
    assert_in_range(arena_size(arena), got, 100000);
    arena_reset(arena);
    assert_non_null(arena_alloc(arena, 1000));
    arena_destroy(arena);
}

static void an_overflowing_array_is_refused(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(1 << 20);
    assert_null(arena_array(arena, SIZE_MAX / 2, 3));
    assert_null(arena_alloc(arena, SIZE_MAX));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(the_ceiling_is_never_passed),
        cmocka_unit_test(an_overflowing_array_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
