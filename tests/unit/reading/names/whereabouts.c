#include "mentions.h"

static void a_town_of_the_lexicon_stands_behind_a_preposition(void **state)
{
    assert_mentions(state, "Die Truppen zogen sich auf Druschkiwka zurück.",
                    "place Druschkiwka = Druschkiwka\n");
}

static void a_direction_and_a_land_are_a_part_of_the_land(void **state)
{
    assert_mentions(state, "In Nordsyrien und in Teilen Ostdeutschlands fiel Schnee.",
                    "place Nordsyrien = Nordsyrien\n"
                    "place Ostdeutschlands = Ostdeutschland\n");
}

static void the_noun_behind_a_hyphen_tells_a_place(void **state)
{
    static const struct example examples[] = {
        { "Am Quendel-See und im Ostrin-Gefängnis war es still.",
          "place Quendel-See = Quendel-See\n"
          "place Ostrin-Gefängnis = Ostrin-Gefängnis\n" },
        { "Der Quafa-Gipfel war gut besucht.", "" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void what_is_counted_is_no_part_of_a_town(void **state)
{
    assert_mentions(state,
                    "Auf Fotos aus Kaldorien 48 verschiedene Nummern zu finden war "
                    "leicht.",
                    "place Kaldorien = Kaldorien\n");
}

static void a_line_begins_with_where_it_was_written(void **state)
{
    assert_mentions(state, "Nordhage. Der Rat der Stadt tagt am Abend.",
                    "place Nordhage = Nordhage\n");
}

static void the_article_of_a_clause_is_of_none_of_the_towns_in_it(void **state)
{
    assert_mentions(state,
                    "Die Sanktionen, die Washington, London und Paris verhängt "
                    "hatten, gelten weiter.",
                    "place Washington = Washington\n"
                    "place London = London\n"
                    "place Paris = Paris\n");
}

static void a_site_is_called_by_the_word_behind_it(void **state)
{
    assert_mentions(state, "Vom Flugplatz Dörwitz starten die Maschinen.",
                    "place Dörwitz = Dörwitz\n");
}

static void places_are_declined_behind_an_article(void **state)
{
    assert_mentions(state, "In der Dominikanischen Republik regnet es.",
                    "place Dominikanischen Republik = Dominikanische Republik\n");
}

static void states_and_provinces_are_places(void **state)
{
    assert_mentions(state, "Im Bundesstaat Michigan schneit es, in Guangdong nicht.",
                    "place Michigan = Michigan\nplace Guangdong = Guangdong\n");
}

static void an_inflected_compound_is_no_place(void **state)
{
    assert_mentions(state, "Es riecht nach Melkrobotern.", "");
}

static void what_is_near_is_near_a_place(void **state)
{
    assert_mentions(state, "Die Raketen seien nahe Sukvarin gestartet.",
                    "place Sukvarin = Sukvarin\n");
}

static void what_has_banks_is_a_river(void **state)
{
    assert_mentions(state, "Die Halle steht am Ufer der Quasse.",
                    "place Quasse = Quasse\n");
}

static void brackets_and_scores_are_no_parts_of_names(void **state)
{
    static const struct example examples[] = {
        { "Die Hallen in Norddeutschland (Nordenham und Varel) sind leer.",
          "place Norddeutschland = Norddeutschland\nplace Nordenham = Nordenham\n"
          "place Varel = Varel\n" },
        { "Danach siegte der VfL Görlitz 2:1 (1:0).",
          "organisation VfL Görlitz = VfL Görlitz\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_town_of_the_lexicon_stands_behind_a_preposition),
        cmocka_unit_test(a_direction_and_a_land_are_a_part_of_the_land),
        cmocka_unit_test(the_noun_behind_a_hyphen_tells_a_place),
        cmocka_unit_test(what_is_counted_is_no_part_of_a_town),
        cmocka_unit_test(a_line_begins_with_where_it_was_written),
        cmocka_unit_test(the_article_of_a_clause_is_of_none_of_the_towns_in_it),
        cmocka_unit_test(a_site_is_called_by_the_word_behind_it),
        cmocka_unit_test(places_are_declined_behind_an_article),
        cmocka_unit_test(states_and_provinces_are_places),
        cmocka_unit_test(an_inflected_compound_is_no_place),
        cmocka_unit_test(what_is_near_is_near_a_place),
        cmocka_unit_test(what_has_banks_is_a_river),
        cmocka_unit_test(brackets_and_scores_are_no_parts_of_names),
    };
    return cmocka_run_group_tests(tests, mentions_set_up, mentions_tear_down);
}
