#include "linking/postings.h"

#include "../test.h"

enum { MANY = 1000 };

static void told(struct postings *postings, const uint64_t *keys, uint32_t count,
                 uint32_t *files)
{
    struct fault fault = { 0 };
    assert_true(postings_tell(postings, keys, count, files, &fault));
}

static void arranged(struct postings *postings, uint32_t newest)
{
    struct fault fault = { 0 };
    assert_true(postings_arrange(postings, newest, &fault));
}

static void a_key_has_one_file_however_often_it_is_told(void **state)
{
    (void)state;
    struct postings postings = { 0 };
    const uint64_t keys[] = { 7, 9, 7, UINT64_C(7) << 32, 0 };
    uint32_t files[5];
    told(&postings, keys, 5, files);
    assert_int_equal(files[0], files[2]);
    for (int i = 1; i < 5; i++)
        for (int j = i + 1; j < 5; j++)
            assert_int_not_equal(files[i], files[j]);
    postings_finish(&postings);
}

static void the_newest_values_stand_last_and_no_more_than_were_asked_for(void **state)
{
    (void)state;
    struct postings postings = { 0 };
    const uint64_t keys[] = { 5, 5, 5, 5, 6, 6 };
    uint32_t files[6];
    told(&postings, keys, 6, files);
    arranged(&postings, 2);
    assert_int_equal(postings_newest(&postings, files[0]).count, 0);
    for (uint32_t value = 10; value < 14; value++)
        postings_add(&postings, files[0], value);
    postings_add(&postings, files[4], 20);
    const struct posted two = postings_newest(&postings, files[0]);
    assert_int_equal(two.count, 2);
    assert_int_equal(two.values[0], 12);
    assert_int_equal(two.values[1], 13);
    const struct posted one = postings_newest(&postings, files[4]);
    assert_int_equal(one.count, 1);
    assert_int_equal(one.values[0], 20);
    postings_finish(&postings);
}

static void nobody_finds_what_was_told_once(void **state)
{
    (void)state;
    struct postings postings = { 0 };
    const uint64_t key = 5;
    uint32_t file = 0;
    told(&postings, &key, 1, &file);
    arranged(&postings, 9);
    postings_add(&postings, file, 1);
    assert_int_equal(postings_newest(&postings, file).count, 0);
    postings_finish(&postings);
}

static void many_keys_keep_their_files_while_the_table_grows(void **state)
{
    (void)state;
    struct postings postings = { 0 };
    uint32_t files[MANY], again[MANY];
    uint64_t keys[MANY];
    for (uint32_t i = 0; i < MANY; i++)
        keys[i] = (i + 1) * UINT64_C(0x9e3779b97f4a7c15);
    for (uint32_t i = 0; i < MANY; i++)
        told(&postings, &keys[i], 1, &files[i]);
    told(&postings, keys, MANY, again);
    assert_memory_equal(files, again, sizeof files);
    arranged(&postings, 2);
    for (uint32_t i = 0; i < MANY; i++)
        postings_add(&postings, files[i], i);
    for (uint32_t i = 0; i < MANY; i++) {
        const struct posted posted = postings_newest(&postings, files[i]);
        assert_int_equal(posted.count, 1);
        assert_int_equal(posted.values[0], i);
    }
    postings_finish(&postings);
}

static void a_file_is_stirred_until_as_many_are_added_as_are_looked_at(void **state)
{
    (void)state;
    struct postings postings = { 0 };
    const uint64_t keys[] = { 5, 5, 5, 5, 5, 5, 6, 6 };
    uint32_t files[8];
    told(&postings, keys, 8, files);
    arranged(&postings, 2);
    postings_add(&postings, files[0], 1);
    assert_false(postings_is_stirred(&postings, files[0]));
    postings_miss(&postings, files[0]);
    assert_true(postings_is_stirred(&postings, files[0]));
    assert_false(postings_is_stirred(&postings, files[6]));
    postings_add(&postings, files[0], 2);
    assert_true(postings_is_stirred(&postings, files[0]));
    postings_add_new(&postings, files[0], 3);
    postings_add(&postings, files[0], 4);
    postings_add(&postings, files[6], 4);
    assert_true(postings_is_stirred(&postings, files[0]));
    postings_add(&postings, files[0], 5);
    assert_false(postings_is_stirred(&postings, files[0]));
    assert_int_equal(postings_newest(&postings, files[0]).values[0], 4);
    postings_finish(&postings);
}

static void a_file_is_shifted_unless_one_took_the_place_of_another(void **state)
{
    (void)state;
    struct postings postings = { 0 };
    const uint64_t keys[] = { 5, 5, 5, 5, 5, 6, 6, 7, 7, 7 };
    uint32_t files[10];
    told(&postings, keys, 10, files);
    arranged(&postings, 2);
    postings_miss(&postings, files[0]);
    assert_true(postings_is_shifted(&postings, files[0]));
    postings_add_new(&postings, files[0], 1);
    assert_false(postings_is_shifted(&postings, files[0]));
    assert_true(postings_is_stirred(&postings, files[0]));
    /* What comes at another place leaves or enters the newest at another place, too. */
    postings_add(&postings, files[0], 2);
    postings_miss(&postings, files[0]);
    postings_add_new(&postings, files[0], 3);
    assert_true(postings_is_shifted(&postings, files[0]));
    postings_add(&postings, files[0], 4);
    postings_add(&postings, files[0], 5);
    assert_false(postings_is_shifted(&postings, files[0]));
    postings_add_new(&postings, files[5], 1);
    assert_true(postings_is_shifted(&postings, files[5]));
    postings_add_new(&postings, files[7], 1);
    postings_miss(&postings, files[7]);
    assert_false(postings_is_shifted(&postings, files[7]));
    postings_finish(&postings);
}

static void a_key_that_nobody_told_has_no_file(void **state)
{
    (void)state;
    struct postings postings = { 0 };
    const uint64_t keys[] = { 5, 6 };
    uint32_t files[2];
    assert_int_equal(postings_find(&postings, 5), POSTINGS_NONE);
    told(&postings, keys, 2, files);
    assert_int_equal(postings_find(&postings, 5), files[0]);
    assert_int_equal(postings_find(&postings, 6), files[1]);
    assert_int_equal(postings_find(&postings, 7), POSTINGS_NONE);
    arranged(&postings, 2);
    postings_miss(&postings, POSTINGS_NONE);
    assert_false(postings_is_stirred(&postings, POSTINGS_NONE));
    postings_finish(&postings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_has_one_file_however_often_it_is_told),
        cmocka_unit_test(the_newest_values_stand_last_and_no_more_than_were_asked_for),
        cmocka_unit_test(nobody_finds_what_was_told_once),
        cmocka_unit_test(a_file_is_stirred_until_as_many_are_added_as_are_looked_at),
        cmocka_unit_test(a_file_is_shifted_unless_one_took_the_place_of_another),
        cmocka_unit_test(a_key_that_nobody_told_has_no_file),
        cmocka_unit_test(many_keys_keep_their_files_while_the_table_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
