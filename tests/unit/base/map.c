#include "base/map.h"

#include <stdio.h>

#include "../test.h"

static void what_was_set_is_found_and_nothing_else(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(16 << 20);
    struct map map = { 0 };
    struct fault fault = { 0 };
    map_call(&map, slice_hash(SLICE("x"))); /* there is no slot yet */
    assert_int_equal(map_find(&map, SLICE("x")), MAP_NONE);
    assert_int_equal(map_find_hash(&map, slice_hash(SLICE("x"))), MAP_NONE);
    for (uint32_t i = 0; i < 5000; i++) {
        char key[16];
        const int length = snprintf(key, sizeof key, "key %u", i);
        const struct slice kept =
            arena_copy(arena, (struct slice){ key, (size_t)length });
        assert_true(map_set(&map, arena, kept, i, &fault));
    }
    assert_true(map_set(&map, arena, SLICE("key 7"), 77, &fault));
    assert_int_equal(map.keys.count, 5000);
    assert_int_equal(map_find(&map, SLICE("key 7")), 77);
    assert_int_equal(map_find(&map, SLICE("key 4999")), 4999);
    assert_int_equal(map_find(&map, SLICE("key 5000")), MAP_NONE);
    assert_int_equal(map_find(&map, SLICE("")), MAP_NONE);
    assert_int_equal(map_find_hash(&map, slice_hash(SLICE("key 7"))), 77);
    assert_int_equal(map_find_hash(&map, slice_hash(SLICE("key 5000"))), MAP_NONE);
    arena_destroy(arena);
}

static void a_map_with_room_does_not_move_and_still_grows(void **state)
{
    (void)state;
    static const char *const keys[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i",
                                        "j", "k", "l", "m", "n", "o", "p", "q", "r" };
    enum { KEYS = sizeof keys / sizeof keys[0], ROOM = 12 };
    struct arena *const arena = arena_create(1 << 20);
    struct map map = { 0 };
    struct fault fault = { 0 };
    assert_true(map_reserve(&map, arena, ROOM, &fault));
    assert_int_equal(map_find(&map, SLICE("a")), MAP_NONE);
    const void *const keys_before = map.keys.items, *const slots = map.slots;
    for (uint32_t i = 0; i < KEYS; i++) {
        assert_true(map_set(&map, arena, slice_of(keys[i]), i, &fault));
        if (i < ROOM)
            assert_true(map.keys.items == keys_before && map.slots == slots);
    }
    for (uint32_t i = 0; i < KEYS; i++)
        assert_int_equal(map_find(&map, slice_of(keys[i])), i);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_set_is_found_and_nothing_else),
        cmocka_unit_test(a_map_with_room_does_not_move_and_still_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
