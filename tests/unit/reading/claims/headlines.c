#include "../../test.h"
#include "scene.h"

/* Orsa is the capital, known to the lexicon; Brackmoor a town like any other. */
static const struct invented_name names[] = {
    { "Anna Velten", ENTITY_PERSON },
    { "Iwan Korin", ENTITY_PERSON },
    { "Nordwacht", ENTITY_ORGANISATION },
    { "Utopia", ENTITY_PLACE },
    { "Orsa@moskau-ru", ENTITY_PLACE },
    { "Brackmoor", ENTITY_PLACE },
    { NULL, ENTITY_KINDS },
};

static void whoever_stands_before_a_colon_says_what_stands_behind_it(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten: Der Damm hält",
          "indirect stated affirmed other | Anna Velten | Der Damm hält" },
        { "Nordwacht: Kein Geld mehr für Dämme",
          "indirect stated denied other | Nordwacht | Kein Geld mehr für Dämme" },
        { "Reederei: Schiff im Dock",
          "indirect stated affirmed other | Reederei | Schiff im Dock" },
        { "Utopia baut am Fluss – Orsa: Unser gutes Recht",
          "indirect stated affirmed other | Orsa | Unser gutes Recht" },
        { "Anna Velten: Der Damm hält – Pegel sinkt weiter",
          "indirect stated affirmed other | Anna Velten | Der Damm hält" },
        { "Utopia: Rebellen verlassen die Stadt", "" },
        { "Brackmoor: Zug entgleist am Damm", "" },
        { "Iwan Korin und seine Boote: Der Damm hält", "" },
        { "Das Wichtigste in Kürze: Der Damm hält", "" },
        { "Sprecherin: Anna Velten, Telefon und Post", "" },
        { "Reederei: 17 / 17", "" },
        { "Trainer: Ohm", "" },
        { "Reederei: Anna Velten tritt ab",
          "indirect stated affirmed other | Reederei | Anna Velten tritt ab" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_ticker_puts_marks_and_a_time_in_front(void **state)
{
    static const struct expected_claims cases[] = {
        { "+++ 19:12 Orsa: Zwei Schiffe im Dock +++",
          "indirect stated affirmed other | Orsa | Zwei Schiffe im Dock" },
        { "+++ 14.30 Uhr: Reederei: Schiff im Dock +++",
          "indirect stated affirmed other | Reederei | Schiff im Dock" },
        { "+++ 21:40 Nordwacht dementiert Verlust +++",
          "reported stated denied other | Nordwacht | Verlust" },
        { "+++ 21:40 Nordwacht meldet Abzug aus Orsa +++",
          "reported stated affirmed other | Nordwacht | Abzug aus Orsa" },
        { "+++ 21:40 Nordwacht meldet sich zurück +++", "" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_quotation_that_is_a_headline_is_somebodys_word(void **state)
{
    static const struct expected_claims cases[] = {
        { "„Der Damm hält noch“",
          "direct stated affirmed other | - | „Der Damm hält noch“" },
        { "„Der Damm hält noch“: Streit um das Tor in Brackmoor",
          "direct stated affirmed other | - | „Der Damm hält noch“" },
        { "Utopia baut am Fluss – Orsa: „Unser gutes Recht“",
          "direct stated affirmed other | Orsa | „Unser gutes Recht“" },
        { "Kutter „Heller Stern“: Streit um das Tor", "" },
        { "„Der Damm“: Streit um das Tor", "" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void whoever_repeats_a_headline_below_says_it(void **state)
{
    static const struct expected_claims cases[] = {
        { "„Der Damm hält noch“\n\nDas Tor in Utopia ist zu.\n\n„Ich war dort. Der "
          "Damm hält noch“, sagte Anna Velten.",
          "direct stated affirmed other | Anna Velten | „Der Damm hält noch“ // direct "
          "stated affirmed other | Anna Velten | „Ich war dort. Der Damm hält noch“" },
        { "„Der Damm hält noch“\n\nDas Tor in Utopia ist zu.\n\n„Der Damm bricht "
          "nicht“, sagte Anna Velten.",
          "direct stated affirmed other | - | „Der Damm hält noch“ // direct stated "
          "denied other | Anna Velten | „Der Damm bricht nicht“" },
    };
    ASSERT_CLAIMS(names, cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_stands_before_a_colon_says_what_stands_behind_it),
        cmocka_unit_test(a_ticker_puts_marks_and_a_time_in_front),
        cmocka_unit_test(a_quotation_that_is_a_headline_is_somebodys_word),
        cmocka_unit_test(whoever_repeats_a_headline_below_says_it),
    };
    return cmocka_run_group_tests(tests, claims_set_up, claims_tear_down);
}
