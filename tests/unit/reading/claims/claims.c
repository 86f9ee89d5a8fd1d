#include "../../test.h"
#include "scene.h"

static void verbs_take_clauses_infinitives_and_main_clauses(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten sagte, dass Utopia Granaten liefert.",
          "indirect stated affirmed transfer | Anna Velten | dass Utopia Granaten "
          "liefert" },
        { "Die Reederei kündigte an, zwei Schiffe zu verkaufen.",
          "indirect intended affirmed other | Reederei | zwei Schiffe zu "
          "verkaufen" },
        { "Der Sprecher der Nordwacht, Iwan Korin, teilte am Montag mit, das Tor "
          "bleibe "
          "geschlossen.",
          "indirect stated affirmed other | Iwan Korin | das Tor bleibe geschlossen" },
        { "Der Vertrag, sagte Anna Velten am Abend, sei unterzeichnet.",
          "indirect stated affirmed other | Anna Velten | Der Vertrag … sei "
          "unterzeichnet" },
        { "Beobachter halten eine Einigung für unwahrscheinlich.",
          "reported probable denied other | Beobachter | eine Einigung für "
          "unwahrscheinlich" },
        { "Für so wahrscheinlich hält ein Kenner den Abzug.", "" },
        { "Anna Velten ist überzeugt, dass der Damm hält.",
          "indirect stated affirmed other | Anna Velten | dass der Damm hält" },
        { "Anna Velten sieht darin einen Bruch des Vertrags.",
          "reported stated affirmed other | Anna Velten | darin einen Bruch des "
          "Vertrags" },
        { "Anna Velten erwartet eine lange Nacht.",
          "reported stated affirmed other | Anna Velten | eine lange Nacht" },
        { "Es war, so stellte es das Amt später fest, ein Boot ohne Ladung.",
          "indirect stated affirmed other | Amt | Es war … ein Boot ohne Ladung" },
        { "Der Hafen werde nicht ausgebaut, hieß es bei der Nordwacht.",
          "indirect stated denied other | Nordwacht | Der Hafen werde nicht "
          "ausgebaut" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void quotations_find_their_speaker(void **state)
{
    static const struct expected_claims cases[] = {
        { "„Wir bleiben in der Stadt“, sagte Anna Velten.",
          "direct stated affirmed other | Anna Velten | „Wir bleiben in der Stadt“" },
        { "Iwan Korin erklärte: „Das Tor ist zu. Es wird morgen geöffnet.“",
          "direct stated affirmed other | Iwan Korin | „Das Tor ist zu. Es wird morgen "
          "geöffnet.“" },
        { "Iwan Korin erklärte: „Das Tor ist seit Montag zu. Es könnte morgen wieder "
          "offen sein.“",
          "direct stated affirmed other | Iwan Korin | „Das Tor ist seit Montag zu. // "
          "direct possible affirmed other | Iwan Korin | Es könnte morgen wieder offen "
          "sein.“" },
        { "Die Zeitschrift „Der Kahn“ erscheint monatlich.", "" },
        { "„Der Damm hält“, sagte Anna Velten, „und zwar noch lange.“",
          "direct stated affirmed other | Anna Velten | „Der Damm hält“ … „und zwar "
          "noch lange.“" },
        { "Utopia baut einen Damm – Anna Velten: „Wir sind zufrieden“",
          "direct stated affirmed other | Anna Velten | „Wir sind zufrieden“" },
        { "Frau Velten, hält der Damm?\n\n„Er hält noch hundert Jahre, und länger.“",
          "direct stated affirmed other | Velten | „Er hält noch hundert Jahre, und "
          "länger.“" },
        { "„Das Schiff ist alt“, zitierte der Bote aus dem Bericht der Nordwacht.",
          "direct stated affirmed other | Nordwacht via Bote | „Das Schiff ist alt“" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void reported_speech_goes_on_in_the_konjunktiv(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten sagte, der Bau sei fertig. Die Kosten seien gesunken. Das sei "
          "gut.",
          "indirect stated affirmed other | Anna Velten | der Bau sei fertig // "
          "free-indirect stated affirmed other | Anna Velten | Die Kosten seien "
          "gesunken. // free-indirect stated affirmed other | Anna Velten | Das sei "
          "gut." },
        { "Anna Velten ist skeptisch: Die Spuren sprächen für einen Unfall.",
          "free-indirect stated affirmed other | Anna Velten | Die Spuren sprächen für "
          "einen Unfall." },
        { "Anna Velten sagte, der Damm halte. Dass Wasser eindringe, gelte als "
          "möglich.",
          "indirect stated affirmed other | Anna Velten | der Damm halte // "
          "free-indirect possible affirmed other | Anna Velten | Dass Wasser "
          "eindringe, "
          "gelte als möglich." },
        { "Anna Velten sagte, der Damm halte. Sie gehe davon aus, dass er alt werde.",
          "indirect stated affirmed other | Anna Velten | der Damm halte // "
          "free-indirect stated affirmed other | Anna Velten | Sie gehe davon aus, "
          "dass "
          "er alt werde." },
        { "Iwan Korin sprach lange. Anna Velten trat ans Pult. Der Damm sei alt.",
          "free-indirect stated affirmed other | Anna Velten | Der Damm sei alt." },
        { "Der Damm sei alt, ätzte Anna Velten. Das Tor halte nicht, lachte der "
          "Richter.",
          "indirect stated affirmed other | Anna Velten | Der Damm sei alt // indirect "
          "stated denied other | Richter | Das Tor halte nicht" },
        { "Anna Velten sagte, der Bau sei fertig. Die Kosten seien gesunken; das Tor "
          "werde erneuert.",
          "indirect stated affirmed other | Anna Velten | der Bau sei fertig // "
          "free-indirect stated affirmed other | Anna Velten | Die Kosten seien "
          "gesunken // free-indirect stated affirmed other | Anna Velten | das Tor "
          "werde erneuert." },
        { "Der Damm halte nur, wenn man ihn «stütze», erklärte Anna Velten.",
          "indirect stated affirmed other | Anna Velten | Der Damm halte nur, wenn man "
          "ihn «stütze»" },
        { "Anna Velten sagte, der Damm halte. Als Zeugen hätten zwei Wachen den Wirt "
          "benannt.",
          "indirect stated affirmed other | Anna Velten | der Damm halte // "
          "free-indirect stated affirmed other | Anna Velten | Als Zeugen hätten zwei "
          "Wachen den Wirt benannt." },
        { "Anna Velten bestritt Verluste. Die Pegel lägen unter zwei Metern.",
          "reported stated denied other | Anna Velten | Verluste // free-indirect "
          "stated affirmed other | Anna Velten | Die Pegel lägen unter zwei Metern." },
        { "Anna Velten bestritt Verluste. Sonst lägen die Pegel unter zwei Metern.",
          "reported stated denied other | Anna Velten | Verluste" },
        { "Anna Velten lachte. Der Bau könnte gelingen.", "" },
        { "Er tat, als sei er krank.", "" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void hearsay_is_told_from_plans(void **state)
{
    static const struct expected_claims cases[] = {
        { "Der Dieb soll durch das Fenster geflohen sein.",
          "hearsay stated affirmed other | - | Der Dieb soll durch das Fenster "
          "geflohen "
          "sein." },
        { "Die neue Brücke soll den Verkehr entlasten.", "" },
        { "Der Dieb soll noch drei Boote besitzen.",
          "hearsay stated affirmed other | - | Der Dieb soll noch drei Boote "
          "besitzen." },
        { "Der Dieb soll ein Boot haben. Er hat einen Freund, der in Utopia leben "
          "soll.",
          "hearsay stated affirmed other | - | Der Dieb soll ein Boot haben. // "
          "hearsay stated affirmed other | - | der in Utopia leben soll" },
        { "Anna Velten will drei Schüsse gehört haben.",
          "indirect stated affirmed other | Anna Velten | drei Schüsse gehört haben." },
        { "Am Abend will die Leitzentrale drei Boote gesehen haben, davon eins im "
          "Hafen.",
          "indirect stated affirmed other | Leitzentrale | Am Abend … drei Boote "
          "gesehen haben, davon eins im Hafen." },
        { "Drei Boote wollen sie seit Mai gesehen haben.",
          "indirect stated affirmed other | - | Drei Boote … seit Mai gesehen haben." },
        { "Anna Velten will „vier bis fünf Boote gezählt“ haben.",
          "indirect stated affirmed other | Anna Velten | „vier bis fünf Boote "
          "gezählt“ "
          "haben." },
        { "Anna Velten will den Turm sehen.", "" },
        { "Die Nordwacht prüft dem Vernehmen nach einen Entwurf.",
          "hearsay stated affirmed other | - | Die Nordwacht prüft dem Vernehmen nach "
          "einen Entwurf." },
        { "Das Vernehmen nach der Tat dauerte lange.", "" },
        { "Angeblich will Utopia Raketen kaufen.",
          "hearsay intended affirmed transfer | - | Angeblich will Utopia Raketen "
          "kaufen." },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void denials_deny(void **state)
{
    static const struct expected_claims cases[] = {
        { "Arkadien wies den Bericht als Lüge zurück.",
          "reported stated denied other | Arkadien | den Bericht als Lüge" },
        { "Arkadien wies das zurück: Das Tor stehe offen.",
          "indirect stated affirmed other | Arkadien | Das Tor stehe offen" },
        { "Anna Velten sagte, verletzt worden sei niemand.",
          "indirect stated denied casualty | Anna Velten | verletzt worden sei "
          "niemand" },
        { "Anna Velten sagte, der Zug komme nicht aus Utopia, sondern aus Arkadien.",
          "indirect stated affirmed other | Anna Velten | der Zug komme nicht aus "
          "Utopia, sondern aus Arkadien" },
        { "Anna Velten sagte, der Zug brauche nicht einmal zwei Stunden.",
          "indirect stated affirmed other | Anna Velten | der Zug brauche nicht einmal "
          "zwei Stunden" },
        { "Anna Velten sagte, der Zug halte weder hier noch dort.",
          "indirect stated denied other | Anna Velten | der Zug halte weder hier noch "
          "dort" },
        { "Die Reederei dementierte, dass ein Schiff gesunken ist.",
          "indirect stated denied other | Reederei | dass ein Schiff gesunken ist" },
        { "Anna Velten glaubt nicht, dass der Damm hält.",
          "indirect stated denied other | Anna Velten | dass der Damm hält" },
        { "Iwan Korin sagte, Utopia liefere keine Granaten.",
          "indirect stated denied transfer | Iwan Korin | Utopia liefere keine "
          "Granaten" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void hedges_say_how_sure(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten sagte, der Damm könnte brechen.",
          "indirect possible affirmed other | Anna Velten | der Damm könnte brechen" },
        { "Experten vermuten, dass der Damm bricht.",
          "indirect probable affirmed other | Experten | dass der Damm bricht" },
        { "Anna Velten sagte, die Wagen würden morgen geliefert.",
          "indirect stated affirmed other | Anna Velten | die Wagen würden morgen "
          "geliefert" },
        { "Anna Velten sagte, die Wagen würden fehlen.",
          "indirect possible affirmed other | Anna Velten | die Wagen würden fehlen" },
        { "Laut Anna Velten sollen die Wagen verlegt werden.",
          "indirect intended affirmed other | Anna Velten | sollen die Wagen verlegt "
          "werden" },
        { "Die Stadt plant, den Turm zu sprengen.",
          "indirect intended affirmed other | Stadt | den Turm zu sprengen" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void pronouns_and_roles_find_whom_they_mean(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten leitet die Werft. Sie sagte, der Bau sei fertig.",
          "indirect stated affirmed other | Anna Velten | der Bau sei fertig" },
        { "Der Militärexperte Iwan Korin sagte, der Damm halte. Der Experte ergänzte, "
          "das Tor sei zu.",
          "indirect stated affirmed other | Iwan Korin | der Damm halte // indirect "
          "stated affirmed other | Iwan Korin | das Tor sei zu" },
        { "Karla Binder, Ingenieurin bei der Nordwacht, sagte, der Damm halte.",
          "indirect stated affirmed other | Karla Binder | der Damm halte" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void people_are_known_by_what_they_are(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten trat vor die Presse. Die Abgeordnete aus Arkadien sagte, der "
          "Damm halte.",
          "indirect stated affirmed other | Anna Velten | der Damm halte" },
        { "Die Anwältin Anna Velten traf den Richter Iwan Korin. Ihren Worten zufolge "
          "hält der Damm.",
          "indirect stated affirmed other | Anna Velten | hält der Damm" },
        { "Der Lotse der Nordwacht, Iwan Korin, sah die Anwältin Anna Velten. Er "
          "sagte, "
          "der Damm halte.",
          "indirect stated affirmed other | Iwan Korin | der Damm halte" },
        { "Die Betreiberin, die Nordwacht, sagte, der Damm halte.",
          "indirect stated affirmed other | Nordwacht | der Damm halte" },
        { "Der Rat in Arkadien sagte, der Damm halte.",
          "indirect stated affirmed other | Rat | der Damm halte" },
        { "Die Nordwacht prüft den Damm. Die Organisation teilte mit, er halte.",
          "indirect stated affirmed other | Nordwacht | er halte" },
        { "Die Nordwacht prüft den Damm. Die Feuerwehr teilte mit, er halte.",
          "indirect stated affirmed other | Feuerwehr | er halte" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void nouns_of_saying_lead_to_who_says_it(void **state)
{
    static const struct expected_claims cases[] = {
        { "Nach Behördenangaben hält der Damm.",
          "indirect stated affirmed other | Behörden | hält der Damm" },
        { "Nach Regierungsangaben hält der Damm.",
          "indirect stated affirmed other | Regierung | hält der Damm" },
        { "Anna Veltens Angaben zufolge hält der Damm.",
          "indirect stated affirmed other | Anna Velten | hält der Damm" },
        { "Aus Sicht der Anwältin Anna Velten hält der Damm.",
          "indirect stated affirmed other | Anna Velten | hält der Damm" },
        { "Aus Kreisen der Verwaltung hieß es, der Damm halte.",
          "indirect stated affirmed other | Verwaltung | der Damm halte" },
        { "Der Rat von Arkadien sprach am Montag.", "own stated affirmed other | - | "
                                                    "Der Rat von Arkadien sprach am "
                                                    "Montag" },
        { "Nach Schätzung westlicher Fachleute hält der Damm.",
          "indirect stated affirmed other | Fachleute | hält der Damm" },
        { "Die Nordwacht räumte eigenen Angaben zufolge den Hafen.",
          "indirect stated affirmed other | Nordwacht | Die Nordwacht räumte … den "
          "Hafen" },
        { "Anna Velten rechnete nach eigenem Bekunden mit Regen.",
          "reported probable affirmed other | Anna Velten | nach eigenem Bekunden mit "
          "Regen" },
        { "Der Damm halte, hieß es in einer Mitteilung der Nordwacht.",
          "indirect stated affirmed other | Nordwacht | Der Damm halte" },
        { "Aus der Verwaltung verlautete, dass der Damm halte.",
          "indirect stated affirmed other | Verwaltung | dass der Damm halte" },
        { "Aus Arkadien wurde gemeldet, dass der Damm halte.",
          "indirect stated affirmed other | Arkadien | dass der Damm halte" },
        { "Die Nordwacht sagte, der Damm halte. Das Tor sei alt, hieß es in dem "
          "Bericht.",
          "indirect stated affirmed other | Nordwacht | der Damm halte // indirect "
          "stated affirmed other | Nordwacht | Das Tor sei alt" },
        { "Nach einer Studie der Nordwacht hält der Damm.",
          "indirect stated affirmed other | Nordwacht | hält der Damm" },
        { "In der Stadt hängt ein Zettel der Nordwacht, wonach der Damm hält.",
          "indirect stated affirmed other | Nordwacht | wonach der Damm hält" },
        { "Für Ärger sorgte der Verdacht, Iwan Korin habe die Akten verbrannt.",
          "indirect probable affirmed other |  | Iwan Korin habe die Akten "
          "verbrannt" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void weapons_tell_what_a_verb_is_about(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten sagte, Granaten seien eingetroffen.",
          "indirect stated affirmed transfer | Anna Velten | Granaten seien "
          "eingetroffen" },
        { "Anna Velten sagte, die Gäste seien eingetroffen.",
          "indirect stated affirmed other | Anna Velten | die Gäste seien "
          "eingetroffen" },
        { "Anna Velten sagte, Raketen hätten den Turm getroffen.",
          "indirect stated affirmed attack | Anna Velten | Raketen hätten den Turm "
          "getroffen" },
        { "Anna Velten sagte, sie habe ihn getroffen.",
          "indirect stated affirmed other | Anna Velten | sie habe ihn getroffen" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void the_outlet_speaks_where_it_dates_or_counts(void **state)
{
    static const struct expected_claims cases[] = {
        { "Am 3. Mai 2021 sank vor Arkadien ein Frachter.",
          "own stated affirmed other | - | Am 3. Mai 2021 sank vor Arkadien ein "
          "Frachter" },
        { "Utopia liefert Granaten an Arkadien.",
          "own stated affirmed transfer | - | Utopia liefert Granaten an Arkadien" },
        { "Drei Frachter könnten am 3. Mai 2021 gesunken sein.", "" },
        { "Das Amt will am 3. Mai 2021 drei Frachter gesehen haben.",
          "indirect stated affirmed other | Amt | am 3. Mai 2021 drei Frachter gesehen "
          "haben." },
        { "Der Hafen liegt im Norden.", "" },
        { "Derzeit ist unklar, wem der Hafen gehört.", "" },
        { "Wer sank am 3. Mai 2021?", "" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

struct parties {
    const char *text, *supplier, *recipient;
};

static const char *name_of(const struct reading *reading, uint32_t referent)
{
    return referent == NO_REFERENT ? "-" : reading->referents[referent].name.bytes;
}

static void a_transfer_has_two_sides(void **state)
{
    static const struct parties cases[] = {
        { "Iwan Korin sagte, Utopia liefere Granaten an Arkadien.", "Utopia",
          "Arkadien" },
        { "Iwan Korin sagte, Arkadien kaufe Granaten aus Utopia.", "Utopia",
          "Arkadien" },
        { "Iwan Korin sagte, dass Utopia Arkadien mit Granaten beliefert.", "Utopia",
          "Arkadien" },
        { "Iwan Korin sagte, Granaten seien nach Arkadien geliefert worden.", "-",
          "Arkadien" },
        { "Iwan Korin sprach von Waffenlieferungen Utopias.", "Utopia", "-" },
        { "Iwan Korin berichtete von Waffenlieferungen aus Utopia an Arkadien.",
          "Utopia", "Arkadien" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct reading *const reading =
            read_claims(state, cases[i].text, invented_names);
        assert_int_equal(reading->claim_count, 1);
        assert_string_equal(name_of(reading, reading->claims[0].supplier),
                            cases[i].supplier);
        assert_string_equal(name_of(reading, reading->claims[0].recipient),
                            cases[i].recipient);
    }
}

static void nothing_is_claimed_in_an_empty_text(void **state)
{
    assert_int_equal(read_claims(state, " \n", NULL)->claim_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verbs_take_clauses_infinitives_and_main_clauses),
        cmocka_unit_test(quotations_find_their_speaker),
        cmocka_unit_test(reported_speech_goes_on_in_the_konjunktiv),
        cmocka_unit_test(hearsay_is_told_from_plans),
        cmocka_unit_test(denials_deny),
        cmocka_unit_test(hedges_say_how_sure),
        cmocka_unit_test(pronouns_and_roles_find_whom_they_mean),
        cmocka_unit_test(people_are_known_by_what_they_are),
        cmocka_unit_test(nouns_of_saying_lead_to_who_says_it),
        cmocka_unit_test(weapons_tell_what_a_verb_is_about),
        cmocka_unit_test(the_outlet_speaks_where_it_dates_or_counts),
        cmocka_unit_test(a_transfer_has_two_sides),
        cmocka_unit_test(nothing_is_claimed_in_an_empty_text),
    };
    return cmocka_run_group_tests(tests, claims_set_up, claims_tear_down);
}
