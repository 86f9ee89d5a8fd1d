#include "linking/terms.h"

#include "../test.h"

enum { OTHER_WORDS = 40000 };

static struct arena *arena;
static struct term_maker maker;

static int start(void **state)
{
    (void)state;
    struct fault fault = { 0 };
    arena = arena_create((size_t)1 << 26);
    return term_maker_init(&maker, arena, &fault) ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    term_maker_finish(&maker);
    arena_destroy(arena);
    return 0;
}

static struct list terms_of(const char *text)
{
    struct list terms = { 0 };
    assert_true(terms_add(&maker, slice_of(text), &terms));
    return terms;
}

static uint64_t term_of(const char *word)
{
    const struct list terms = terms_of(word);
    assert_int_equal(terms.count, 1);
    return *(const uint64_t *)terms.items;
}

static void inflections_share_a_term_and_words_that_say_nothing_have_none(void **state)
{
    (void)state;
    assert_int_equal(term_of("Granate"), term_of("Granaten"));
    assert_int_not_equal(term_of("Granate"), term_of("Drohne"));
    assert_int_equal(terms_of("am Montag wurde der Zug von ihm wieder").count, 1);
    assert_int_equal(terms_of("Zug um Zug, Zug").count, 3);
    assert_int_equal(terms_of("1914, --- \xFF").count, 0);
}

static void a_word_keeps_its_term_whatever_is_met_in_between(void **state)
{
    (void)state;
    static const char *const words[] = { "Granate", "Drohnen", "lieferte", "Überflug" };
    enum { WORDS = sizeof words / sizeof words[0] };
    uint64_t before[WORDS];
    for (size_t i = 0; i < WORDS; i++)
        before[i] = term_of(words[i]);
    for (int i = 0; i < OTHER_WORDS; i++) {
        char word[] = "Aaaaawerft";
        for (int at = 4, rest = i; rest > 0; rest /= 26)
            word[at--] = (char)('a' + rest % 26);
        (void)term_of(word);
    }
    for (size_t i = 0; i < WORDS; i++) {
        assert_int_equal(term_of(words[i]), before[i]);
        assert_int_equal(term_of(words[i]), before[i]);
    }
}

static void long_words_weigh_more(void **state)
{
    (void)state;
    assert_true(term_weight(term_of("Artilleriegeschoss")) >
                term_weight(term_of("Geschoss")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inflections_share_a_term_and_words_that_say_nothing_have_none),
        cmocka_unit_test(a_word_keeps_its_term_whatever_is_met_in_between),
        cmocka_unit_test(long_words_weigh_more),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
