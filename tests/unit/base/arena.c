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

static void what_is_large_goes_back_at_once(void **state)
{
    (void)state;
    const size_t large = (size_t)8 << 20;
    struct arena *const arena = arena_create((size_t)20 << 20);
    char *const before = arena_alloc(arena, 100);
    for (unsigned i = 0; i < 10; i++) {
        void *const memory = arena_alloc(arena, large);
        assert_non_null(memory);
        arena_give_back(arena, memory, large);
        assert_true(arena_size(arena) < large);
    }
    char *const behind = arena_alloc(arena, 100);
    assert_int_equal(behind - before, 112); /* side by side, in steps of 16 */
    arena_give_back(arena, behind, 100);
    arena_destroy(arena);
}

static void what_is_rounded_up_to_large_goes_back_too(void **state)
{
    (void)state;
    const size_t large = (size_t)1 << 20;
    struct arena *const arena = arena_create((size_t)20 << 20);
    for (size_t less = 0; less < 16; less++) {
        void *const memory = arena_alloc(arena, large - less);
        assert_int_equal(arena_size(arena), large);
        arena_give_back(arena, memory, large - less);
        assert_int_equal(arena_size(arena), 0);
    }
    arena_destroy(arena);
}

static void an_arena_may_hold_one_large_thing_only(void **state)
{
    (void)state;
    const size_t large = (size_t)8 << 20;
    struct arena *const arena = arena_create(large);
    void *const memory = arena_alloc(arena, large);
    assert_non_null(memory);
    assert_null(arena_alloc(arena, 1));
    arena_give_back(arena, memory, large);
    assert_int_equal(arena_size(arena), 0);
    assert_non_null(arena_alloc(arena, 1));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(the_ceiling_is_never_passed),
        cmocka_unit_test(an_overflowing_array_is_refused),
        cmocka_unit_test(what_is_large_goes_back_at_once),
        cmocka_unit_test(what_is_rounded_up_to_large_goes_back_too),
        cmocka_unit_test(an_arena_may_hold_one_large_thing_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
