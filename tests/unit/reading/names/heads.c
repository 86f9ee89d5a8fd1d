#include <stdio.h>

#include "mentions.h"

static void a_noun_tells_what_the_name_behind_it_names(void **state)
{
    static const struct example examples[] = {
        { "Das meldete die Agentur Quastrim am Montag.",
          "organisation Quastrim = Quastrim\n" },
        { "Die Reederei Velmar Logistics schweigt.",
          "organisation Velmar Logistics = Velmar Logistics\n" },
        { "Ein Unternehmen namens Quastrim kaufte die Halle.",
          "organisation Quastrim = Quastrim\n" },
        { "Die Rüstungsfirma Salz Elektronik liefert.",
          "organisation Salz Elektronik = Salz Elektronik\n" },
        { "Im Dorf Ostwarin brannte es.", "place Ostwarin = Ostwarin\n" },
        { "Der Zoll prüfte im Hafen von Ostwarin die Ladung.",
          "place Ostwarin = Ostwarin\n" },
        { "Der Frachter Quastrim sank.", "" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_name_that_ends_like_such_a_noun_is_none(void **state)
{
    static const struct example examples[] = {
        { "Finnlands Krieg dauerte einen Winter.", "place Finnlands = Finnland\n" },
        { "Am Abend war Düsseldorfs Stolz dahin.", "place Düsseldorfs = Düsseldorf\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_company_is_named_by_its_mother_and_a_body_by_its_short_name(void **state)
{
    static const struct example examples[] = {
        { "Das liefert die Quastrim-Tochter Ostwari aus.",
          "organisation Ostwari = Ostwari\n" },
        { "Den Auftrag erhielt der Drohnenbauer Velmar Robotics.",
          "organisation Velmar Robotics = Velmar Robotics\n" },
        { "Das Bundesamt für Wellenkunde, kurz Bafwel, schweigt.",
          "organisation Bundesamt für Wellenkunde = Bundesamt für Wellenkunde\n"
          "organisation Bafwel = Bafwel\n" },
        { "Anna Weißmann (Grüne), die Ministerin, schwieg.",
          "person Anna Weißmann = Anna Weißmann\n"
          "organisation Grüne = Bündnis 90/Die Grünen\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_name_ends_before_the_noun_that_the_sentence_goes_on_with(void **state)
{
    static const struct example examples[] = {
        { "Im Mai hat Paul Kahlmeister Militärhilfe versprochen.",
          "person Paul Kahlmeister = Paul Kahlmeister\n" },
        { "Zu sehen sind laut Amnesty International Gleitbomben.",
          "organisation Amnesty International = Amnesty International\n"
          "weapon Gleitbomben = Gleitbombe\n" },
        { "Am Montag kam Paul Kaufmann.", "person Paul Kaufmann = Paul Kaufmann\n" },
        { "Er montierte früher bei Siemens Motoren.",
          "organisation Siemens = Siemens\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_large_town_is_nobodys_name_unless_somebody_has_it(void **state)
{
    static const struct example examples[] = {
        { "„Wir werden Odessa vorerst nicht anlaufen“, hieß es.",
          "place Odessa = Odessa\n" },
        { "Die Sängerin Mira Odessa trat auf. Danach winkte Odessa freundlich.",
          "person Mira Odessa = Mira Odessa\n"
          "person Odessa = Mira Odessa\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_party_in_brackets_is_no_dateline(void **state)
{
    static const struct example examples[] = {
        { "Ostwarin (dpa) – Das Amt schweigt.",
          "place Ostwarin = Ostwarin\norganisation dpa = dpa\n" },
        { "Kulturstaatsministerin Anna Weißmann (SPD), deren Haus zahlt, schwieg.",
          "person Anna Weißmann = Anna Weißmann\norganisation SPD = SPD\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void an_authority_is_named_by_its_town(void **state)
{
    static const struct example examples[] = {
        { "Das sagt das Landgericht Ostwarin.",
          "organisation Landgericht Ostwarin = Landgericht Ostwarin\n" },
        { "Der Schützenverein Ostwarin feiert.",
          "organisation Schützenverein Ostwarin = Schützenverein Ostwarin\n" },
        { "Der SV Ostwarin 09 gewann.",
          "organisation SV Ostwarin 09 = SV Ostwarin 09\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void clubs_and_troops_are_named_by_colours_and_numbers(void **state)
{
    static const struct example examples[] = {
        { "Dann traf Rot Weiss Ostwarin zum Ausgleich.",
          "organisation Rot Weiss Ostwarin = Rot Weiss Ostwarin\n" },
        { "Er spielt beim 1. FC Ostwarin.",
          "organisation 1. FC Ostwarin = 1. FC Ostwarin\n" },
        { "Das übt die Panzerbrigade 77 seit Mai.",
          "organisation Panzerbrigade 77 = Panzerbrigade 77\n" },
        { "Das rügt der Fußball- und Turnverband Görlitz.",
          "organisation Fußball- und Turnverband Görlitz = "
          "Fußball- und Turnverband Görlitz\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void an_organisation_says_what_it_is_for(void **state)
{
    static const struct example examples[] = {
        { "Das prüft das Bundesamt für Deiche, Wege und Brücken seit Mai.",
          "organisation Bundesamt für Deiche, Wege und Brücken = "
          "Bundesamt für Deiche, Wege und Brücken\n" },
        { "Das schreibt das Center for Tidal Studies am Abend.",
          "organisation Center for Tidal Studies = Center for Tidal Studies\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void capital_adjectives_begin_an_organisation(void **state)
{
    static const struct example examples[] = {
        { "Das teilte das Operative Grenzkommando mit.",
          "organisation Operative Grenzkommando = Operatives Grenzkommando\n" },
        { "Das teilte die ukrainische Luftwaffe mit.",
          "organisation ukrainische Luftwaffe = ukrainische Luftwaffe\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_dateline_names_places(void **state)
{
    static const struct example examples[] = {
        { "Ostwarin (qpd) – Der Hafen bleibt zu.", "place Ostwarin = Ostwarin\n" },
        { "Oslo/Ostwarin (qpd) – Der Hafen bleibt zu.",
          "place Oslo = Oslo\nplace Ostwarin = Ostwarin\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void what_somebody_is_is_no_part_of_the_name(void **state)
{
    static const struct example examples[] = {
        { "Das sagte General Iven Quastrup.",
          "person Iven Quastrup = Iven Quastrup\n" },
        { "Das sagte Stadträtin Ulla Quastrup.",
          "person Ulla Quastrup = Ulla Quastrup\n" },
        { "Am Kanal stand Zöllnerin Femke Quendel und winkte.",
          "person Femke Quendel = Femke Quendel\n" },
        { "Der Oberst a. D. Gernot Quendel rechnet damit.",
          "person Gernot Quendel = Gernot Quendel\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void particles_belong_to_a_persons_name(void **state)
{
    static const struct example examples[] = {
        { "Das sagte Yasin al-Quastri am Abend.",
          "person Yasin al-Quastri = Yasin al-Quastri\n" },
        { "Das sagte Ruprecht von Ostwarin am Abend.",
          "person Ruprecht von Ostwarin = Ruprecht von Ostwarin\n" },
        { "Zeuge Nico Q. sah den Wagen.", "person Nico Q. = Nico Q.\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void an_adjective_makes_a_place_of_an_unknown_country(void **state)
{
    assert_mentions(state,
                    "Quastorien liefert nichts. Der quastorische Zoll bestätigte, dass "
                    "Quastorien schweigt.",
                    "place Quastorien = Quastorien\nplace Quastorien = Quastorien\n");
}

static const char long_text[] =
    "Die Pilotin Ulla Quastrup fliegt nach Oslo. Sie kommt am Abend an. Es regnet. "
    "Das Wetter bleibt schlecht. Der Flug dauert lange. Alle warten. Niemand klagt. "
    "Die Landung gelingt. ";

static void who_is_never_introduced_is_no_person(void **state)
{
    char text[1024];
    (void)snprintf(text, sizeof text, "%sDanach winkt Orvelk freundlich.", long_text);
    assert_mentions(state, text,
                    "person Ulla Quastrup = Ulla Quastrup\nplace Oslo = Oslo\n");
    (void)snprintf(text, sizeof text, "%sQuastrup winkt.", long_text);
    assert_mentions(state, text,
                    "person Ulla Quastrup = Ulla Quastrup\nplace Oslo = Oslo\n"
                    "person Quastrup = Ulla Quastrup\n");
}

static void marks_on_letters_may_be_missing_or_others(void **state)
{
    const struct reading reading =
        mentions_read(state, "Sie reisten von Galați nach Kaesong und nach Kaesŏng.");
    assert_int_equal(reading.mention_count, 3);
    assert_int_equal(reading.referent_count, 2);
    assert_true(slice_is(reading.referents[0].name, "Galatz"));
    assert_true(slice_is(reading.referents[1].name, "Kaesong"));
}

static void who_has_an_indefinite_article_is_no_person(void **state)
{
    assert_mentions(state, "Die Trümmer lagen auf einem Acker.", "");
}

static void a_purpose_ends_with_its_last_noun(void **state)
{
    static const struct example examples[] = {
        { "Das Institut für Deich- und Wegebau warnt.",
          "organisation Institut für Deich- und Wegebau = "
          "Institut für Deich- und Wegebau\n" },
        { "Das Amt für Technische Zusammenarbeit warnt.",
          "organisation Amt für Technische Zusammenarbeit = "
          "Amt für Technische Zusammenarbeit\n" },
        { "Das Ministerium für Kultur und Nationales Erbe warnt.",
          "organisation Ministerium für Kultur und Nationales Erbe = "
          "Ministerium für Kultur und Nationales Erbe\n" },
        { "Die Stiftung für das ehemalige Jugoslawien warnt.",
          "organisation Stiftung für das ehemalige Jugoslawien = "
          "Stiftung für das ehemalige Jugoslawien\n" },
        /* With an article it is what is done for something. */
        { "Die Europäische Union für die Schäden haftbar zu machen, wäre falsch.",
          "organisation Europäische Union = Europäische Union\n" },
        { "Die Studie der Friedrich-Ebert-Stiftung (FES) fehlt.",
          "organisation Friedrich-Ebert-Stiftung = Friedrich-Ebert-Stiftung\n"
          "organisation FES = Friedrich-Ebert-Stiftung\n" },
        { "Die Friedrich-Ebert-Stiftung (FES) tagt. Im Saal schwieg die FES.",
          "organisation Friedrich-Ebert-Stiftung = Friedrich-Ebert-Stiftung\n"
          "organisation FES = Friedrich-Ebert-Stiftung\n"
          "organisation FES = Friedrich-Ebert-Stiftung\n" },
        { "Das Institut für Solare Fernwärme forscht.",
          "organisation Institut für Solare Fernwärme = "
          "Institut für Solare Fernwärme\n" },
        { "Das Bundesinstitut für Bau-, Stadt- und Wegeforschung schweigt.",
          "organisation Bundesinstitut für Bau-, Stadt- und Wegeforschung = "
          "Bundesinstitut für Bau-, Stadt- und Wegeforschung\n" },
        { "Der Haushaltsausschuss sorgt für Ärger.",
          "organisation Haushaltsausschuss = Haushaltsausschuss\n" },
        { "Das Landgericht legte für drei Stunden die Arbeit nieder.",
          "organisation Landgericht = Landgericht\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void organisations_are_called_as_their_noun_wants(void **state)
{
    static const struct example examples[] = {
        { "Er ist Mitglied der Neuen Demokratischen Union.",
          "organisation Neuen Demokratischen Union = Neue Demokratische Union\n" },
        { "Das prüfte die Leiterin des Kunsthistorischen Museums.",
          "organisation Kunsthistorischen Museums = Kunsthistorisches Museum\n" },
        { "Das ist nach Aussagen des Statistischen Bundesamtes falsch.",
          "organisation Statistischen Bundesamtes = Statistisches Bundesamt\n" },
        { "Der Streik der Quendelschen Nordbahn AG dauert an.",
          "organisation Quendelschen Nordbahn AG = Quendelsche Nordbahn AG\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_body_is_called_with_weak_adjectives_behind_an_article(void **state)
{
    static const struct example examples[] = {
        { "Das sagte der Deutsche Ethikrat.",
          "organisation Deutsche Ethikrat = Deutscher Ethikrat\n" },
        { "Das war der Plan der Freien Wähler.",
          "organisation Freien Wähler = Freie Wähler\n" },
        { "Er las die Zahlen der Technischen Universität Berlin.",
          "organisation Technischen Universität Berlin = TU Berlin\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_body_that_every_land_has_is_named_by_its_land(void **state)
{
    static const struct example examples[] = {
        { "Die Verbraucherzentrale Sachsen warnt.",
          "organisation Verbraucherzentrale Sachsen = Verbraucherzentrale Sachsen\n" },
        { "Das prüft das Amt für Wald und Wasser Brandenburg.",
          "organisation Amt für Wald und Wasser Brandenburg = "
          "Amt für Wald und Wasser Brandenburg\n" },
        { "Der Landesrechnungshof Kärnten sah es anders.",
          "organisation Landesrechnungshof Kärnten = Landesrechnungshof Kärnten\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void specialists_and_leaders_are_named_by_what_stands_behind(void **state)
{
    static const struct example examples[] = {
        { "Der Navigationsspezialist Quastrim wächst.",
          "organisation Quastrim = Quastrim\n" },
        { "Der Spitzenreiter TuS Quendel verlor.",
          "organisation TuS Quendel = TuS Quendel\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void a_noun_tells_what_the_quoted_name_behind_it_names(void **state)
{
    static const struct example examples[] = {
        { "Darüber schrieb das Wirtschaftsmagazin »Salz & Meer« zuerst.",
          "organisation Salz & Meer = Salz & Meer\n" },
        { "Der Verein „Quellen für morgen“ sammelt Spenden.",
          "organisation Quellen für morgen = Quellen für morgen\n" },
        { "Den Torwart des Bundesligisten Eintracht Frankfurt Velmar kennt man.",
          "organisation Eintracht Frankfurt Velmar = Eintracht Frankfurt Velmar\n" },
        { "Die Hilfsorganisation Ärzte ohne Grenzen schweigt.",
          "organisation Ärzte ohne Grenzen = Ärzte ohne Grenzen\n" },
        { "Der Konzern „prüft die Lage“.", "" },
        { "Man spielte die Oper „Quastrim“ im Regen.", "" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void the_article_before_its_noun_is_no_part_of_the_name(void **state)
{
    assert_mentions(state, "OSTWARIN Das Landgericht Velmar hat ihn verurteilt.",
                    "organisation Landgericht Velmar = Landgericht Velmar\n");
}

static void initials_in_brackets_tell_where_the_body_begins(void **state)
{
    static const struct example examples[] = {
        { "Das fordert die Deutsche Wellen-Krankenkasse (DWK) seit Jahren.",
          "organisation Deutsche Wellen-Krankenkasse = Deutsche Wellen-Krankenkasse\n"
          "organisation DWK = Deutsche Wellen-Krankenkasse\n" },
        { "Der Arbeitskreis Ostwarin für Wellen (AOW) schweigt.",
          "organisation Arbeitskreis Ostwarin für Wellen = Arbeitskreis Ostwarin für "
          "Wellen\n"
          "organisation AOW = Arbeitskreis Ostwarin für Wellen\n" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void whoever_somebody_speaks_for_is_a_body(void **state)
{
    assert_mentions(state, "Das sagt der Analyst Jan Quast von der Velmotan.",
                    "person Jan Quast = Jan Quast\n"
                    "organisation Velmotan = Velmotan\n");
    assert_mentions(state, "Das sagt Jan Quast von der Velmotan.",
                    "person Jan Quast = Jan Quast\n"
                    "organisation Velmotan = Velmotan\n");
}

static void a_role_behind_the_comma_makes_a_person_of_a_doubtful_body(void **state)
{
    assert_mentions(state, "Rosalba Quasturbide, Sprecher der Organisation, war da.",
                    "person Rosalba Quasturbide = Rosalba Quasturbide\n");
}

static void troops_have_ordinal_numbers_in_reports_on_arms(void **state)
{
    static const struct example examples[] = {
        { "Raketen, Munition und Drohnen fehlen der 47. mechanisierten Brigade.",
          "weapon Raketen = Rakete\n"
          "weapon Munition = Munition\n"
          "weapon Drohnen = Drohne\n"
          "organisation 47. mechanisierten Brigade = 47. mechanisierte Brigade\n" },
        { "Das meldet die 47. Brigade.", "" },
    };
    ASSERT_EXAMPLES(state, examples);
}

static void capital_adjectives_belong_to_a_party(void **state)
{
    assert_mentions(state, "Er trat aus der Liberalen Partei aus.",
                    "organisation Liberalen Partei = Liberale Partei\n");
}

static void whose_institute_it_is_is_another_body(void **state)
{
    assert_mentions(state,
                    "Das misst das Institut für Wellenkunde der Universität Görlitz.",
                    "organisation Institut für Wellenkunde = Institut für Wellenkunde\n"
                    "organisation Universität Görlitz = Universität Görlitz\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_noun_tells_what_the_name_behind_it_names),
        cmocka_unit_test(a_name_that_ends_like_such_a_noun_is_none),
        cmocka_unit_test(a_company_is_named_by_its_mother_and_a_body_by_its_short_name),
        cmocka_unit_test(a_name_ends_before_the_noun_that_the_sentence_goes_on_with),
        cmocka_unit_test(a_large_town_is_nobodys_name_unless_somebody_has_it),
        cmocka_unit_test(a_party_in_brackets_is_no_dateline),
        cmocka_unit_test(an_authority_is_named_by_its_town),
        cmocka_unit_test(clubs_and_troops_are_named_by_colours_and_numbers),
        cmocka_unit_test(an_organisation_says_what_it_is_for),
        cmocka_unit_test(capital_adjectives_begin_an_organisation),
        cmocka_unit_test(a_dateline_names_places),
        cmocka_unit_test(what_somebody_is_is_no_part_of_the_name),
        cmocka_unit_test(particles_belong_to_a_persons_name),
        cmocka_unit_test(an_adjective_makes_a_place_of_an_unknown_country),
        cmocka_unit_test(who_is_never_introduced_is_no_person),
        cmocka_unit_test(marks_on_letters_may_be_missing_or_others),
        cmocka_unit_test(a_purpose_ends_with_its_last_noun),
        cmocka_unit_test(organisations_are_called_as_their_noun_wants),
        cmocka_unit_test(who_has_an_indefinite_article_is_no_person),
        cmocka_unit_test(a_body_is_called_with_weak_adjectives_behind_an_article),
        cmocka_unit_test(a_body_that_every_land_has_is_named_by_its_land),
        cmocka_unit_test(specialists_and_leaders_are_named_by_what_stands_behind),
        cmocka_unit_test(a_noun_tells_what_the_quoted_name_behind_it_names),
        cmocka_unit_test(the_article_before_its_noun_is_no_part_of_the_name),
        cmocka_unit_test(initials_in_brackets_tell_where_the_body_begins),
        cmocka_unit_test(whoever_somebody_speaks_for_is_a_body),
        cmocka_unit_test(a_role_behind_the_comma_makes_a_person_of_a_doubtful_body),
        cmocka_unit_test(troops_have_ordinal_numbers_in_reports_on_arms),
        cmocka_unit_test(capital_adjectives_belong_to_a_party),
        cmocka_unit_test(whose_institute_it_is_is_another_body),
    };
    return cmocka_run_group_tests(tests, mentions_set_up, mentions_tear_down);
}
