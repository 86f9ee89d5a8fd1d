#include "linking/postings.h"

#include "../test.h"

enum { MANY = 1000 };

static void told(struct postings *postings, const uint64_t *keys, uint32_t count,
                 uint32_t *files)
{
    struct fault fault = { 0 };
    assert_true(postings_tell(postings, keys, count, files, &fault));
}

static void arranged(struct postings *postings)
{
    struct fault fault = { 0 };
    assert_true(postings_arrange(postings, &fault));
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
    arranged(&postings);
    assert_int_equal(postings_newest(&postings, files[0], 3).count, 0);
    for (uint32_t value = 10; value < 14; value++)
        postings_add(&postings, files[0], value);
    postings_add(&postings, files[4], 20);
    const struct posted all = postings_newest(&postings, files[0], 9);
    assert_int_equal(all.count, 4);
    assert_int_equal(all.values[0], 10);
    assert_int_equal(all.values[3], 13);
    const struct posted two = postings_newest(&postings, files[0], 2);
    assert_int_equal(two.count, 2);
    assert_int_equal(two.values[0], 12);
    assert_int_equal(two.values[1], 13);
    assert_int_equal(postings_newest(&postings, files[4], 9).values[0], 20);
    postings_finish(&postings);
}

static void nobody_finds_what_was_told_once(void **state)
{
    (void)state;
    struct postings postings = { 0 };
    const uint64_t key = 5;
    uint32_t file = 0;
    told(&postings, &key, 1, &file);
    arranged(&postings);
    postings_add(&postings, file, 1);
    assert_int_equal(postings_newest(&postings, file, 9).count, 0);
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
    arranged(&postings);
    for (uint32_t i = 0; i < MANY; i++)
        postings_add(&postings, files[i], i);
    for (uint32_t i = 0; i < MANY; i++) {
        const struct posted posted = postings_newest(&postings, files[i], 2);
        assert_int_equal(posted.count, 1);
        assert_int_equal(posted.values[0], i);
    }
    postings_finish(&postings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_has_one_file_however_often_it_is_told),
        cmocka_unit_test(the_newest_values_stand_last_and_no_more_than_were_asked_for),
        cmocka_unit_test(nobody_finds_what_was_told_once),
        cmocka_unit_test(many_keys_keep_their_files_while_the_table_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
