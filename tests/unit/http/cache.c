/* Which answers a loop keeps, and which go. */
#include "http/cache.h"

#include <stdio.h>
#include <string.h>

#include "../test.h"

enum { CEILING = 256 * 1024, SIZE = 8 * 1024 };

static struct MHD_Response *make_response(void)
{
    static char text[] = "hello";
    struct MHD_Response *const response =
        MHD_create_response_from_buffer(sizeof text - 1, text, MHD_RESPMEM_PERSISTENT);
    assert_non_null(response);
    return response;
}

static struct slice key_of(char name[16], int number)
{
    (void)snprintf(name, 16, "/%d", number);
    return slice_of(name);
}

static void put(struct cache *cache, int number, size_t size)
{
    char name[16], tag[16];
    (void)snprintf(tag, sizeof tag, "\"%d\"", number);
    assert_true(cache_put(cache, key_of(name, number), make_response(), tag, size));
}

static bool has(struct cache *cache, int number)
{
    char name[16], tag[16];
    const struct cached *const found = cache_find(cache, key_of(name, number));
    if (found == NULL)
        return false;
    (void)snprintf(tag, sizeof tag, "\"%d\"", number);
    assert_string_equal(found->tag, tag);
    assert_non_null(found->whole);
    return true;
}

static void what_was_put_is_found_under_its_key_alone(void **state)
{
    (void)state;
    struct cache *const cache = cache_create(CEILING);
    assert_non_null(cache);
    assert_false(has(cache, 1));
    put(cache, 1, SIZE);
    put(cache, 2, SIZE);
    assert_true(has(cache, 1));
    assert_true(has(cache, 2));
    assert_false(has(cache, 3));
    cache_destroy(cache);
}

static void all_goes_when_the_version_changes(void **state)
{
    (void)state;
    struct cache *const cache = cache_create(CEILING);
    cache_set_version(cache, "a");
    put(cache, 1, SIZE);
    cache_set_version(cache, "a");
    assert_true(has(cache, 1));
    cache_set_version(cache, "b");
    assert_false(has(cache, 1));
    cache_set_version(cache, "a");
    assert_false(has(cache, 1));
    cache_destroy(cache);
}

static void what_was_not_asked_for_longest_goes_first(void **state)
{
    enum { MANY = 100 };
    (void)state;
    struct cache *const cache = cache_create(CEILING);
    for (int i = 0; i < MANY; i++) {
        put(cache, i, SIZE);
        assert_true(has(cache, 0));
    }
    int kept = 0;
    for (int i = 1; i < MANY; i++) {
        const bool is_kept = has(cache, i);
        assert_true(is_kept || kept == 0); /* the last ones are those that are kept */
        kept += is_kept;
    }
    assert_in_range(kept, 10, CEILING / SIZE - 1);
    cache_destroy(cache);
}

static void the_second_question_is_worth_keeping(void **state)
{
    (void)state;
    struct cache *const cache = cache_create(CEILING);
    assert_false(cache_wants(cache, SLICE("/a"), SIZE));
    assert_false(cache_wants(cache, SLICE("/b"), SIZE));
    assert_true(cache_wants(cache, SLICE("/a"), SIZE));
    cache_set_version(cache, "b");
    assert_false(cache_wants(cache, SLICE("/a"), SIZE));
    cache_destroy(cache);
}

static void a_large_answer_is_never_kept(void **state)
{
    (void)state;
    struct cache *const cache = cache_create(CEILING);
    assert_false(cache_wants(cache, SLICE("/a"), CEILING / 2));
    assert_false(cache_wants(cache, SLICE("/a"), CEILING / 2));
    cache_destroy(cache);
}

/* Questions that are never asked again must not fill what tells first from second. */
static void many_single_questions_do_not_look_like_second_ones(void **state)
{
    enum { MANY = 100000 };
    (void)state;
    struct cache *const cache = cache_create(CEILING);
    int wanted = 0;
    for (int i = 0; i < MANY; i++) {
        char name[16];
        wanted += cache_wants(cache, key_of(name, i), SIZE);
    }
    assert_true(wanted < MANY / 10);
    cache_destroy(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_is_found_under_its_key_alone),
        cmocka_unit_test(all_goes_when_the_version_changes),
        cmocka_unit_test(what_was_not_asked_for_longest_goes_first),
        cmocka_unit_test(the_second_question_is_worth_keeping),
        cmocka_unit_test(a_large_answer_is_never_kept),
        cmocka_unit_test(many_single_questions_do_not_look_like_second_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
