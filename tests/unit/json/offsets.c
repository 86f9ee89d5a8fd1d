#include "json/offsets.h"

#include "../test.h"
#include "base/utf8.h"

enum { LETTERS = 1000 };

/* Letters of one to four bytes in an order without a pattern. */
static struct slice mixed_text(struct arena *arena)
{
    static const char *const letters[] = { "a", "ü", "€", "𝄞" };
    struct buffer text;
    uint32_t random = 7;
    buffer_init(&text, 1 << 20);
    for (int i = 0; i < LETTERS; i++) {
        random = random * 1664525 + 1013904223;
        buffer_append_string(&text, letters[random >> 30]);
    }
    const struct slice copy = arena_copy(arena, buffer_slice(&text));
    buffer_finish(&text);
    return copy;
}

static void every_offset_is_what_counting_gives(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(1 << 20);
    const struct slice text = mixed_text(arena);
    struct offsets offsets;
    struct fault fault = { 0 };
    assert_true(offsets_init(&offsets, text, arena, &fault));
    uint32_t count = 0;
    for (size_t at = 0; at < text.length; (void)utf8_next(text, &at))
        assert_int_equal(offsets_at(&offsets, (uint32_t)at), count++);
    assert_int_equal(offsets_at(&offsets, (uint32_t)text.length), LETTERS);
    arena_destroy(arena);
}

static void the_end_of_a_text_as_long_as_a_stride_is_counted(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(1 << 20);
    struct fault fault = { 0 };
    for (size_t length = 0; length <= 192; length++) {
        struct offsets offsets;
        char letters[192];
        for (size_t i = 0; i < length; i++)
            letters[i] = 'x';
        assert_true(
            offsets_init(&offsets, (struct slice){ letters, length }, arena, &fault));
        assert_int_equal(offsets_at(&offsets, (uint32_t)length), length);
    }
    arena_destroy(arena);
}

static void want_of_memory_is_a_fault(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(16);
    struct offsets offsets;
    struct fault fault = { 0 };
    char letters[4096] = { 0 };
    assert_false(offsets_init(&offsets, (struct slice){ letters, sizeof letters },
                              arena, &fault));
    assert_int_equal(fault.kind, FAULT_NO_MEMORY);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_offset_is_what_counting_gives),
        cmocka_unit_test(the_end_of_a_text_as_long_as_a_stride_is_counted),
        cmocka_unit_test(want_of_memory_is_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
