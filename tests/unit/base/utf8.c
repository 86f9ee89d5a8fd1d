#include "base/utf8.h"

#include "../test.h"

struct folding {
    const char *text, *folded, *slug;
};

static const struct folding foldings[] = {
    { "Pjöngjang", "pjoengjang", "pjoengjang" },
    { "Pjo\xCC\x88ngjang", "pjoengjang", "pjoengjang" },
    { "Straße", "strasse", "strasse" },
    { "STRASSE", "strasse", "strasse" },
    { "Novotná", "novotna", "novotna" },
    { "Kim Jong-un", "kim jong-un", "kim-jong-un" },
    { "KN\xE2\x80\x91"
      "23",
      "kn\xE2\x80\x90"
      "23",
      "kn-23" },
    { "d’Hondt", "d’hondt", "dhondt" },
    { "Łódź", "lodz", "lodz" },
    { "ﬁnal", "final", "final" },
    { "Ко", "ко", "43a43e" },
    { "–", "–", "" },
};

static void texts_fold_to_their_keys(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(1 << 20);
    for (size_t i = 0; i < sizeof foldings / sizeof foldings[0]; i++) {
        const struct folding *const f = &foldings[i];
        assert_string_equal(utf8_fold(arena, slice_of(f->text)).bytes, f->folded);
        assert_string_equal(utf8_slug(arena, slice_of(f->text)).bytes, f->slug);
    }
    arena_destroy(arena);
}

static void walking_back_mirrors_walking_on(void **state)
{
    (void)state;
    const struct slice text = SLICE("aß€\xF0\x9F\x9A\x80");
    static const int32_t expected[] = { 'a', 0xDF, 0x20AC, 0x1F680 };
    size_t at = 0;
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(utf8_next(text, &at), expected[i]);
    assert_int_equal(at, text.length);
    for (size_t i = 4; i-- > 0;)
        assert_int_equal(utf8_previous(text, &at), expected[i]);
    assert_int_equal(at, 0);
    assert_int_equal(utf8_previous(text, &at), UTF8_INVALID);
}

/* They are counted eight bytes at a time. */
static void any_part_of_a_text_has_as_many_code_points_as_steps(void **state)
{
    (void)state;
    const struct slice text = SLICE("Ölfässer – 𝄞 – für 20 € «prüfen»");
    for (size_t start = 0; start < text.length; (void)utf8_next(text, &start)) {
        size_t count = 0;
        for (size_t at = start; at < text.length; (void)utf8_next(text, &at))
            assert_int_equal(utf8_count(slice_part(text, start, at)), count++);
        assert_int_equal(utf8_count(slice_part(text, start, text.length)), count);
    }
}

static void invalid_bytes_are_noticed(void **state)
{
    (void)state;
    static const char *const invalid[] = {
        "\xC3", "a\xFFz", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80"
    };
    for (size_t i = 0; i < sizeof invalid / sizeof invalid[0]; i++) {
        size_t moved = 0;
        assert_false(utf8_is_valid(slice_of(invalid[i])));
        for (size_t steps = 0; moved < slice_of(invalid[i]).length; steps++) {
            assert_in_range(steps, 0, 8);
            (void)utf8_next(slice_of(invalid[i]), &moved);
        }
    }
    assert_true(utf8_is_valid(SLICE("Größe – 1 €")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_fold_to_their_keys),
        cmocka_unit_test(walking_back_mirrors_walking_on),
        cmocka_unit_test(any_part_of_a_text_has_as_many_code_points_as_steps),
        cmocka_unit_test(invalid_bytes_are_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
