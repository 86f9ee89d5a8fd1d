/* Which lines a corpus repeats, counted file by file. */
#include "sources/repetition.h"

#include "../test.h"

struct file {
    uint64_t longest, second, lines[2];
};

static bool is_repeated(const struct file *files, size_t count, uint64_t line)
{
    struct repetition *const repetition = repetition_create();
    struct buffer marks;
    struct fault fault = { 0 };
    assert_non_null(repetition);
    buffer_init(&marks, 1 << 16);
    for (size_t i = 0; i < count; i++) {
        buffer_clear(&marks);
        marks_begin(&marks, files[i].longest, files[i].second, 2);
        marks_add(&marks, files[i].lines[0]);
        marks_add(&marks, files[i].lines[1]);
        assert_true(repetition_add(repetition, buffer_slice(&marks), &fault));
    }
    repetition_settle(repetition);
    const bool repeated = repetition_has(repetition, line);
    repetition_destroy(repetition);
    buffer_finish(&marks);
    return repeated;
}

static void a_line_is_repeated_where_four_different_articles_have_it(void **state)
{
    (void)state;
    static const struct file files[] = {
        { 10, 11, { 7, 90 } }, { 20, 21, { 91, 7 } },  { 30, 31, { 7, 92 } },
        { 40, 41, { 93, 7 } }, { 50, 51, { 94, 95 } },
    };
    assert_true(is_repeated(files, 5, 7));
    assert_false(is_repeated(files, 3, 7));
    assert_false(is_repeated(files, 5, 90));
    assert_false(is_repeated(NULL, 0, 7));
}

static void copies_and_updates_count_once(void **state)
{
    (void)state;
    /* The longest paragraph may be new, and the next still be the same. */
    static const struct file updates[] = {
        { 10, 11, { 7, 90 } }, { 20, 11, { 7, 90 } }, { 30, 11, { 7, 90 } },
        { 40, 11, { 7, 90 } }, { 50, 12, { 7, 90 } },
    };
    static const struct file copies[] = {
        { 10, 11, { 7, 90 } }, { 10, 21, { 7, 90 } }, { 10, 31, { 7, 90 } },
        { 10, 41, { 7, 90 } }, { 10, 51, { 7, 90 } },
    };
    assert_false(is_repeated(updates, 5, 7));
    assert_false(is_repeated(copies, 5, 7));
}

static void marks_that_are_cut_off_do_no_harm(void **state)
{
    (void)state;
    struct repetition *const repetition = repetition_create();
    struct buffer marks;
    struct fault fault = { 0 };
    buffer_init(&marks, 1 << 16);
    marks_begin(&marks, 1, 2, UINT64_MAX);
    marks_add(&marks, 7);
    for (size_t length = 0; length <= marks.length; length++) {
        const struct slice part = slice_part(buffer_slice(&marks), 0, length);
        assert_true(repetition_add(repetition, part, &fault));
        assert_false(repetition_parts(NULL, NULL, part));
    }
    repetition_settle(repetition);
    repetition_destroy(repetition);
    buffer_finish(&marks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_repeated_where_four_different_articles_have_it),
        cmocka_unit_test(copies_and_updates_count_once),
        cmocka_unit_test(marks_that_are_cut_off_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
