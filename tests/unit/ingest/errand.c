#include "ingest/errand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool double_it(void *context, struct fault *fault)
{
    int *const number = context;
    *number *= 2;
    return *number > 0 || fault_set(fault, FAULT_INPUT, "%d is too little", *number);
}

static void what_was_done_is_there_at_the_end(void **state)
{
    (void)state;
    struct errand errand;
    struct fault fault = { 0 };
    int number = 21;
    errand_begin(&errand, double_it, &number);
    assert_true(errand_end(&errand, &fault));
    assert_int_equal(number, 42);
    assert_int_equal(fault.kind, FAULT_NONE);
}

static void what_went_wrong_is_told_at_the_end(void **state)
{
    (void)state;
    struct errand errand;
    struct fault fault = { 0 };
    int number = -1;
    errand_begin(&errand, double_it, &number);
    assert_false(errand_end(&errand, &fault));
    assert_int_equal(fault.kind, FAULT_INPUT);
    assert_string_equal(fault.detail, "-2 is too little");
}

static void the_first_fault_stays(void **state)
{
    (void)state;
    struct errand errand;
    struct fault fault = { 0 };
    int number = -1;
    errand_begin(&errand, double_it, &number);
    (void)fault_set(&fault, FAULT_IO, "no disk");
    assert_false(errand_end(&errand, &fault));
    assert_int_equal(fault.kind, FAULT_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_done_is_there_at_the_end),
        cmocka_unit_test(what_went_wrong_is_told_at_the_end),
        cmocka_unit_test(the_first_fault_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
