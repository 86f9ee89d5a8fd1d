/* Request targets taken apart. */
#include "http/target.h"

#include "../test.h"

static struct arena *arena;

static bool parse(const char *raw, struct target *out)
{
    struct fault fault = { 0 };
    arena_reset(arena);
    const bool fine = target_parse(slice_of(raw), arena, out, &fault);
    assert_int_equal(fault.kind, fine ? FAULT_NONE : FAULT_INPUT);
    return fine;
}

static void a_path_is_cut_before_it_is_decoded(void **state)
{
    (void)state;
    struct target target;
    assert_true(parse("/v1/people/a%2Fb/claims", &target));
    assert_int_equal(target.segment_count, 4);
    assert_string_equal(target.segments[2].bytes, "a/b");
    assert_true(slice_is(target.path, "/v1/people/a%2Fb/claims"));
    assert_true(parse("/", &target));
    assert_int_equal(target.segment_count, 0);
    assert_true(parse("/v1/", &target));
    assert_int_equal(target.segment_count, 2);
}

static void a_query_is_names_and_values(void **state)
{
    (void)state;
    struct target target;
    assert_true(parse("/x?q=Grad+%26+Co&&flag&from=2024-05&x=a=b", &target));
    assert_int_equal(target.pair_count, 4);
    assert_string_equal(target.pairs[0].value.bytes, "Grad & Co");
    assert_true(slice_is(target.pairs[0].raw, "q=Grad+%26+Co"));
    assert_string_equal(target.pairs[1].name.bytes, "flag");
    assert_int_equal(target.pairs[1].value.length, 0);
    assert_string_equal(target.pairs[3].value.bytes, "a=b");
}

static void the_whole_url_is_a_target_too(void **state)
{
    (void)state;
    struct target target;
    assert_true(parse("http://example.test:80/v1/claims?limit=1", &target));
    assert_true(slice_is(target.path, "/v1/claims"));
    assert_true(parse("http://example.test", &target));
    assert_int_equal(target.segment_count, 0);
    assert_true(parse("/redirect?to=http://example.test/", &target));
    assert_true(slice_is(target.path, "/redirect"));
}

static void what_is_no_text_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",        "v1",          "/v1/%",        "/v1/%zz", "/%00a",
        "/v1?q=%", "/v1?q=a%00b", "/v1?q=%C3%28", "/%FF",    "/1/2/3/4/5/6/7/8/9",
    };
    struct target target;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (parse(bad[i], &target))
            fail_msg("accepted %s", bad[i]);
    }
}

static int set_up(void **state)
{
    (void)state;
    arena = arena_create(1 << 20);
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_cut_before_it_is_decoded),
        cmocka_unit_test(a_query_is_names_and_values),
        cmocka_unit_test(the_whole_url_is_a_target_too),
        cmocka_unit_test(what_is_no_text_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
