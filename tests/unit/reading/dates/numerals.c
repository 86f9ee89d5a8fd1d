#include "reading/dates/numerals.h"

#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "../../test.h"

struct shared {
    struct lexicon *lexicon;
    struct arena *arena;
    struct vocabulary german, english;
};

static int set_up(void **state)
{
    static struct shared shared;
    struct fault fault = { 0 };
    shared.lexicon = lexicon_create(NULL, &fault);
    shared.arena = arena_create(16 << 20);
    shared.german.arena = shared.english.arena = shared.arena;
    const bool loaded =
        vocabulary_add(&shared.german, lexicon_table(shared.lexicon, "numerals"),
                       &fault) &&
        vocabulary_add(&shared.english, lexicon_table(shared.lexicon, "numerals-en"),
                       &fault);
    *state = &shared;
    return loaded ? 0 : -1;
}

static int tear_down(void **state)
{
    struct shared *const shared = *state;
    arena_destroy(shared->arena);
    lexicon_destroy(shared->lexicon);
    return 0;
}

enum { SPELLED_SIZE = 256 };

/* The number as ICU spells it, in lower case without soft hyphens. */
static void spell(UNumberFormat *format, int number, char spelled[SPELLED_SIZE])
{
    UErrorCode code = U_ZERO_ERROR;
    UChar wide[SPELLED_SIZE];
    UChar kept[SPELLED_SIZE];
    int32_t count = 0;
    const int32_t length = unum_format(format, number, wide, SPELLED_SIZE, NULL, &code);
    for (int32_t i = 0; i < length; i++)
        if (wide[i] != 0xAD)
            kept[count++] = wide[i];
    u_strToUTF8(spelled, SPELLED_SIZE, NULL, kept, count, &code);
    assert_true(U_SUCCESS(code));
}

static void german_words_up_to_ten_thousand_are_what_icu_spells(void **state)
{
    const struct shared *const shared = *state;
    UErrorCode code = U_ZERO_ERROR;
    UNumberFormat *const format = unum_open(UNUM_SPELLOUT, NULL, 0, "de", NULL, &code);
    assert_true(U_SUCCESS(code));
    for (int number = 0; number < 10000; number++) {
        char spelled[SPELLED_SIZE];
        double value = -1;
        spell(format, number, spelled);
        if (!numeral_in_word(&shared->german, slice_of(spelled), &value) ||
            value != number)
            fail_msg("%s is %d, not %g", spelled, number, value);
    }
    unum_close(format);
}

struct word {
    const char *word;
    double value;
};

static const struct word words[] = {
    { "anderthalb", 1.5 },
    { "zweieinhalb", 2.5 },
    { "zwölfhundert", 1200 },
    { "hundert", 100 },
    { "hunderteins", 101 },
    { "hundertundeins", 101 },
    { "zweihunderttausend", 200000 },
    { "siebzehn", 17 },
    { "dreissig", 30 },
};

static void other_forms_are_known(void **state)
{
    const struct shared *const shared = *state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        double value = 0;
        assert_true(numeral_in_word(&shared->german, slice_of(words[i].word), &value));
        assert_true(value == words[i].value);
    }
    double value = 0;
    assert_true(numeral_in_word(&shared->english, SLICE("twenty-five"), &value));
    assert_true(value == 25);
}

static void other_words_are_no_numbers(void **state)
{
    static const char *const others[] = {
        "ein",     "eine",          "einander", "achtung",    "dreist",
        "zweifel", "hundertschaft", "vierteln", "undzwanzig", ""
    };
    const struct shared *const shared = *state;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        double value = 0;
        assert_false(numeral_in_word(&shared->german, slice_of(others[i]), &value));
    }
}

struct digits {
    const char *digits;
    bool english, is_number;
    double value;
};

static const struct digits digits[] = {
    { "42", false, true, 42 },
    { "13.000", false, true, 13000 },
    { "1,5", false, true, 1.5 },
    { "1.234.567,8", false, true, 1234567.8 },
    { "13,000", true, true, 13000 },
    { "1.5", true, true, 1.5 },
    { "12.05.2024", false, false, 0 },
    { "3:2", false, false, 0 },
    { "20.15", false, false, 0 },
    { "0.123", false, false, 0 },
    { "1234.567", false, false, 0 },
    { "1,", false, false, 0 },
    { "12345678901234567890", false, false, 0 },
};

static void digits_are_grouped_as_the_language_does(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof digits / sizeof digits[0]; i++) {
        double value = 0;
        const bool number =
            numeral_in_digits(slice_of(digits[i].digits), digits[i].english, &value);
        assert_int_equal(number, digits[i].is_number);
        assert_true(value == digits[i].value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(german_words_up_to_ten_thousand_are_what_icu_spells),
        cmocka_unit_test(other_forms_are_known),
        cmocka_unit_test(other_words_are_no_numbers),
        cmocka_unit_test(digits_are_grouped_as_the_language_does),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
