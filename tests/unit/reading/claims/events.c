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
        { "Anna Velten sprach von Vergleichen.", EVENT_OTHER },
        { "Anna Velten sprach von der Bescheinigung für die Raketen.", EVENT_OTHER },
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
          "Haubitzen. Anna Velten sagte, der Auftrag über Granaten sei alt.",
          EVENT_TRANSFER },
        { "Die Lieferung der Raketen begann, mit ihr der Export von Granaten und "
          "Haubitzen. Anna Velten sagte, man übergebe sie an die Nordwacht.",
          EVENT_TRANSFER },
        { "Die Lieferung der Raketen begann, mit ihr der Export von Granaten und "
          "Haubitzen. Anna Velten sagte, sie habe keine Antwort bekommen.",
          EVENT_OTHER },
        { "Anna Velten sagte, der Auftrag über Granaten sei alt.", EVENT_OTHER },
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
          "Iwan Korin wies jede Mitwisserschaft zurück.",
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

static void with_sich_a_verb_tells_of_something_else(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sagte, man habe sich über die Raketen verständigt.",
          EVENT_TALKS },
        { "Anna Velten sagte, man habe wegen der Raketen die Wache verständigt.",
          EVENT_OTHER },
        { "Anna Velten sagte, Utopia setze sich trotz der Raketen für Kinder ein.",
          EVENT_OTHER },
        { "Anna Velten sagte, Utopia und Arkadien einigten sich über die Raketen.",
          EVENT_TALKS },
        { "Die Verhandlungen über Raketen stockten, auch die zweiten Verhandlungen "
          "über Raketen. Anna Velten sagte, einige Raketen seien alt.",
          EVENT_OTHER },
    };
    ASSERT_EVENTS(cases);
}

static void names_tell_of_no_event(void **state)
{
    static const struct invented_name names[] = {
        { "Rosa Hausbrand", ENTITY_PERSON },
        { "Raketen", ENTITY_WEAPON },
        { NULL, ENTITY_KINDS },
    };
    const struct reading *const reading = read_claims(
        state,
        "Der Angriff mit Raketen und der zweite Angriff mit Raketen schlugen fehl. "
        "Laut der Wache kennt Rosa Hausbrand die Raketen.",
        names);
    assert_string_equal(
        claim_event_name(reading->claims[reading->claim_count - 1].event),
        claim_event_name(EVENT_OTHER));
}

static void who_breaks_a_rule_hurts_nobody(void **state)
{
    static const struct event_case cases[] = {
        { "Anna Velten sagte, Utopia habe drei Fischer verletzt.", EVENT_CASUALTY },
        { "Anna Velten sagte, Utopia habe die Grenze verletzt.", EVENT_OTHER },
        { "Anna Velten sagte, Utopia verletze damit das Abkommen.", EVENT_OTHER },
    };
    ASSERT_EVENTS(cases);
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
        cmocka_unit_test(with_sich_a_verb_tells_of_something_else),
        cmocka_unit_test(names_tell_of_no_event),
        cmocka_unit_test(who_breaks_a_rule_hurts_nobody),
    };
    return cmocka_run_group_tests(tests, claims_set_up, claims_tear_down);
}
