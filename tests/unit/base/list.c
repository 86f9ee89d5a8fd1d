#include "base/list.h"

#include "../test.h"

static void a_list_keeps_its_items_where_room_was_made(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(1 << 20);
    struct list list = { 0 };
    assert_true(list_reserve(&list, arena, 100, sizeof(uint32_t)));
    const void *const items = list.items;
    for (uint32_t i = 0; i < 100; i++) {
        uint32_t *const item = list_add(&list, arena, sizeof *item);
        assert_non_null(item);
        *item = i;
    }
    assert_ptr_equal(list.items, items);
    uint32_t *const more = list_add(&list, arena, sizeof *more);
    assert_non_null(more);
    assert_int_equal(*more, 0);
    assert_int_equal(list.count, 101);
    assert_int_equal(((const uint32_t *)list.items)[99], 99);
    arena_destroy(arena);
}

static void no_room_is_made_above_the_ceiling(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(1000);
    struct list list = { 0 };
    assert_false(list_reserve(&list, arena, 1000, sizeof(uint32_t)));
    assert_int_equal(list.capacity, 0);
    assert_non_null(list_add(&list, arena, sizeof(uint32_t)));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_keeps_its_items_where_room_was_made),
        cmocka_unit_test(no_room_is_made_above_the_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
