/* The language of a text by its common words. */
#include "sources/language.h"

#include "../test.h"

static void common_words_tell_the_language(void **state)
{
    (void)state;
    static const struct {
        const char *text, *language;
    } cases[] = {
        { "Die Fähre ist nach dem Sturm nicht mehr zu den Inseln gefahren.", "de" },
        { "DER RAT HAT DEN HAUSHALT NICHT GELESEN UND DIE FÄHRE VERKAUFT.", "de" },
        { "Futter für Möwen, Netze für Fischer, Kohle für Öfen, Öl für Lampen.", "de" },
        { "The ferry has not been to the islands since the storm.", "en" },
        { "De veerboot van het eiland en de haven van de stad: een dag.", NULL },
        { "Le bateau et la mer, les vagues et le vent dans la nuit.", NULL },
        { "Grauhaven 3, Nordhage 1; Seeort 2, Lünsand 2", NULL },
        { "der die das", NULL }, /* too little to go by */
        { "", NULL },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct slice found = language_guess(slice_of(cases[i].text));
        assert_true(slice_equals(found, slice_of(cases[i].language)));
    }
}

static void what_is_declared_counts_before_what_is_guessed(void **state)
{
    (void)state;
    const struct slice german = SLICE("Die Möwe ist auf dem Dach und nicht im Hof.");
    assert_true(slice_is(language_of(SLICE("EN-gb"), german), "en"));
    assert_true(slice_is(language_of(SLICE("nl"), german), "nl"));
    assert_true(slice_is(language_of(SLICE("unbekannt"), german), "de"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(common_words_tell_the_language),
        cmocka_unit_test(what_is_declared_counts_before_what_is_guessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
