#include <string.h>

#include "../../test.h"
#include "base/buffer.h"
#include "news/vocabulary.h"
#include "reader.h"

/* 15 May 2024 is a Wednesday. */
static const char wednesday[] = "2024-05-15";

static const struct dated full_dates[] = {
    { "Am 3. Mai 2024 wurde gewählt.", "3. Mai 2024=2024-05-03" },
    { "Der Vertrag vom 12.05.2024 gilt.", "12.05.2024=2024-05-12" },
    { "Die Frist lief am 7.11.23 ab.", "7.11.23=2023-11-07" },
    { "Am Freitag, den 3. Mai, tagte der Rat.", "Freitag, den 3. Mai=2024-05-03" },
    { "Seit dem 24. Februar 2022 ist alles anders.", "24. Februar 2022=2022-02-24" },
    { "Er wurde am 1. Jänner 1950 geboren.", "1. Jänner 1950=1950-01-01" },
    { "Vom 5. bis 22. Juni 2024 wird gespielt.",
      "5.=2024-06-05; 22. Juni 2024=2024-06-22" },
    { "Am 2024-05-12 lief es ab.", "2024-05-12=2024-05-12" },
    { "Am 23. 3. 1976 trat es in Kraft.", "23. 3. 1976=1976-03-23" },
    { "Am 4. Juli des Jahres 1999 begann es.", "4. Juli des Jahres 1999=1999-07-04" },
    { "Am 30. Februar 2024 war nichts.", "Februar 2024=2024-02" },
    { "Die Übung lief vom 3. auf den 4. Mai 2024.",
      "3.=2024-05-03; 4. Mai 2024=2024-05-04" },
};

static void full_dates_have_their_value(void **state)
{
    ASSERT_TABLE(full_dates, wednesday, "de");
}

static const struct dated partial_dates[] = {
    { "Im März 2023 begann der Bau.", "März 2023=2023-03" },
    { "Von Mai bis Juni 2023 ruhte die Arbeit.", "Mai=2023-05; Juni 2023=2023-06" },
    { "Mitte August 2023 kam er zurück.", "Mitte August 2023=2023-08" },
    { "Ende 2022 war Schluss.", "Ende 2022=2022" },
    { "Im Jahr 2011 zog sie um.", "Jahr 2011=2011" },
    { "Der Haushalt des Jahres 2019 war klein.", "des Jahres 2019=2019" },
    { "Von 1999 bis 2008 lehrte sie dort.", "1999=1999; 2008=2008" },
    { "Im Herbst 2011 tauchte er auf.", "Herbst 2011=2011-FA" },
    { "Im ersten Quartal 2023 sank der Umsatz.", "ersten Quartal 2023=2023-Q1" },
    { "Im zweiten Halbjahr 2023 stieg er.", "zweiten Halbjahr 2023=2023-H2" },
    { "In den neunziger Jahren war das so.", "den neunziger Jahren=199" },
    { "In den 1980er Jahren war das so.", "den 1980er Jahren=198" },
    { "In den 3333380000er Jahren war das so.", "" },
    { "Das Spiel 2013/20421300000 war gut.", "" },
    { "Mitte der siebziger Jahre kam sie.", "Mitte der siebziger Jahre=197" },
    { "Das 19. Jahrhundert war lang.", "Das 19. Jahrhundert=18" },
    { "Zum Jahresende 2023 schließt das Werk.", "Jahresende 2023=2023" },
    { "Mitte der Siebziger kam sie.", "Mitte der Siebziger=197" },
};

static void partial_dates_say_no_more_than_is_known(void **state)
{
    ASSERT_TABLE(partial_dates, wednesday, "de");
}

static const struct dated relative_dates[] = {
    { "Gestern regnete es.", "Gestern=2024-05-14" },
    { "Die gestrige Sitzung dauerte lang.", "gestrige=2024-05-14" },
    { "Übermorgen wird gewählt.", "Übermorgen=2024-05-17" },
    { "Im vergangenen Jahr starb er.", "vergangenen Jahr=2023" },
    { "In der kommenden Woche stimmt der Rat ab.", "der kommenden Woche=2024-W21" },
    { "Ende dieses Jahres soll es fertig sein.", "Ende dieses Jahres=2024" },
    { "Anfang der Woche hieß es noch nein.", "Anfang der Woche=2024-W20" },
    { "Im Juni vergangenen Jahres brannte es.", "Juni vergangenen Jahres=2023-06" },
    { "Heuer gibt es viel Obst.", "Heuer=2024" },
    { "Am Wochenende schneite es.", "Wochenende=2024-W19-WE" },
    { "Zu Weihnachten 2023 kam Besuch.", "Weihnachten 2023=2023-12-24" },
    { "Am Ostermontag 2024 war frei.", "Ostermontag 2024=2024-04-01" },
    { "Damals war er jung, jetzt ist er alt.", "Damals=PAST_REF; jetzt=PRESENT_REF" },
};

static const struct dated neighbours[] = {
    { "Im Vorjahr waren es weniger.", "Vorjahr=2023" },
    { "Er kam 2021 und starb im selben Jahr.", "2021=2021; selben Jahr=2021" },
    { "Am 3. Mai 2019 begann es und endete am selben Tag.",
      "3. Mai 2019=2019-05-03; selben Tag=2019-05-03" },
    { "2019 brannte es, im Jahr darauf wieder.", "2019=2019; Jahr darauf=2020" },
    { "Am 5. Mai kam er, am Tag darauf ging er.",
      "5. Mai=2024-05-05; Tag darauf=2024-05-06" },
    { "Sie wuchs zum Vorjahr, doch nicht zur Vorwoche.",
      "Vorjahr=2023; Vorwoche=2024-W19" },
    { "Am selben Tag endete es.", "" },
    { "Am frühen Morgen des 3. April fuhr sie los.",
      "frühen Morgen=2024-04-03TMO; 3. April=2024-04-03" },
    { "In der Nacht des 24. Februar begann es.",
      "der Nacht=2024-02-24TNI; 24. Februar=2024-02-24" },
    { "Sie wirbt seit März 2021 um Gäste. Im Herbst wurde sie gewählt.",
      "März 2021=2021-03; Herbst=2023-FA" },
};

static void neighbours_count_from_what_is_told_of(void **state)
{
    ASSERT_TABLE(neighbours, wednesday, "de");
}

static void relative_dates_count_from_the_publication(void **state)
{
    ASSERT_TABLE(relative_dates, wednesday, "de");
}

static const struct dated tenses[] = {
    { "Am Dienstag traf sie den Minister.", "Dienstag=2024-05-14" },
    { "Am Dienstag trifft sie den Minister.", "Dienstag=2024-05-21" },
    { "Am Mittwoch hat der Rat beschlossen.", "Mittwoch=2024-05-15" },
    { "Am vergangenen Sonntag lief sie.", "vergangenen Sonntag=2024-05-12" },
    { "Am kommenden Montag wird gestreikt.", "kommenden Montag=2024-05-20" },
    { "Im April wurde gebaut.", "April=2024-04" },
    { "Im September wurde gebaut.", "September=2023-09" },
    { "Im September wird gebaut.", "September=2024-09" },
    { "Am 20. Mai begann der Prozess.", "20. Mai=2023-05-20" },
    { "Der Verein erwartet am Freitag Gäste.", "Freitag=2024-05-17" },
    { "Am Montag beginnt der Prozess.", "Montag=2024-05-20" },
    { "Drei Männer am Dienstag verletzt", "Dienstag=2024-05-14" },
    { "Der Rat hat am Donnerstag (Ortszeit) das Budget gebilligt.",
      "Donnerstag=2024-05-09" },
    { "Bis zum Freitag füllten sie Säcke.", "Freitag=2024-05-10" },
    { "Bis zum Freitag gilt das Angebot.", "Freitag=2024-05-17" },
    { "Vom 3. bis 7. Mai tagte der Ausschuss.", "3.=2024-05-03; 7. Mai=2024-05-07" },
    { "Bis Ende April wurden 300 Fälle gemeldet.", "Ende April=2024-04" },
    { "Bis Ende April werden 300 Fälle gemeldet.", "Ende April=2025-04" },
    { "Bis zum Sommer ist alles verkauft worden.", "Sommer=2024-SU" },
    { "Seit dem Sommer gebe es Gespräche.", "dem Sommer=2023-SU" },
    { "Nicht vor Oktober werde entschieden.", "Oktober=2024-10" },
    { "Zwischen Januar und März kam Hilfe.", "Januar=2024-01; März=2024-03" },
    { "Ein Bericht, der vergangene Woche erschien, fehlt.",
      "vergangene Woche=2024-W19" },
    { "Am 20. Mai soll der Prozess beginnen.", "20. Mai=2024-05-20" },
    { "Das Lager, das am Montag brannte, wird bald abgerissen.",
      "Montag=2024-05-13; bald=FUTURE_REF" },
};

static void the_tense_decides_between_last_and_next(void **state)
{
    ASSERT_TABLE(tenses, wednesday, "de");
}

static const struct dated unanchored[] = {
    { "Im Mai kam der Umzug.", "Mai=XXXX-05" },
    { "Am Dienstag kam der Umzug.", "Dienstag=XXXX-WXX-2" },
    { "Gestern kam der Umzug.", "Gestern=XXXX-XX-XX" },
    { "Im vergangenen Jahr kam er.", "vergangenen Jahr=XXXX" },
    { "Am 3. Mai kam er.", "3. Mai=XXXX-05-03" },
    { "Im Sommer kam er.", "Sommer=XXXX-SU" },
};

static void nothing_is_resolved_without_a_publication(void **state)
{
    ASSERT_TABLE(unanchored, NULL, "de");
}

static const struct dated lengths[] = {
    { "Er blieb drei Tage.", "drei Tage=P3D" },
    { "Vor rund drei Jahren zog er um.", "rund drei Jahren=P3Y" },
    { "Nach eineinhalb Jahren war Schluss.", "eineinhalb Jahren=P1.5Y" },
    { "Seit Wochen wird verhandelt.", "Wochen=PXW" },
    { "In den vergangenen zwei Jahrzehnten starben viele.",
      "den vergangenen zwei Jahrzehnten=P2DE" },
    { "In den vergangenen Jahren wuchs die Stadt.", "den vergangenen Jahren=PXY" },
    { "Drei Jahre und vier Monate Haft.", "Drei Jahre und vier Monate=P3Y4M" },
    { "Er schwieg jahrelang.", "jahrelang=PXY" },
    { "Das dreitägige Treffen endete.", "dreitägige=P3D" },
    { "Die 14-Tage-Frist ist um.", "14-Tage=P14D" },
    { "Vor einigen Tagen fiel Schnee.", "einigen Tagen=PXD" },
    { "Die Fahrt dauert zwei Stunden.", "zwei Stunden=PT2H" },
    { "Jahre später kam er. Das werde Monate dauern.", "Jahre später=PXY; Monate=PXM" },
    { "Mit drei Jahren Verspätung kam sie.", "drei Jahren=P3Y" },
    { "Er ist 65 Jahre alt.", "" },
    { "Mit zwölf Jahren lernte sie es.", "" },
    { "Zwei Männer im Alter von 34 und 51 Jahren fehlen.", "" },
    { "Ein 42-jähriger Mann kam.", "" },
};

static void durations_are_counted_in_their_unit(void **state)
{
    ASSERT_TABLE(lengths, wednesday, "de");
}

static const struct dated sets[] = {
    { "Der Markt öffnet jeden Montag.", "jeden Montag=XXXX-WXX-1" },
    { "Alle vier Jahre wird gewählt.", "Alle vier Jahre=P4Y" },
    { "Die jährliche Wartung steht an.", "jährliche=P1Y" },
    { "Sie zahlt 500 Euro im Monat.", "im Monat=P1M" },
    { "Zehn Züge pro Stunde fahren.", "pro Stunde=PT1H" },
    { "Jahr um Jahr wächst der Wald.", "Jahr um Jahr=P1Y" },
};

static void what_happens_again_is_a_set(void **state)
{
    ASSERT_TABLE(sets, wednesday, "de");
}

static const struct dated times[] = {
    { "Beginn ist um 20.15 Uhr.", "20.15 Uhr=2024-05-15T20:15" },
    { "Am Freitag um 9 Uhr wird geöffnet.",
      "Freitag=2024-05-17; 9 Uhr=2024-05-17T09:00" },
    { "Geöffnet von 14.30-18 Uhr.", "14.30=2024-05-15T14:30; 18 Uhr=2024-05-15T18:00" },
    { "Um halb neun kam der Bus.", "halb neun=2024-05-15T08:30" },
    { "Am Dienstagabend brannte es.", "Dienstagabend=2024-05-14TEV" },
    { "Gestern Abend brannte es.", "Gestern Abend=2024-05-14TEV" },
    { "In der Nacht zum Sonntag brannte es.", "der Nacht zum Sonntag=2024-05-12TNI" },
    { "Das Spiel endete 3:2.", "" },
    { "In der Nacht auf den 3. Mai brannte es.",
      "der Nacht auf den 3. Mai=2024-05-03TNI" },
    { "Er kam am 3. Mai spätabends.", "3. Mai=2024-05-03; spätabends=2024-05-03TEV" },
};

static void times_belong_to_a_day(void **state)
{
    ASSERT_TABLE(times, wednesday, "de");
}

static const struct dated no_dates[] = {
    { "Rund 2000 Menschen kamen.", "" },
    { "Mindestens 1500 Soldaten und 1990 Euro.", "" },
    { "Er liest Artikel 1999 und fährt Bus 12.", "" },
    { "Der Rat der Stadt tagt in der Halle.", "" },
    { "Sie mag das und die anderen mögen den Hut.", "" },
    { "Frau März und Herr Sommer schwiegen.", "" },
    { "Hier lagern Weizen und Mais.", "" },
    { "Zwischen 1800 und 2100 Stück fehlen.", "" },
    { "Es gilt die Verordnung 2019/947.", "" },
    { "Anrufe unter 030 2022 1999.", "" },
    { "Die UN-Resolution 1973 und die Resolution 1718 gelten.", "" },
};

static void amounts_and_names_are_no_dates(void **state)
{
    ASSERT_TABLE(no_dates, wednesday, "de");
}

static const struct bounds intervals[] = {
    { "Im März 2023 begann es.", "2023-03-01", "2023-03-31" },
    { "Mitte August 2023 begann es.", "2023-08-11", "2023-08-20" },
    { "Ende 2022 begann es.", "2022-09-01", "2022-12-31" },
    { "In den neunziger Jahren begann es.", "1990-01-01", "1999-12-31" },
    { "Vergangene Woche begann es.", "2024-05-06", "2024-05-12" },
    { "Am 3. Mai 2024 begann es.", "2024-05-03", "2024-05-03" },
    { "Es begann drei Wochen vor der Wahl.", "", "" },
    { "Damals begann es.", "", "2024-05-15" },
    { "Demnächst beginnt es.", "2024-05-15", "" },
};

static void intervals_agree_with_values(void **state)
{
    ASSERT_BOUNDS(intervals, wednesday);
}

struct publishing {
    const char *text, *date, *earliest, *latest;
};

static const struct publishing publications[] = {
    { "Neues aus Nordhage\n\nVeröffentlicht am 12.05.2024, 14:30 Uhr\n\nAm Freitag "
      "brannte ein Lager. Niemand wurde verletzt.",
      "2024-05-12", "2024-05-12", "2024-05-12" },
    { "Nordhage, 12. Mai 2024 – Am Freitag brannte ein Lager. Niemand wurde verletzt.",
      "2024-05-12", "2024-05-12", "2024-05-12" },
    { "Nordhage/Lunestadt, 12. Mai 2024 (lpn/rx) – Am Freitag brannte ein Lager.",
      "2024-05-12", "2024-05-12", "2024-05-12" },
    { "Nordhage (lpn), 12. Mai 2024: Am Freitag brannte ein Lager.", "2024-05-12",
      "2024-05-12", "2024-05-12" },
    { "Nordhage, 12.05.2024. Am Freitag brannte ein Lager.", "2024-05-12", "2024-05-12",
      "2024-05-12" },
    { "Am Freitag brannte ein Lager.\n\nAnna Weiß, 12.05.2024", "2024-05-12",
      "2024-05-12", "2024-05-12" },
    { "Am Freitag brannte ein Lager.\n\nNordhage, den 12. Mai 2024", "2024-05-12",
      "2024-05-12", "2024-05-12" },
    { "Dieser Text erschien am 12. Mai 2024.\n\nAm Freitag brannte ein Lager.",
      "2024-05-12", "2024-05-12", "2024-05-12" },
    { "Wahl in Nordhage am 12. Mai 2024\n\nAm Freitag brannte ein Lager.", NULL, "",
      "" },
    { "Die Messe in Nordhage, 12. Mai 2024\n\nAm Freitag brannte ein Lager.", NULL, "",
      "" },
    { "Erst im Juni 2023 reiste er dorthin. Danach schwieg er.", NULL, "2023-06-01",
      "" },
    { "Am Freitag brannte ein Lager. Niemand wurde verletzt.", NULL, "", "" },
    { "Das Werk soll 2031 öffnen. Bis 2035 wollte man warten.", NULL, "", "" },
    { "Olaf Scholz (65) und Robert Habeck (54) stehen auf der Liste.", NULL,
      "2023-09-02", "2024-06-13" },
    { "Olaf Scholz (65) und Robert Habeck (24) stehen auf der Liste.", NULL, "", "" },
};

static void publication_is_what_the_text_supports(void **state)
{
    for (size_t i = 0; i < sizeof publications / sizeof publications[0]; i++) {
        const struct publishing *const wanted = &publications[i];
        const struct reading reading = read_dates(*state, wanted->text, NULL, "de");
        char earliest[DATE_TEXT_SIZE];
        char latest[DATE_TEXT_SIZE];
        day_text(reading.published.interval.earliest, earliest);
        day_text(reading.published.interval.latest, latest);
        assert_string_equal(earliest, wanted->earliest);
        assert_string_equal(latest, wanted->latest);
        assert_int_equal(reading.published.date.bytes != NULL, wanted->date != NULL);
        if (wanted->date != NULL)
            assert_true(slice_is(reading.published.date, wanted->date));
        assert_int_equal(reading.published.basis, wanted->earliest[0] != '\0'
                                                      ? PUBLISHED_BY_TEXT
                                                      : PUBLISHED_UNKNOWN);
    }
}

static void a_date_line_resolves_the_other_dates(void **state)
{
    assert_dates(*state, publications[0].text, NULL, "de",
                 "12.05.2024=2024-05-12; 14:30 Uhr=2024-05-12T14:30; "
                 "Freitag=2024-05-10");
}

static void dates_know_their_sentence(void **state)
{
    const struct reading reading = read_dates(
        *state, "Er kam im Mai 2023. Im Juni 2023 ging er. Im Juli 2023 starb er.",
        wednesday, "de");
    assert_int_equal(reading.date_count, 3);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(reading.dates[i].sentence, i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_dates_have_their_value),
        cmocka_unit_test(partial_dates_say_no_more_than_is_known),
        cmocka_unit_test(relative_dates_count_from_the_publication),
        cmocka_unit_test(neighbours_count_from_what_is_told_of),
        cmocka_unit_test(the_tense_decides_between_last_and_next),
        cmocka_unit_test(nothing_is_resolved_without_a_publication),
        cmocka_unit_test(durations_are_counted_in_their_unit),
        cmocka_unit_test(what_happens_again_is_a_set),
        cmocka_unit_test(times_belong_to_a_day),
        cmocka_unit_test(amounts_and_names_are_no_dates),
        cmocka_unit_test(intervals_agree_with_values),
        cmocka_unit_test(publication_is_what_the_text_supports),
        cmocka_unit_test(a_date_line_resolves_the_other_dates),
        cmocka_unit_test(dates_know_their_sentence),
    };
    return cmocka_run_group_tests(tests, reader_set_up, reader_tear_down);
}
