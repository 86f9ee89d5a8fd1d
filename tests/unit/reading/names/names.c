#include <stdio.h>

#include "mentions.h"
#include "news/vocabulary.h"

enum { LISTING = 4096 };

static void names_are_found_with_their_kinds(void **state)
{
    assert_mentions(state,
                    "Der General Tobias Quendel sprach in Pjöngjang mit Vertretern der "
                    "Friedrich-Musterhag-Stiftung.",
                    "person Tobias Quendel = Tobias Quendel\n"
                    "place Pjöngjang = Pjöngjang\n"
                    "organisation Friedrich-Musterhag-Stiftung = "
                    "Friedrich-Musterhag-Stiftung\n");
}

static void a_surname_means_the_full_name_of_the_article(void **state)
{
    assert_mentions(state,
                    "Die Ministerin Hanna Wiebelsiek reist nach Oslo. Dort will "
                    "Wiebelsiek reden. Wiebelsieks Sprecher schweigt.",
                    "person Hanna Wiebelsiek = Hanna Wiebelsiek\n"
                    "place Oslo = Oslo\n"
                    "person Wiebelsiek = Hanna Wiebelsiek\n"
                    "person Wiebelsieks = Hanna Wiebelsiek\n");
}

static void two_people_of_one_surname_are_kept_apart(void **state)
{
    const struct reading reading =
        mentions_read(state, "Hanna Wiebelsiek und Georg Wiebelsiek leben in Oslo.");
    assert_int_equal(reading.referent_count, 3);
}

static void spellings_of_the_lexicon_are_one_person(void **state)
{
    const struct reading reading = mentions_read(
        state, "Kim Jong-un kam an. Kim Jong Un ging. Kims Wagen wartete auf Kim.");
    assert_int_equal(reading.referent_count, 1);
    assert_int_equal(reading.mention_count, 4);
    assert_true(slice_is(reading.referents[0].key, "kim-jong-un"));
}

static void adjectives_and_parts_of_compounds_are_derived(void **state)
{
    assert_mentions(state, "Die US-Regierung kritisiert nordkoreanische Händler.",
                    "~place US = USA\n"
                    "~place nordkoreanische = Nordkorea\n");
}

static void places_have_coordinates_and_a_country(void **state)
{
    const struct reading reading =
        mentions_read(state, "Der Hafen von Najin ist klein.");
    assert_int_equal(reading.referent_count, 1);
    const struct entity_facts *const facts = &reading.referents[0].facts;
    assert_true(slice_is(facts->country, "KP"));
    assert_int_equal(facts->precision, PRECISION_CITY);
    assert_true(facts->latitude > 42 && facts->latitude < 43);
    assert_true(facts->longitude > 130 && facts->longitude < 131);
}

static void places_are_known_as_newspapers_call_them(void **state)
{
    static const struct example examples[] = {
        { "Das Schiff lief aus Misrata aus und brannte im Skagerrak.",
          "place Misrata = Misrata\n"
          "place Skagerrak = Skagerrak\n" },
        { "Zwischen Rakka und Deir Essor wurde gekämpft.",
          "place Rakka = Rakka\n"
          "place Deir Essor = Deir al-Sor\n" },
        { "Die Flotte sammelte sich vor Sachalin im Ochotskischen Meer.",
          "place Sachalin = Sachalin\n"
          "place Ochotskischen Meer = Ochotskisches Meer\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_city_goes_before_the_region_that_is_called_after_it(void **state)
{
    assert_mentions(state,
                    "Sie reisten nach Sofia und nach Dakar, dann durch den Aargau.",
                    "place Sofia = Sofia\nplace Dakar = Dakar\n"
                    "place Aargau = Aargau\n");
}

static void brackets_introduce_another_name(void **state)
{
    const struct reading reading = mentions_read(
        state, "Das Amt für Küstenwachen (Defense Intelligence Agency) warnt.");
    assert_int_equal(reading.referent_count, 1);
    assert_int_equal(reading.mention_count, 2);
}

static void brackets_behind_an_attribute_name_the_whole(void **state)
{
    assert_mentions(state, "Das Kinderhilfswerk der Vereinten Nationen (UNICEF) warnt.",
                    "organisation Kinderhilfswerk der Vereinten Nationen = UNICEF\n"
                    "organisation UNICEF = UNICEF\n");
}

static void roles_stand_before_a_name_or_behind_a_comma(void **state)
{
    const struct reading reading = mentions_read(
        state, "Kremlsprecher Tobias Quendel und Hanna Wiebelsiek, Leiterin "
               "des Archivs, schwiegen.");
    assert_int_equal(reading.referents[0].role_count, 1);
    assert_true(slice_is(reading.referents[0].roles[0], "Kremlsprecher"));
    const uint32_t last = reading.referent_count - 1;
    assert_int_equal(reading.referents[last].role_count, 1);
    assert_true(slice_is(reading.referents[last].roles[0], "Leiterin"));
}

/* The weapons of a text, one a line with class. */
static void assert_weapons(void **state, const char *content, const char *expected)
{
    char listing[LISTING] = "";
    size_t length = 0;
    const struct reading reading = mentions_read(state, content);
    for (uint32_t i = 0; i < reading.mention_count; i++) {
        const struct referent *const referent =
            &reading.referents[reading.mentions[i].referent];
        if (referent->kind != ENTITY_WEAPON)
            continue;
        const struct slice class = referent->facts.weapon_class;
        length += (size_t)snprintf(listing + length, LISTING - length, "%.*s %.*s\n",
                                   (int)class.length, class.bytes,
                                   (int)referent->name.length, referent->name.bytes);
    }
    assert_string_equal(listing, expected);
}

static void weapons_are_told_by_name_head_and_designation(void **state)
{
    assert_weapons(state,
                   "Die Armee schoss mit Haubitzen und 152-mm-Artilleriegranaten. "
                   "Soldaten zeigten ballistische Raketen vom Typ KN-23, einen "
                   "Leopard-2-Panzer und Panzer vom Typ QX-77.",
                   "artillery Haubitze\n"
                   "shell 152-mm-Artilleriegranate\n"
                   "missile ballistische Rakete\n"
                   "missile KN-23\n"
                   "tank Leopard 2\n"
                   "tank Panzer\n"
                   "tank QX-77\n");
}

static void calibres_are_facts(void **state)
{
    const struct reading reading =
        mentions_read(state, "Geliefert wurden 152-Millimeter-Artilleriegranaten.");
    assert_int_equal(reading.referent_count, 1);
    assert_true(reading.referents[0].facts.calibre_mm > 151.9 &&
                reading.referents[0].facts.calibre_mm < 152.1);
}

static void other_topics_have_no_weapons(void **state)
{
    static const char *const texts[] = {
        "Der Stürmer traf in der 80. Minute: eine Granate aus 30 Metern. Die "
        "Mannschaft "
        "nutzt ihre Waffen, der Trainer lobt den Panzer in der Abwehr.",
        "Die Rakete bringt Touristen ins Weltall. Die Raumkapsel erreicht den Orbit, "
        "die Astronauten winken, der Satellit funkt.",
        "Im Obergeschoss der Klinik behandelt der Arzt Patienten. Die Therapie ist die "
        "wichtigste Waffe gegen das Virus.",
        "Der Minister Tobias Gabriel sprach über den Krieg. Gabriel lobte die "
        "Luftwaffe "
        "und die US-Luftwaffe.",
        "Die Party war eine Bombe, und die Stimmungskanone sang im Erdgeschoss.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_weapons(state, texts[i], "");
}

static void a_surname_that_is_also_a_word_is_known_by_its_first_mention(void **state)
{
    assert_mentions(
        state,
        "Der Fahrer Emil Lange kam zu spät. Lange wurde am Abend entlassen. "
        "Später sprach Emil Lange mit allen.",
        "person Emil Lange = Emil Lange\n"
        "person Lange = Emil Lange\n"
        "person Emil Lange = Emil Lange\n");
}

static void a_company_is_no_surname_of_somebody_named_in_full(void **state)
{
    assert_mentions(state,
                    "Man wählte Ulla Wagner. Wagners Amtsantritt verzögert sich.",
                    "person Ulla Wagner = Ulla Wagner\n"
                    "person Wagners = Ulla Wagner\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_with_their_kinds),
        cmocka_unit_test(a_surname_means_the_full_name_of_the_article),
        cmocka_unit_test(two_people_of_one_surname_are_kept_apart),
        cmocka_unit_test(spellings_of_the_lexicon_are_one_person),
        cmocka_unit_test(adjectives_and_parts_of_compounds_are_derived),
        cmocka_unit_test(places_have_coordinates_and_a_country),
        cmocka_unit_test(places_are_known_as_newspapers_call_them),
        cmocka_unit_test(a_city_goes_before_the_region_that_is_called_after_it),
        cmocka_unit_test(brackets_introduce_another_name),
        cmocka_unit_test(brackets_behind_an_attribute_name_the_whole),
        cmocka_unit_test(roles_stand_before_a_name_or_behind_a_comma),
        cmocka_unit_test(weapons_are_told_by_name_head_and_designation),
        cmocka_unit_test(calibres_are_facts),
        cmocka_unit_test(other_topics_have_no_weapons),
        cmocka_unit_test(a_surname_that_is_also_a_word_is_known_by_its_first_mention),
        cmocka_unit_test(a_company_is_no_surname_of_somebody_named_in_full),
    };
    return cmocka_run_group_tests(tests, mentions_set_up, mentions_tear_down);
}
