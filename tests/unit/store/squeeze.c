#include "store/squeeze.h"

#include <stdlib.h>
#include <string.h>

#include "../test.h"

enum { CEILING = 1 << 20 };

static struct buffer squeezed;
static struct arena *arena;

static int enter(void **state)
{
    (void)state;
    buffer_init(&squeezed, CEILING);
    arena = arena_create(CEILING);
    return arena == NULL ? -1 : 0;
}

static int leave(void **state)
{
    (void)state;
    buffer_finish(&squeezed);
    arena_destroy(arena);
    return 0;
}

/* Bytes of which some are 0, others the sign bit alone. */
static struct slice make_bytes(char *bytes, size_t length, unsigned seed)
{
    static const char from[] = { 0, 0, 0, 1, 0, (char)0x80, 0, 'z' };
    for (size_t i = 0; i < length; i++) {
        seed = seed * 1103515245U + 12345U;
        bytes[i] = from[seed >> 20 & 7U];
    }
    return (struct slice){ bytes, length };
}

static void bytes_of_any_length_come_back(void **state)
{
    (void)state;
    char room[100];
    for (size_t length = 0; length <= sizeof room; length++) {
        const struct slice bytes = make_bytes(room, length, (unsigned)length);
        struct slice again = { 0 };
        struct fault fault = { 0 };
        buffer_clear(&squeezed);
        squeeze_write(bytes, &squeezed);
        assert_true(squeeze_read(buffer_slice(&squeezed), arena, &again, &fault));
        assert_true(slice_equals(again, bytes));
    }
}

static void zeros_take_an_eighth(void **state)
{
    (void)state;
    static const char zeros[800];
    squeeze_write((struct slice){ zeros, sizeof zeros }, &squeezed);
    assert_in_range(squeezed.length, 100, 110);
}

static void what_was_cut_off_is_noticed(void **state)
{
    (void)state;
    char room[40];
    memset(room, 'z', sizeof room);
    squeeze_write((struct slice){ room, sizeof room }, &squeezed);
    for (size_t length = 0; length < squeezed.length; length++) {
        struct slice again = { 0 };
        struct fault fault = { 0 };
        char *const exact =
            malloc(length == 0 ? 1 : length); /* sanitizers see what lies behind */
        assert_non_null(exact);
        memcpy(exact, squeezed.bytes, length);
        assert_false(
            squeeze_read((struct slice){ exact, length }, arena, &again, &fault));
        assert_int_equal(fault.kind, FAULT_FORMAT);
        free(exact);
    }
}

static void lengths_that_cannot_be_are_refused(void **state)
{
    (void)state;
    static const char lie[] = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFFzzzz";
    struct slice again = { 0 };
    struct fault fault = { 0 };
    assert_false(squeeze_read(SLICE(lie), arena, &again, &fault));
    assert_int_equal(fault.kind, FAULT_FORMAT);
}

int main(void)
{
#define TEST(fact) cmocka_unit_test_setup_teardown(fact, enter, leave)
    const struct CMUnitTest tests[] = {
        TEST(bytes_of_any_length_come_back),
        TEST(zeros_take_an_eighth),
        TEST(what_was_cut_off_is_noticed),
        TEST(lengths_that_cannot_be_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
