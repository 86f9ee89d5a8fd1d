#include "mentions.h"

static void an_ampersand_joins_the_names_of_a_company(void **state)
{
    static const struct example examples[] = {
        { "Das sagen Beschäftigte von Rautenholz & Söhne.",
          "organisation Rautenholz & Söhne = Rautenholz & Söhne\n" },
        { "Das liefert Quastrim & Holz GmbH.",
          "organisation Quastrim & Holz GmbH = Quastrim & Holz GmbH\n" },
        { "Die Züge nach Stettin & Danzig stehen.",
          "place Stettin = Stettin\nplace Danzig = Danzig\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_trade_behind_a_name_makes_it_a_company(void **state)
{
    static const struct example examples[] = {
        { "Quastrim Logistik rechnet mit Verlusten.",
          "organisation Quastrim Logistik = Quastrim Logistik\n" },
        { "Den Auftrag erhielt eine Karvel Elektronik.",
          "organisation Karvel Elektronik = Karvel Elektronik\n" },
        { "In Ostwarin kaufte Hanna Velmar Elektronik ein.",
          "place Ostwarin = Ostwarin\nperson Hanna Velmar = Hanna Velmar\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_noun_in_apposition_tells_what_the_name_names(void **state)
{
    static const struct example examples[] = {
        { "Gebaut hat es Quastrim, ein Hersteller von Turbinen.",
          "organisation Quastrim = Quastrim\n" },
        { "Das hängt auch an Miltorvi, dem jungen Biotechunternehmen aus Oslo.",
          "organisation Miltorvi = Miltorvi\nplace Oslo = Oslo\n" },
        { "Lwey Yorv Oorva, Sprecherin der Gruppe, schwieg.",
          "person Lwey Yorv Oorva = Lwey Yorv Oorva\n" },
        { "Er traf Toni Quastrim, der die fremden Milizen führte.",
          "person Toni Quastrim = Toni Quastrim\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_short_name_stands_in_brackets_behind_the_long_one(void **state)
{
    static const struct example examples[] = {
        { "Das rügt das Bundesamt für Wellenkunde (Bafwel) in Oslo.",
          "organisation Bundesamt für Wellenkunde = Bundesamt für Wellenkunde\n"
          "organisation Bafwel = Bundesamt für Wellenkunde\nplace Oslo = Oslo\n" },
        { "Das rügt das Bundesamt für Wellenkunde (Oslo) seit Mai.",
          "organisation Bundesamt für Wellenkunde = Bundesamt für Wellenkunde\n"
          "place Oslo = Oslo\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void bodies_that_a_country_has_one_of_are_names_by_themselves(void **state)
{
    static const struct example examples[] = {
        { "Kritisch äußert sich der Landesbauernverband.",
          "organisation Landesbauernverband = Landesbauernverband\n" },
        { "Der Verband äußert sich kritisch.", "" },
        { "Der Branchenverband QVM hält davon nichts.", "organisation QVM = QVM\n" },
        { "Die Polizeistation Ostwarin meldete den Fall.",
          "organisation Polizeistation Ostwarin = Polizeistation Ostwarin\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void papers_have_their_towns_and_parties_their_articles(void **state)
{
    static const struct example examples[] = {
        { "Das sagte er dem Offenbach-Kurier am Abend.",
          "organisation Offenbach-Kurier = Offenbach-Kurier\n" },
        { "Baudirektor Mario Velten (Die Klammer) kündigte das an.",
          "person Mario Velten = Mario Velten\n"
          "organisation Die Klammer = Die Klammer\n" },
        { "Mario Velten (Die Rolle ist neu) kündigte das an.",
          "person Mario Velten = Mario Velten\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_foreign_body_says_first_what_it_is_and_keeps_all_its_words(void **state)
{
    static const struct example examples[] = {
        { "Das fordert das Collettivo Autonomo Quastrini Portuvali seit Mai.",
          "organisation Collettivo Autonomo Quastrini Portuvali = "
          "Collettivo Autonomo Quastrini Portuvali\n" },
        { "Von der Alleanza Quastri e Portuvale Auskunft zu bekommen, war schwer.",
          "organisation Alleanza Quastri e Portuvale = "
          "Alleanza Quastri e Portuvale\n" },
        { "Sie forscht an der Uniwersytet Quastrowy in Oslo.",
          "organisation Uniwersytet Quastrowy = Uniwersytet Quastrowy\n"
          "place Oslo = Oslo\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_town_that_ends_like_a_noun_is_a_name(void **state)
{
    static const struct example examples[] = {
        { "Die Staatsanwaltschaft Darmstadt ermittelt.",
          "organisation Staatsanwaltschaft Darmstadt = Staatsanwaltschaft "
          "Darmstadt\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_noun_behind_a_country_and_money_are_no_places(void **state)
{
    static const struct example examples[] = {
        { "Tokio legte in Peking Protest ein.",
          "place Tokio = Tokio\nplace Peking = Peking\n" },
        { "Die Busse kostet 8000 Franken.", "" },
        { "Sie zahlten 1,3 Millionen Franken.", "" },
        { "Sie wohnt in Franken.", "place Franken = Franken\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void somebody_of_the_article_is_meant_rather_than_a_village(void **state)
{
    assert_mentions(state, "Joris Altdorf schoss. Danach war Altdorf müde.",
                    "person Joris Altdorf = Joris Altdorf\n"
                    "person Altdorf = Joris Altdorf\n");
}

static void a_body_is_called_by_the_beginning_of_its_name(void **state)
{
    static const struct example examples[] = {
        { "Der Zugbauer Quastler Rail liefert nach Oslo. Quastler schweigt.",
          "organisation Quastler Rail = Quastler Rail\nplace Oslo = Oslo\n"
          "organisation Quastler = Quastler\n" },
        /* But not if somebody else is called so. */
        { "Tobias Quastler ging. Der Zugbauer Quastler Rail liefert. Quastler "
          "schweigt.",
          "person Tobias Quastler = Tobias Quastler\n"
          "organisation Quastler Rail = Quastler Rail\n"
          "person Quastler = Tobias Quastler\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void who_is_known_for_what_it_says_is_a_body(void **state)
{
    static const struct example examples[] = {
        { "Laut Quastrim fehlt das Geld.", "organisation Quastrim = Quastrim\n" },
        { "Er sucht laut „Wanderer“ einen Stürmer.",
          "organisation Wanderer = Wanderer\n" },
        { "Laut Zeugenaussagen fehlt das Geld.", "" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void whoever_has_speakers_is_a_body(void **state)
{
    static const struct example examples[] = {
        { "Eine Sprecherin von Feiyo Aero schwieg.",
          "organisation Feiyo Aero = Feiyo Aero\n" },
        { "Der Sprecher von Joris Quendelowitsch schwieg.",
          "person Joris Quendelowitsch = Joris Quendelowitsch\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_company_may_be_called_like_the_people_of_a_town(void **state)
{
    assert_mentions(state, "Nach Angaben der Firma Torgauer kam das Geld an.",
                    "organisation Torgauer = Torgauer\n");
}

static void a_name_is_what_most_of_its_mentions_are(void **state)
{
    assert_mentions(state,
                    "Der Konzern Velmar Brunt baut Wagen. Es gewann Velmar Brunt, "
                    "sagte er. Dort traf er Velmar Brunt und dessen Frau.",
                    "organisation Velmar Brunt = Velmar Brunt\n"
                    "organisation Velmar Brunt = Velmar Brunt\n"
                    "organisation Velmar Brunt = Velmar Brunt\n");
}

static void
where_a_body_is_belongs_to_its_name_and_a_name_of_its_own_stands_alone(void **state)
{
    static const struct example examples[] = {
        { "Das sagt der Kulturverein Quastrim.", "organisation Quastrim = Quastrim\n" },
        { "Das sagt der Kulturverein Görlitz.",
          "organisation Kulturverein Görlitz = Kulturverein Görlitz\n" },
        { "Die Polizeibehörde Görlitz schwieg.",
          "organisation Polizeibehörde Görlitz = Polizeibehörde Görlitz\n" },
        { "Den Preis zahlt die Bahngesellschaft Velmar Anna B. Quendelowitsch zurück.",
          "organisation Velmar = Velmar\n"
          "person Anna B. Quendelowitsch = Anna B. Quendelowitsch\n" },
        { "Die Importfirma Velmas del Quaste haftet.",
          "organisation Velmas del Quaste = Velmas del Quaste\n" },
        { "Das Institut Small Arms Survey zählte nach.",
          "organisation Small Arms Survey = Small Arms Survey\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void offices_and_courts_are_names_unless_there_are_many(void **state)
{
    static const struct example examples[] = {
        { "Das Ordnungsamt ließ sie räumen.",
          "organisation Ordnungsamt = Ordnungsamt\n" },
        { "Nun ermittelt die Staatsanwaltschaft.",
          "organisation Staatsanwaltschaft = Staatsanwaltschaft\n" },
        { "Nun ermittelt keine Staatsanwaltschaft.", "" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void what_only_a_body_has_is_of_one(void **state)
{
    static const struct example examples[] = {
        { "Die Aktien von Quastrim fielen.", "organisation Quastrim = Quastrim\n" },
        { "Das ist mit Quost CZ vereinbart.", "organisation Quost CZ = Quost CZ\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ampersand_joins_the_names_of_a_company),
        cmocka_unit_test(a_trade_behind_a_name_makes_it_a_company),
        cmocka_unit_test(a_noun_in_apposition_tells_what_the_name_names),
        cmocka_unit_test(a_short_name_stands_in_brackets_behind_the_long_one),
        cmocka_unit_test(bodies_that_a_country_has_one_of_are_names_by_themselves),
        cmocka_unit_test(papers_have_their_towns_and_parties_their_articles),
        cmocka_unit_test(a_foreign_body_says_first_what_it_is_and_keeps_all_its_words),
        cmocka_unit_test(a_town_that_ends_like_a_noun_is_a_name),
        cmocka_unit_test(a_noun_behind_a_country_and_money_are_no_places),
        cmocka_unit_test(somebody_of_the_article_is_meant_rather_than_a_village),
        cmocka_unit_test(a_body_is_called_by_the_beginning_of_its_name),
        cmocka_unit_test(who_is_known_for_what_it_says_is_a_body),
        cmocka_unit_test(whoever_has_speakers_is_a_body),
        cmocka_unit_test(a_name_is_what_most_of_its_mentions_are),
        cmocka_unit_test(a_company_may_be_called_like_the_people_of_a_town),
        cmocka_unit_test(
            where_a_body_is_belongs_to_its_name_and_a_name_of_its_own_stands_alone),
        cmocka_unit_test(offices_and_courts_are_names_unless_there_are_many),
        cmocka_unit_test(what_only_a_body_has_is_of_one),
    };
    return cmocka_run_group_tests(tests, mentions_set_up, mentions_tear_down);
}
