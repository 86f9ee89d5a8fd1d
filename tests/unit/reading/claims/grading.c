#include <stdio.h>

#include "../../test.h"
#include "news/vocabulary.h"
#include "scene.h"

struct stance_case {
    const char *text;
    enum claim_modality modality;
    enum claim_polarity polarity;
};

static void a_claim_is_as_sure_as_its_main_clause(void **state)
{
    static const struct stance_case cases[] = {
        { "Anna Velten sagte, einen Schaden gebe es nicht.", MODALITY_STATED,
          POLARITY_DENIED },
        { "Solange es regne, werde sich nichts ändern, sagte Anna Velten.",
          MODALITY_STATED, POLARITY_DENIED },
        { "Anna Velten sagte, eine Prüfung lehne der Rat ab.", MODALITY_STATED,
          POLARITY_DENIED },
        { "Anna Velten sagte, man brauche keine 160 Leute.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Er habe nur baden wollen, sagte Anna Velten.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "„Wer hier bauen will, braucht viel Geld“, sagte Anna Velten.",
          MODALITY_STATED, POLARITY_AFFIRMED },
        { "Man rechne damit, dass der Damm halte, sagte Anna Velten.",
          MODALITY_PROBABLE, POLARITY_AFFIRMED },
        { "Anna Velten sagte, er sei Lotse, kein Händler.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, das Tor sei älter, aber nicht schöner.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, das Tor sei nicht schön, aber fest.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, ein Fehler sei nicht auszuschließen.", MODALITY_POSSIBLE,
          POLARITY_AFFIRMED },
        { "Ganz ausschließen lasse sich ein Fehler nicht, sagte Anna Velten.",
          MODALITY_POSSIBLE, POLARITY_AFFIRMED },
        { "„Wir behalten uns eine Klage vor“, sagte Anna Velten.", MODALITY_INTENDED,
          POLARITY_AFFIRMED },
        { "Am Montag soll es ein Fest geben, sagte Anna Velten.", MODALITY_INTENDED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, der Rat solle sich im Herbst damit befassen.",
          MODALITY_INTENDED, POLARITY_AFFIRMED },
        { "Anna Velten sagte, es solle um das Tor gehen.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Anna Velten hält es für unwahrscheinlich, dass der Damm bricht.",
          MODALITY_PROBABLE, POLARITY_DENIED },
        { "Anna Velten hält einen Bruch für unwahrscheinlich.", MODALITY_PROBABLE,
          POLARITY_DENIED },
        { "Anna Velten will drei Schüsse gehört haben.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Am Abend will Anna Velten drei Schüsse gehört haben.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Anna Velten hält das für „ein Märchen mit Siegel“.", MODALITY_STATED,
          POLARITY_DENIED },
        { "Anna Velten hält die Zahl für frei erfunden.", MODALITY_STATED,
          POLARITY_DENIED },
        { "Anna Velten sprach von „haltlosen Vorwürfen“.", MODALITY_STATED,
          POLARITY_DENIED },
        { "Anna Velten sprach von Berichten über Lügen.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, die Firma sei von der Ausfuhr ausgeschlossen.",
          MODALITY_STATED, POLARITY_AFFIRMED },
        { "Anna Velten sagte, sie sei stärker als jemals.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, man behalte sich eine Klage vor.", MODALITY_INTENDED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, der Verein rechne mit einer Strafe.", MODALITY_PROBABLE,
          POLARITY_AFFIRMED },
        { "Ob der Damm hält, ist laut Anna Velten offen.", MODALITY_POSSIBLE,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte: „Wollen Sie eine zweite Brücke?“", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, der Dieb müsse die Tür gekannt haben.", MODALITY_PROBABLE,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, der Dieb müsse ins Gefängnis.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, der Dieb könne geflohen sein.", MODALITY_POSSIBLE,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, die Bretter würden nicht von hier, sondern aus Arkadien "
          "geliefert.",
          MODALITY_STATED, POLARITY_AFFIRMED },
        { "Anna Velten sagte, sie kenne keinen Verdacht gegen den Rat.",
          MODALITY_STATED, POLARITY_DENIED },
        { "Anna Velten sagte, es bestehe der Verdacht, dass Geld fehle.",
          MODALITY_PROBABLE, POLARITY_AFFIRMED },
        { "Anna Velten sagte, man unterhalte keinerlei Verbindung zum Rat.",
          MODALITY_STATED, POLARITY_DENIED },
        { "Anna Velten sagte, einen Unfall schließe man aus.", MODALITY_STATED,
          POLARITY_DENIED },
        { "Anna Velten sagte, einen Unfall schließe man nicht aus.", MODALITY_POSSIBLE,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, der Rat schließe Diebe von der Wahl aus.",
          MODALITY_STATED, POLARITY_AFFIRMED },
        { "Anna Velten sagte, sie habe nicht lange gesucht, sondern gleich gefragt.",
          MODALITY_STATED, POLARITY_DENIED },
        { "Anna Velten sagte, übernommen würden höchstens zehn Leute.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, ohne den Damm wäre das Dorf leer.", MODALITY_POSSIBLE,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, zehn Stellen ließen sich streichen.", MODALITY_POSSIBLE,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, man werde die Brücke sperren.", MODALITY_INTENDED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, die Brücke werde morgen halten.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, der Verein werde die Brücke sperren.", MODALITY_INTENDED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, der Rat möge die Brücke sperren.", MODALITY_INTENDED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, der Rat habe mit Regen gerechnet.", MODALITY_STATED,
          POLARITY_AFFIRMED },
        { "Anna Velten sagte, der Damm sei erst durch Spenden möglich geworden.",
          MODALITY_STATED, POLARITY_AFFIRMED },
        { "Anna Velten sagte, man bestrafe die Truppe und nicht die Offiziere.",
          MODALITY_STATED, POLARITY_AFFIRMED },
        { "Anna Velten sagte, die Zahlen seien frei erfunden.", MODALITY_STATED,
          POLARITY_DENIED },
        { "Wer hier bade, sei nicht klug, sagte Anna Velten.", MODALITY_STATED,
          POLARITY_DENIED },
        { "Der Vorwurf, man habe gelogen, sei haltlos, sagte Anna Velten.",
          MODALITY_STATED, POLARITY_DENIED },
        { "Anna Velten sagte, der Betrieb habe so viele Leute wie noch nie.",
          MODALITY_STATED, POLARITY_AFFIRMED },
        { "Anna Velten sagte, ein alter Damm sei besser als gar keiner.",
          MODALITY_STATED, POLARITY_AFFIRMED },
        { "Anna Velten sagte, man habe den Damm oft geprüft und nie beanstandet.",
          MODALITY_STATED, POLARITY_AFFIRMED },
        { "Anna Velten sagte, es bestehe kein Zweifel, dass der Damm halte.",
          MODALITY_STATED, POLARITY_AFFIRMED },
        { "Anna Velten hält den Bericht für ein Märchen.", MODALITY_STATED,
          POLARITY_DENIED },
        { "Anna Velten sprach von einer Erfindung der Nordwacht.", MODALITY_STATED,
          POLARITY_DENIED },
        { "Anna Velten warnte vor Lügen im Netz.", MODALITY_STATED, POLARITY_AFFIRMED },
        { "Den Vorwurf, Iwan Korin habe gelogen, wies Anna Velten von sich.",
          MODALITY_STATED, POLARITY_DENIED },
        { "Den Vorwurf, Iwan Korin habe gelogen, nannte Anna Velten absurd.",
          MODALITY_STATED, POLARITY_DENIED },
        { "„Eine Zumutung, die man nie mehr missen will“, sagte Anna Velten.",
          MODALITY_STATED, POLARITY_AFFIRMED },
        { "„… die man nie mehr missen will“, sagte Anna Velten.", MODALITY_INTENDED,
          POLARITY_AFFIRMED },
        { "„Mein Onkel hat nie gesungen“, sagte Anna Velten, „also sang ich im Chor.“",
          MODALITY_STATED, POLARITY_DENIED },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct reading *const reading =
            read_claims(state, cases[i].text, invented_names);
        assert_int_equal(reading->claim_count, 1);
        assert_string_equal(claim_modality_name(reading->claims[0].modality),
                            claim_modality_name(cases[i].modality));
        assert_string_equal(claim_polarity_name(reading->claims[0].polarity),
                            claim_polarity_name(cases[i].polarity));
    }
}

static void since_and_until_open_what_a_claim_talks_about(void **state)
{
    static const struct {
        const char *text;
        enum claim_reach reach;
    } cases[] = {
        { "Utopia liefere seit Mai 2023 Raketen, sagte Anna Velten.", REACH_SINCE },
        { "Seit dem 24. Februar 2022 fehlten Raketen, sagte Anna Velten.",
          REACH_SINCE },
        { "Ab Juli 2024 gelte ein Embargo, sagte Anna Velten.", REACH_SINCE },
        { "Bis zum 3. Mai 2024 werde verhandelt, sagte Anna Velten.", REACH_UNTIL },
        { "Im März 2024 werde verhandelt, sagte Anna Velten.", REACH_WITHIN },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct reading *const reading =
            read_claims(state, cases[i].text, invented_names);
        assert_true(reading->claim_count > 0);
        const struct claim *const claim = &reading->claims[0];
        assert_int_not_equal(claim->when, NO_DATE);
        assert_int_equal(claim->reach, cases[i].reach);
        const struct interval time = claim_time(reading, claim);
        assert_int_equal(day_is_known(time.latest), claim->reach != REACH_SINCE);
        assert_int_equal(day_is_known(time.earliest), claim->reach != REACH_UNTIL);
    }
}

static void a_day_counts_more_than_a_part_of_one(void **state)
{
    static const struct {
        const char *text, *when;
    } cases[] = {
        { "In der Nacht vom 10. auf den 11. Februar 2006 sei die Brücke gesperrt, "
          "sagte Anna Velten.",
          "10." },
        { "In der Nacht sei die Brücke gesperrt, sagte Anna Velten.", "der Nacht" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct reading *const reading =
            read_claims(state, cases[i].text, invented_names);
        assert_true(reading->claim_count > 0);
        assert_int_not_equal(reading->claims[0].when, NO_DATE);
        const struct span span = reading->dates[reading->claims[0].when].span;
        const struct slice text = slice_of(cases[i].text);
        const struct slice when = slice_part(text, span.start, span.end);
        assert_true(slice_ends_with(when, slice_of(cases[i].when)));
    }
}

static void a_claim_talks_about_a_length_of_time_that_is_tied_to_a_day(void **state)
{
    static const struct {
        const char *text, *earliest, *latest;
    } cases[] = {
        { "vor drei Wochen seien Raketen geliefert worden.", "2024-04-21",
          "2024-04-27" },
        { "in den letzten zwei Jahren seien Raketen geliefert worden.", "2022-05-15",
          "2024-05-15" },
        { "seit drei Wochen würden Raketen geliefert.", "2024-04-24", "" },
        { "seit Jahren würden Raketen geliefert.", "", "2024-05-15" },
        { "bis vor drei Wochen seien Raketen geliefert worden.", "", "2024-04-27" },
        { "in den letzten zwei Jahren und im März 2023 seien Raketen geliefert worden.",
          "2023-03-01", "2023-03-31" },
        { "zwei Jahre lang seien Raketen geliefert worden.", "", "" },
        { "demnächst würden am 3. Juni Raketen geliefert.", "2024-06-03",
          "2024-06-03" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[256];
        char day[DATE_TEXT_SIZE];
        (void)snprintf(
            text, sizeof text,
            "15.05.2024, 14:03 Uhr\n\nNeues aus Utopia\n\nAnna Velten sagte, %s",
            cases[i].text);
        const struct reading *const reading = read_claims(state, text, invented_names);
        assert_true(reading->claim_count > 0);
        const struct interval time = claim_time(reading, &reading->claims[0]);
        day_text(time.earliest, day);
        assert_string_equal(day, cases[i].earliest);
        day_text(time.latest, day);
        assert_string_equal(day, cases[i].latest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_claim_is_as_sure_as_its_main_clause),
        cmocka_unit_test(since_and_until_open_what_a_claim_talks_about),
        cmocka_unit_test(a_day_counts_more_than_a_part_of_one),
        cmocka_unit_test(a_claim_talks_about_a_length_of_time_that_is_tied_to_a_day),
    };
    return cmocka_run_group_tests(tests, claims_set_up, claims_tear_down);
}
