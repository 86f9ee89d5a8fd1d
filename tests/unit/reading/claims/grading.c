#include <stdio.h>

#include "../../test.h"
#include "news/vocabulary.h"
#include "scene.h"

/* The event of the text's last claim. */
struct event_case {
    const char *text;
    enum claim_event event;
};

static void assert_events(void **state, const struct event_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct reading *const reading =
            read_claims(state, cases[i].text, invented_names);
        assert_true(reading->claim_count > 0);
        assert_string_equal(
            claim_event_name(reading->claims[reading->claim_count - 1].event),
            claim_event_name(cases[i].event));
    }
}

#define ASSERT_EVENTS(cases)                                                           \
    assert_events(state, cases, sizeof(cases) / sizeof(cases)[0])

static void nouns_tell_of_events_in_every_form_and_compound(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sprach von nächtlichen Angriffen auf den Hafen.", EVENT_ATTACK },
        { "Anna Velten sprach von einem Hafenbeschuss.", EVENT_ATTACK },
        { "Anna Velten sprach von schwedischen Manövern im Norden.", EVENT_TEST },
        { "Anna Velten sagte, die Strafmaßnahmen blieben in Kraft.", EVENT_SANCTION },
        { "Anna Velten sagte, die Zahl der Todesopfer sei gestiegen.", EVENT_CASUALTY },
        { "Anna Velten sagte, die Friedensverhandlungen dauerten an.", EVENT_TALKS },
    };
    ASSERT_EVENTS(cases);
}

static void the_end_of_a_word_alone_makes_no_compound(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sagte, die Preise stiegen, auch die der Raketen.", EVENT_OTHER },
        { "Anna Velten sagte, der Protest gelte den Raketen.", EVENT_OTHER },
    };
    ASSERT_EVENTS(cases);
}

static void trade_and_making_count_only_where_arms_are(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sagte, Utopia verkaufe Schiffe.", EVENT_OTHER },
        { "Anna Velten sagte, Utopia verkaufe Raketen.", EVENT_TRANSFER },
        { "Anna Velten sagte, die Fabrik produziere Löffel.", EVENT_OTHER },
        { "Anna Velten sagte, die Fabrik produziere Granaten.", EVENT_PRODUCTION },
        { "Anna Velten sagte, Arkadien besitze eine Oper.", EVENT_OTHER },
        { "Anna Velten sagte, Arkadien besitze Haubitzen.", EVENT_TRANSFER },
    };
    ASSERT_EVENTS(cases);
}

static void verbs_count_with_their_prefix_and_as_attributes(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sagte, Utopia setze Raketen an der Küste ein und drohe.",
          EVENT_ATTACK },
        { "Anna Velten sagte, nur acht der verschossenen Granaten seien echt.",
          EVENT_ATTACK },
        { "Getroffen wurden laut Anna Velten zwei Haubitzen.", EVENT_ATTACK },
    };
    ASSERT_EVENTS(cases);
}

static void words_of_other_classes_tell_of_events_alone_or_together(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sagte, drei Fischer seien tot.", EVENT_OTHER },
        { "Anna Velten sagte, drei Schützen der Haubitzen seien tot.", EVENT_CASUALTY },
        { "Anna Velten sagte, man habe tote Schützen bei den Haubitzen gefunden.",
          EVENT_CASUALTY },
        { "Anna Velten sagte, drei Fischer seien ums Leben gekommen.", EVENT_CASUALTY },
        { "Anna Velten sagte, es gehe ums Geld.", EVENT_OTHER },
    };
    ASSERT_EVENTS(cases);
}

static void things_on_their_way_to_a_country_are_delivered(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sagte, die Haubitzen gingen nach Utopia.", EVENT_TRANSFER },
        { "Anna Velten sagte, man bringe die Kisten mit Granaten über die Grenze.",
          EVENT_TRANSFER },
        { "Anna Velten sagte, die Haubitzen gingen kaputt.", EVENT_OTHER },
        { "Anna Velten sagte, Iwan Korin gehe trotz der Haubitzen nach Utopia.",
          EVENT_OTHER },
        { "Anna Velten sagte, die Brötchen kämen aus Utopia.", EVENT_OTHER },
    };
    ASSERT_EVENTS(cases);
}

static void what_is_asserted_counts_more_than_what_is_joined_to_it(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sagte, die Sanktionen gegen Firmen, die Haubitzen verkauften, "
          "blieben.",
          EVENT_SANCTION },
        { "Anna Velten sagte, Utopia biete an, Granaten zu liefern, die es im Krieg "
          "erbeutet und verschossen habe.",
          EVENT_TRANSFER },
        { "Utopia setzte Anna Velten zufolge neun Haubitzen ein.", EVENT_ATTACK },
    };
    ASSERT_EVENTS(cases);
}

static void who_takes_part_says_little_of_what_happens(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sagte, die Hersteller hätten dem Käufer Sanktionen angedroht, "
          "auch der Verkäufer der Haubitzen.",
          EVENT_SANCTION },
    };
    ASSERT_EVENTS(cases);
}

static void the_article_tells_a_shot_from_a_trial(void **state)
{
    static const struct event_case cases[] = {
        { "Der Raketentest gelang, auch der zweite Raketentest. Raketen! Raketen! "
          "Anna Velten sagte, Utopia habe Raketen abgefeuert.",
          EVENT_TEST },
        { "Der Angriff gelang, auch der zweite Angriff. Raketen! Raketen! "
          "Anna Velten sagte, Utopia habe Raketen abgefeuert.",
          EVENT_ATTACK },
    };
    ASSERT_EVENTS(cases);
}

static void weak_words_follow_the_subject_of_the_article(void **state)
{
    static const struct event_case cases[] = {
        { "Die Lieferung der Raketen begann, mit ihr der Export von Granaten und "
          "Haubitzen. Anna Velten sagte, der Auftrag sei alt.",
          EVENT_TRANSFER },
        { "Anna Velten sagte, der Auftrag sei alt.", EVENT_OTHER },
    };
    ASSERT_EVENTS(cases);
}

static void what_is_said_by_the_way_counts_less(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sagte, Utopia liefere die Raketen, die es im Krieg verschossen "
          "und eingesetzt habe, an Arkadien.",
          EVENT_TRANSFER },
    };
    ASSERT_EVENTS(cases);
}

static void cue_and_speaker_tell_of_no_event(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sprach von drei Haubitzen im Wald.", EVENT_OTHER },
        { "Der Waffenhändler sprach von drei Haubitzen im Wald.", EVENT_OTHER },
    };
    ASSERT_EVENTS(cases);
}

static void a_claim_about_what_was_said_has_its_event(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sagte, Utopia liefere Raketen, Granaten und Haubitzen. "
          "Iwan Korin wies den Vorwurf zurück.",
          EVENT_TRANSFER },
        { "Anna Velten sagte, Utopia liefere Raketen, Granaten und Haubitzen. "
          "Sie seien im Mai gesehen worden.",
          EVENT_TRANSFER },
        { "Anna Velten sagte, Utopia liefere Raketen, Granaten und Haubitzen. "
          "Iwan Korin sagte, das sei lange bekannt.",
          EVENT_TRANSFER },
        { "Anna Velten sagte, Utopia liefere Raketen, Granaten und Haubitzen. "
          "Iwan Korin sagte, die Ernte sei gut.",
          EVENT_OTHER },
    };
    ASSERT_EVENTS(cases);
}

static void a_fragment_borrows_from_its_sentence(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten verurteilte den Angriff „aufs Allerschärfste und ohne Wenn“.",
          EVENT_ATTACK },
    };
    ASSERT_EVENTS(cases);
}

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
        { "Anna Velten sagte, einen Unfall schließe man nicht aus.", MODALITY_STATED,
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
        cmocka_unit_test(nouns_tell_of_events_in_every_form_and_compound),
        cmocka_unit_test(the_end_of_a_word_alone_makes_no_compound),
        cmocka_unit_test(trade_and_making_count_only_where_arms_are),
        cmocka_unit_test(verbs_count_with_their_prefix_and_as_attributes),
        cmocka_unit_test(words_of_other_classes_tell_of_events_alone_or_together),
        cmocka_unit_test(things_on_their_way_to_a_country_are_delivered),
        cmocka_unit_test(what_is_asserted_counts_more_than_what_is_joined_to_it),
        cmocka_unit_test(who_takes_part_says_little_of_what_happens),
        cmocka_unit_test(the_article_tells_a_shot_from_a_trial),
        cmocka_unit_test(weak_words_follow_the_subject_of_the_article),
        cmocka_unit_test(what_is_said_by_the_way_counts_less),
        cmocka_unit_test(cue_and_speaker_tell_of_no_event),
        cmocka_unit_test(a_claim_about_what_was_said_has_its_event),
        cmocka_unit_test(a_fragment_borrows_from_its_sentence),
        cmocka_unit_test(a_claim_is_as_sure_as_its_main_clause),
        cmocka_unit_test(since_and_until_open_what_a_claim_talks_about),
        cmocka_unit_test(a_claim_talks_about_a_length_of_time_that_is_tied_to_a_day),
    };
    return cmocka_run_group_tests(tests, claims_set_up, claims_tear_down);
}
