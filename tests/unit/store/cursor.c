#include "store/cursor.h"

#include "../test.h"

static struct arena *arena;

static int enter(void **state)
{
    (void)state;
    arena = arena_create(1 << 20);
    return 0;
}

static int leave(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

static void a_key_comes_back(void **state)
{
    (void)state;
    const struct cursor key = { .list = CURSOR_THREADS,
                                .variant = 5,
                                .count = 3,
                                .numbers = { INT64_MIN, -1, INT64_MAX },
                                .text = SLICE("größer") };
    struct cursor read = {
        .list = CURSOR_THREADS, .variant = 5, .count = 3, .text = SLICE("")
    };
    struct fault fault = { 0 };
    assert_true(cursor_read(cursor_write(&key, arena), &read, arena, &fault));
    assert_memory_equal(read.numbers, key.numbers, 3 * sizeof key.numbers[0]);
    assert_true(slice_is(read.text, "größer"));
}

static void is_refused(struct slice text, const struct cursor *expected)
{
    struct cursor read = *expected;
    struct fault fault = { 0 };
    assert_false(cursor_read(text, &read, arena, &fault));
    assert_int_equal(fault.kind, FAULT_INPUT);
}

static void the_cursor_of_another_list_is_refused(void **state)
{
    (void)state;
    const struct cursor key = { .list = CURSOR_CLAIMS, .count = 2 };
    const struct slice text = cursor_write(&key, arena);
    is_refused(text, &(struct cursor){ .list = CURSOR_ARTICLES, .count = 2 });
    is_refused(text,
               &(struct cursor){ .list = CURSOR_CLAIMS, .variant = 1, .count = 2 });
    is_refused(text, &(struct cursor){ .list = CURSOR_CLAIMS, .count = 3 });
    is_refused(text, &(struct cursor){ .list = CURSOR_CLAIMS, .count = 1 });
    is_refused(
        text, &(struct cursor){ .list = CURSOR_CLAIMS, .count = 2, .text = SLICE("") });
}

static void what_is_no_cursor_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = { "",     "0",      "00",      "zz",
                                         "0000", "000000", "000000f", "00 000" };
    const struct cursor expected = { .list = CURSOR_CLAIMS, .count = 1 };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        is_refused(slice_of(texts[i]), &expected);
}

int main(void)
{
#define TEST(fact) cmocka_unit_test_setup_teardown(fact, enter, leave)
    const struct CMUnitTest tests[] = {
        TEST(a_key_comes_back),
        TEST(the_cursor_of_another_list_is_refused),
        TEST(what_is_no_cursor_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
