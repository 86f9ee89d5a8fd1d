#include "base/buffer.h"

#include <string.h>

#include "../test.h"

static void what_is_cut_off_is_gone(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 100);
    buffer_cut(&buffer, SIZE_MAX); /* nothing was appended: nothing is written */
    buffer_append_string(&buffer, "{\"a\":1}");
    buffer_cut(&buffer, 6);
    assert_string_equal(buffer.bytes, "{\"a\":1");
    buffer_cut(&buffer, 7);
    assert_int_equal(buffer.length, 6);
    buffer_append_string(&buffer, ",\"b\":2}");
    assert_string_equal(buffer.bytes, "{\"a\":1,\"b\":2}");
    buffer_finish(&buffer);
}

static void what_did_not_fit_stays_a_fault(void **state)
{
    (void)state;
    struct fault fault = { 0 };
    struct buffer buffer;
    buffer_init(&buffer, 4);
    buffer_append_string(&buffer, "abcde");
    buffer_append_string(&buffer, "f");
    assert_int_equal(buffer.length, 0);
    assert_false(buffer_ok(&buffer, &fault));
    assert_int_equal(fault.kind, FAULT_LIMIT);
    buffer_clear(&buffer);
    buffer_append_string(&buffer, "abcd");
    assert_string_equal(buffer.bytes, "abcd");
    buffer_finish(&buffer);
}

static void a_buffer_holds_what_its_ceiling_says(void **state)
{
    (void)state;
    for (size_t ceiling = 0; ceiling < 300; ceiling++) {
        struct buffer buffer;
        buffer_init(&buffer, ceiling);
        for (size_t i = 0; i < ceiling; i++)
            buffer_append_byte(&buffer, 'x');
        assert_int_equal(buffer.failure, FAULT_NONE);
        assert_int_equal(buffer.length, ceiling);
        assert_int_equal(strlen(buffer.bytes), ceiling);
        buffer_append_byte(&buffer, 'x');
        assert_int_equal(buffer.failure, FAULT_LIMIT);
        assert_int_equal(buffer.length, ceiling);
        buffer_cut(&buffer, 0); /* room does not heal a failure */
        assert_null(buffer_reserve(&buffer, 0));
        buffer_finish(&buffer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_cut_off_is_gone),
        cmocka_unit_test(what_did_not_fit_stays_a_fault),
        cmocka_unit_test(a_buffer_holds_what_its_ceiling_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
