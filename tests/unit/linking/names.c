#include "../test.h"
#include "base/utf8.h"
#include "linking/steps.h"

struct pair {
    const char *a, *b;
};

static const struct pair one_person[] = {
    { "Sergej Schoigu", "Sergei Shoigu" },
    { "Sergej Schoigu", "Sergey Shoygu" },
    { "Wolodymyr Selenskyj", "Volodymyr Zelenskyy" },
    { "Kim Jong-un", "Kim Jong Un" },
    { "Kim Jong-un", "Kim Dschong Un" },
    { "Frederick W. Kagan", "Frederick Kagan" },
    { "Tereza Novotná", "Tereza Novotna" },
    { "Jörg Müller", "Joerg Mueller" },
    { "Wiktor Janukowytsch", "Viktor Yanukovych" },
    { "Ruslan Tschernyschow", "Ruslan Chernyshov" },
    { "Michail Zubkow", "Mikhail Zubkov" },
    { "Dmitrij Schukowin", "Dmitry Zhukovin" },
    { "Jewgeni Woronzin", "Yevgeny Vorontsin" },
    { "Park Jong-su", "Park Dschong Su" },
    { "Oleksij Ryschkow", "Oleksiy Ryzhkov" },
    { "Serhij Kowaltschin", "Serhiy Kovalchin" },
    { "Andrij Jaroschin", "Andriy Yaroshin" },
    { "Hassan Schirasan", "Hassan Shirazan" },
    { "Mehmet Yıldızan", "Mehmet Yildizan" },
    { "Aleksandar Vesić", "Aleksandar Vesic" },
};

static const struct pair two_people[] = {
    { "Anna Velten", "Arne Velten" },          { "Kim Jong-un", "Kim Jong-il" },
    { "Peter Maier", "Peter Mahler" },         { "Ilja Brandow", "Ilja Brandt" },
    { "Kim Jong-un", "Kim Yo-jong" },          { "Sergej Lawrin", "Sergej Larin" },
    { "Hassan Schirasan", "Hassan Schirwan" },
};

static const char *key_of(struct arena *arena, const char *name)
{
    return person_key(arena, utf8_slug(arena, slice_of(name))).bytes;
}

static void spellings_of_one_name_share_a_key(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(1 << 20);
    for (size_t i = 0; i < sizeof one_person / sizeof one_person[0]; i++)
        assert_string_equal(key_of(arena, one_person[i].a),
                            key_of(arena, one_person[i].b));
    arena_destroy(arena);
}

static void different_names_have_different_keys(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(1 << 20);
    for (size_t i = 0; i < sizeof two_people / sizeof two_people[0]; i++)
        assert_string_not_equal(key_of(arena, two_people[i].a),
                                key_of(arena, two_people[i].b));
    arena_destroy(arena);
}

static void acronyms_are_capitals_and_nothing_else(void **state)
{
    (void)state;
    assert_true(name_is_acronym(SLICE("DIA")));
    assert_true(name_is_acronym(SLICE("ÖVP")));
    assert_false(name_is_acronym(SLICE("Nato")));
    assert_false(name_is_acronym(SLICE("U")));
    assert_false(name_is_acronym(SLICE("FC 04")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_of_one_name_share_a_key),
        cmocka_unit_test(different_names_have_different_keys),
        cmocka_unit_test(acronyms_are_capitals_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
