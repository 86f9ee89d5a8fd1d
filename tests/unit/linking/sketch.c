#include "linking/sketch.h"

#include "../test.h"

enum { FROM = 5 };

/* Hashes from `first` on, every one of them. */
static struct sketch sketch_from(uint64_t *hashes, uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        hashes[i] = first + i;
    return (struct sketch){ hashes, count };
}

static bool may_be_alike(const struct sketch *a, const struct sketch *b)
{
    const struct sketch_bits left = sketch_bits_of(a), right = sketch_bits_of(b);
    return sketch_may_be_alike(&left, &right);
}

static void sketches_are_alike_from_their_likeness_on(void **state)
{
    (void)state;
    static const uint32_t counts[] = { 0, 1, 10, 23, 24, 60, 127, SKETCH_SIZE };
    enum { COUNTS = sizeof counts / sizeof counts[0] };
    uint64_t left[SKETCH_SIZE], right[SKETCH_SIZE];
    uint32_t alike = 0, others = 0, discarded = 0;
    for (uint32_t i = 0; i < COUNTS * COUNTS; i++) {
        for (uint32_t apart = 0; apart <= SKETCH_SIZE; apart++) {
            const struct sketch a = sketch_from(left, FROM, counts[i / COUNTS]);
            const struct sketch b =
                sketch_from(right, FROM + apart, counts[i % COUNTS]);
            const bool is_short = a.count < 24 || b.count < 24;
            const bool expected = sketch_likeness(&a, &b) >= (is_short ? 90 : 50);
            assert_int_equal(sketch_is_alike(&a, &b), expected);
            assert_int_equal(sketch_is_alike(&b, &a), expected);
            const bool may = may_be_alike(&a, &b);
            assert_true(may || !expected);
            discarded += !may;
            alike += expected;
            others += !expected;
        }
    }
    assert_true(alike > 100 && others > 100 && discarded > others / 2);
}

static void hashes_that_share_a_bit_are_counted_each(void **state)
{
    (void)state;
    uint64_t hashes[SKETCH_SIZE];
    for (uint64_t i = 0; i < SKETCH_SIZE; i++)
        hashes[i] = i << 32 | 7;
    const struct sketch same = { hashes, SKETCH_SIZE };
    assert_true(sketch_is_alike(&same, &same));
    assert_true(may_be_alike(&same, &same));
}

/* As many words as fit, each another one, over and over again from the first on. */
static struct slice write_words(char *text, size_t size, uint32_t different)
{
    size_t length = 0;
    for (uint32_t i = 0; length + 8 < size; i++) {
        const uint32_t number = i % different;
        text[length++] = (char)('a' + number / 26 % 26);
        text[length++] = (char)('A' + number % 26);
        text[length++] = ' ';
    }
    return (struct slice){ text, length };
}

static void a_sketch_holds_the_smallest_shingles_each_once(void **state)
{
    (void)state;
    static const uint32_t differents[] = { 1, 2, 5, 100, SKETCH_SIZE, 129, 300, 600 };
    for (size_t i = 0; i < sizeof differents / sizeof differents[0]; i++) {
        const uint32_t different = differents[i];
        char text[8000];
        uint64_t all[SKETCH_SIZE], first[SKETCH_SIZE];
        const struct slice long_text = write_words(text, sizeof text, different);
        const uint32_t count = sketch_make(long_text, all);
        assert_int_equal(count, different < SKETCH_SIZE ? different : SKETCH_SIZE);
        for (uint32_t j = 1; j < count; j++)
            assert_true(all[j - 1] < all[j]);
        /* Two words more than once round tell of every shingle. */
        const struct slice once = slice_part(long_text, 0, (size_t)3 * (different + 2));
        assert_int_equal(sketch_make(once, first), count);
        assert_memory_equal(first, all, count * sizeof *all);
        /* Of less text there are fewer small ones. */
        const uint32_t fewer =
            sketch_make(slice_part(once, 0, once.length / 6 * 3), first);
        for (uint32_t j = 0; j < fewer; j++)
            assert_true(first[j] >= all[j]);
    }
}

static void words_are_compared_without_case_and_marks(void **state)
{
    (void)state;
    uint64_t plain[SKETCH_SIZE], marked[SKETCH_SIZE];
    const uint32_t count = sketch_make(SLICE("über 40 boote liefen aus"), plain);
    assert_int_equal(count, 3);
    assert_int_equal(sketch_make(SLICE("»Über 40 Boote« – liefen aus!"), marked), 3);
    assert_memory_equal(plain, marked, count * sizeof *plain);
    assert_int_equal(sketch_make(SLICE("zwei Worte"), plain), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sketch_holds_the_smallest_shingles_each_once),
        cmocka_unit_test(words_are_compared_without_case_and_marks),
        cmocka_unit_test(hashes_that_share_a_bit_are_counted_each),
        cmocka_unit_test(sketches_are_alike_from_their_likeness_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
