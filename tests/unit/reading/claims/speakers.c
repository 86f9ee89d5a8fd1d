/* Who speaks: whom pronouns, roles and bodies mean, and who is relayed by whom. */
#include "../../test.h"
#include "scene.h"

static const struct invented_name names[] = {
    { "Anna Velten", ENTITY_PERSON },   { "Iwan Korin", ENTITY_PERSON },
    { "Birgit Sonder", ENTITY_PERSON }, { "Utopia", ENTITY_PLACE },
    { "Arkadien", ENTITY_PLACE },       { "Nordwacht", ENTITY_ORGANISATION },
    { "Südbote", ENTITY_ORGANISATION }, { NULL, ENTITY_KINDS },
};

static void who_acts_in_a_dated_sentence_is_meant_behind_it(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Anwältin Anna Velten sagte, der Damm halte. Iwan Korin kam am 3. Mai "
          "2021 nach Utopia. „Der Damm ist alt und muss erneuert werden“, sagte er.",
          "indirect stated affirmed other | Anna Velten | der Damm halte // own stated "
          "affirmed other | - | Iwan Korin kam am 3. Mai 2021 nach Utopia // direct "
          "stated affirmed other | Iwan Korin | „Der Damm ist alt und muss erneuert "
          "werden“" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void people_without_a_name_are_meant_too(void **state)
{
    static const struct expected_claims cases[] = {
        { "Eine Sprecherin der Werft sagte, der Damm halte. Das Tor sei zu, ergänzte "
          "sie.",
          "indirect stated affirmed other | Sprecherin | der Damm halte // indirect "
          "stated affirmed other | Sprecherin | Das Tor sei zu" },
        { "Ein Pilot sagte, der Damm halte. Das Tor sei zu, ergänzte der Mann.",
          "indirect stated affirmed other | Pilot | der Damm halte // indirect stated "
          "affirmed other | Pilot | Das Tor sei zu" },
        { "Ein ranghoher Beamter sagte, der Damm halte. Das Tor sei zu, so der "
          "Beamte.",
          "indirect stated affirmed other | Beamter | der Damm halte // indirect "
          "stated affirmed other | Beamter | Das Tor sei zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void nobody_inside_a_quotation_is_who_speaks_it(void **state)
{
    static const struct expected_claims cases[] = {
        { "„Wir werden Utopia vorerst nicht mehr anlaufen“, kündigte er an.",
          "direct intended denied other | - | „Wir werden Utopia vorerst nicht mehr "
          "anlaufen“" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_body_is_not_a_person_who_spoke(void **state)
{
    static const struct expected_claims cases[] = {
        { "Der Damm halte, so Karla Binder. Der Konzern teilte mit, das Tor sei zu.",
          "indirect stated affirmed other | Karla Binder | Der Damm halte // indirect "
          "stated affirmed other | Konzern | das Tor sei zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_document_is_whose_it_is(void **state)
{
    static const struct expected_claims cases[] = {
        { "Laut Nordwacht hält der Damm. Das Tor sei alt, heißt es in dem Papier.",
          "indirect stated affirmed other | Nordwacht | hält der Damm // indirect "
          "stated affirmed other | Nordwacht | Das Tor sei alt" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void who_is_quoted_speaks_and_who_quotes_relays(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten trat ab. Der Damm halte nicht, zitierte sie der Südbote.",
          "indirect stated denied other | Anna Velten via Südbote | Der Damm halte "
          "nicht" },
        { "Der Südbote zitierte Iwan Korin mit den Worten: „Der Damm hält noch lange.“",
          "direct stated affirmed other | Iwan Korin via Südbote | „Der Damm hält "
          "noch lange.“" },
        { "Der Südbote berichtete unter Berufung auf die Nordwacht, der Damm halte.",
          "indirect stated affirmed other | Nordwacht via Südbote | der Damm halte" },
        { "Iwan Korin wird vom Südbote mit den Worten zitiert, der Damm halte.",
          "indirect stated affirmed other | Iwan Korin via Südbote | der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void what_cannot_speak_in_front_leaves_the_word_to_who_can(void **state)
{
    static const struct expected_claims cases[] = {
        { "Vier Tage lang bestritt die Nordwacht, dass der Damm bricht.",
          "indirect stated denied other | Nordwacht | dass der Damm bricht" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void the_subject_of_a_state_did_not_say_it(void **state)
{
    static const struct expected_claims cases[] = {
        { "Drei Werften sind nach Angaben der Nordwacht ab sofort ausgeschlossen.",
          "indirect stated affirmed other | Nordwacht | Drei Werften sind … ab sofort "
          "ausgeschlossen" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void whoever_is_named_inside_anothers_words_does_not_speak_on(void **state)
{
    static const struct expected_claims cases[] = {
        { "Laut Nordwacht brannte die Halle, sagte Anna Velten. Das Tor sei zu.",
          "indirect stated affirmed other | Anna Velten | Laut Nordwacht brannte die "
          "Halle // indirect stated affirmed other | Nordwacht | brannte die Halle // "
          "free-indirect stated affirmed other | Anna Velten | Das Tor sei zu." },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_role_that_nobody_was_given_means_who_was_named_last(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin liest die Bücher. Das Geld sei weg, klagt der Prüfer.",
          "indirect stated affirmed other | Iwan Korin | Das Geld sei weg" },
        { "Unter den Gästen saß Anna Velten. Das Geld sei weg, klagt die Witwe.",
          "indirect stated affirmed other | Anna Velten | Das Geld sei weg" },
        { "Ein Gutachten der Norda zeigt, dass der Damm hält. Das Geld sei laut den "
          "Fahndern weg.",
          "indirect stated affirmed other | Norda | dass der Damm hält // indirect "
          "stated affirmed other | Fahnder | Das Geld sei … weg" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void first_names_tell_whom_he_and_she_mean(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin kam an. Birgit Sonder schwieg. Das Tor sei zu, sagte er.",
          "indirect stated affirmed other | Iwan Korin | Das Tor sei zu" },
        { "Einer der Gäste ist Iwan Korin. Das Tor sei zu, sagte er.",
          "indirect stated affirmed other | Iwan Korin | Das Tor sei zu" },
        { "Ein Lotse kam an. Das Tor sei zu, sagte er.",
          "indirect stated affirmed other | Lotse | Das Tor sei zu" },
        { "Der 52-jährige Iwan Korin kam an. Anna Velten ging. Das Tor sei zu, sagte "
          "die 37-Jährige.",
          "indirect stated affirmed other | Anna Velten | Das Tor sei zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void they_are_the_many_who_act_before(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Eisenbahner streiken. Sie fordern höhere Löhne.",
          "reported stated affirmed other | Eisenbahner | höhere Löhne" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void where_something_is_said_stands_for_who_says_it(void **state)
{
    static const struct expected_claims cases[] = {
        { "In Utopia bestreitet man den Vorwurf.",
          "reported stated denied other | Utopia | In … man den Vorwurf" },
        { "Die Nordwacht prüft den Fall. Der Damm halte, hieß es dort.",
          "indirect stated affirmed other | Nordwacht | Der Damm halte" },
        { "Der Damm halte, hiess es bei der Nordwacht.",
          "indirect stated affirmed other | Nordwacht | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_speaker_speaks_for_a_body_and_a_trader_for_himself(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Nordwacht prüft den Fall. Der Damm halte, sagte eine Sprecherin.",
          "indirect stated affirmed other | Nordwacht | Der Damm halte" },
        { "Ein Sprecher der Nordwacht sagte, der Damm halte.",
          "indirect stated affirmed other | Nordwacht | der Damm halte" },
        { "Ein Händler der Nordwacht sagte, der Damm halte.",
          "indirect stated affirmed other | Händler | der Damm halte" },
        { "Der Bürgermeister von Utopia sagte, der Damm halte.",
          "indirect stated affirmed other | Bürgermeister | der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void who_acts_in_the_clause_before_says_what_depends_on_it(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Bitte wurde von der Nordwacht mit dem Hinweis abgelehnt, der Damm halte "
          "nicht.",
          "free-indirect stated denied other | Nordwacht | der Damm halte nicht." },
        { "Anna Velten will nicht warten; der Damm halte nicht.",
          "free-indirect stated denied other | Anna Velten | der Damm halte nicht." },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_name_that_nothing_is_known_of_speaks_behind_its_role(void **state)
{
    static const struct expected_claims cases[] = {
        { "Der Reeder des Schiffes, Sami al-Nuri, erklärte, der Damm halte.",
          "indirect stated affirmed other | Sami al-Nuri | der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void many_are_nobody_by_name(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten kam an. Das Stück ist nach Meinung der Kritiker zu lang.",
          "indirect stated affirmed other | Kritiker | Das Stück ist … zu lang" },
        { "Iwan Korin kam an. Der Damm halte nicht, fürchten die Arbeiter.",
          "indirect possible denied other | Arbeiter | Der Damm halte nicht" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void who_is_pointed_at_was_named_just_before(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Nordwacht fragte Iwan Korin. Der Damm halte, entgegnete dieser.",
          "indirect stated affirmed other | Iwan Korin | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_document_is_of_whoever_acted_before_it(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Nordwacht hat alles aufgeschrieben. Der Damm halte nicht, heißt es in "
          "dem Bericht.",
          "indirect stated denied other | Nordwacht | Der Damm halte nicht" },
        { "Iwan Korin sagte, das Tor sei zu. Die Nordwacht dementierte. Der Damm "
          "halte, "
          "heißt es in dem Bericht.",
          "indirect stated affirmed other | Iwan Korin | das Tor sei zu // indirect "
          "stated affirmed other | Nordwacht | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_body_is_called_by_its_kind(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Firma Nordwacht baut Boote. Die Zeitung Südbote fragte nach. Der Damm "
          "halte, teilte das Unternehmen mit.",
          "indirect stated affirmed other | Nordwacht | Der Damm halte" },
        { "Die Firma Nordwacht baut Boote. Der Südbote fragte nach. Die Polizei sagte, "
          "der Damm halte.",
          "indirect stated affirmed other | Polizei | der Damm halte" },
        { "Laut dem Portal 38 Kamm hält der Damm.",
          "indirect stated affirmed other | Portal 38 Kamm | hält der Damm" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void spokesmen_speak_for_the_body_in_their_noun_or_behind_it(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Nordwacht prüft den Fall. Der Damm halte, sagte ein Polizeisprecher.",
          "indirect stated affirmed other | Polizeisprecher | Der Damm halte" },
        { "Die Nordwacht prüft den Fall. Der Damm halte, sagte eine "
          "Konzernsprecherin.",
          "indirect stated affirmed other | Nordwacht | Der Damm halte" },
        { "Die Firma Nordwacht prüft den Fall. Der Damm halte, sagte eine Sprecherin "
          "des Unternehmens.",
          "indirect stated affirmed other | Nordwacht | Der Damm halte" },
        { "Die Nordwacht prüft den Fall. Der Damm halte, sagte ein Sprecher am Sitz in "
          "Utopia.",
          "indirect stated affirmed other | Nordwacht | Der Damm halte" },
        { "Der Damm halte, sagte ein Polizeisprecher der Zeitung Südbote.",
          "indirect stated affirmed other | Polizeisprecher | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void no_act_and_no_relative_stands_for_a_person(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten kam an. Die Verteidigung sagte, der Damm halte.",
          "indirect stated affirmed other | Verteidigung | der Damm halte" },
        { "Iwan Korin kam an. Der Damm halte, sagte der Vater.",
          "indirect stated affirmed other | Vater | Der Damm halte" },
        { "Das Amt kam an. Das Tor sei zu, sagte er.",
          "indirect stated affirmed other | - | Das Tor sei zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void the_nearest_may_be_without_a_name(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin schwieg. Geladen war ein Ermittler. Der 44-Jährige sagte, der "
          "Damm halte.",
          "indirect stated affirmed other | Ermittler | der Damm halte" },
        { "Aufmerksam wurde eine Angestellte der Bank. Das Tor sei zu, sagte sie.",
          "indirect stated affirmed other | Angestellte | Das Tor sei zu" },
        { "Iwan Korin kam an. Er selbst sagte, der Damm halte.",
          "indirect stated affirmed other | Iwan Korin | der Damm halte" },
        { "Der Wirt, ein Bauer namens Iwan Korin, schwieg. Das Tor sei zu, sagte er.",
          "indirect stated affirmed other | Iwan Korin | Das Tor sei zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_relative_behind_a_preposition_stands_for_the_noun_before(void **state)
{
    static const struct expected_claims cases[] = {
        { "Es gibt ein Gutachten, laut dem der Damm brüchig ist.",
          "indirect stated affirmed other | Gutachten | der Damm brüchig ist" },
        { "Der Damm wird laut einer kbo-Meldung erneuert.",
          "indirect stated affirmed other | kbo-Meldung | Der Damm wird … erneuert" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void what_belongs_to_a_noun_or_a_verb_is_not_who_acts(void **state)
{
    static const struct expected_claims cases[] = {
        { "Dem Rat unter der Führung von Iwan Korin wird vorgeworfen, Geld "
          "verschwendet "
          "zu haben.",
          "indirect stated affirmed other | - | Geld verschwendet zu haben" },
        { "Gestern hat die Chefin der Nordwacht, Anna Velten, den Plan geprüft und "
          "gesagt, der Damm halte.",
          "indirect stated affirmed other | Anna Velten | der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void what_is_told_names_nobody_who_speaks_on(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten sagte, der Damm halte nicht. Zudem fehlten die Wachen: Von vier "
          "Stellen sei eine besetzt.",
          "indirect stated denied other | Anna Velten | der Damm halte nicht // "
          "free-indirect stated affirmed other | Anna Velten | Von vier Stellen sei "
          "eine besetzt." },
        { "Iwan Korin sagte, der Damm halte. Das Tor bleibe zu: „Wir haben hier genug "
          "Wasser gesehen.“",
          "indirect stated affirmed other | Iwan Korin | der Damm halte // "
          "free-indirect stated affirmed other | Iwan Korin | Das Tor bleibe zu: „Wir "
          "haben hier genug Wasser gesehen.“ // direct stated affirmed other | Iwan "
          "Korin | „Wir haben hier genug Wasser gesehen.“" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void whoever_acts_before_is_the_source(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Nordwacht hat die Fälle gezählt. Demnach brannten drei Boote.",
          "indirect stated affirmed other | Nordwacht | brannten drei Boote" },
        { "Die Nordwacht widersprach. Der Damm halte, hieß es im Bericht.",
          "indirect stated affirmed other | Nordwacht | Der Damm halte" },
        { "Der Damm halte, heißt es in dem 61 Seiten langen Papier des Rates.",
          "indirect stated affirmed other | Rat | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void what_is_added_to_the_words_stays_with_them(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten schwieg. Der Damm rette nicht alle, sondern nur einen, sagt "
          "Iwan "
          "Korin.",
          "indirect stated affirmed other | Iwan Korin | Der Damm rette nicht alle, "
          "sondern nur einen" },
        { "Ein Bootsmann kam an. Den Damm müsse er sehen, sagte der 20-Jährige.",
          "indirect stated affirmed other | Bootsmann | Den Damm müsse er sehen" },
        { "Der Klub rechne mit einer Strafe, sagte Anna Velten.",
          "indirect probable affirmed other | Anna Velten | Der Klub rechne mit einer "
          "Strafe" },
        { "Iwan Korin, der dort dient, wies das als Lüge zurück.",
          "reported stated denied other | Iwan Korin | das als Lüge" },
        { "Dass der Damm bricht, hielt Anna Velten für eine Lüge.",
          "indirect stated denied other | Anna Velten | Dass der Damm bricht" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void bodies_are_meant_by_owners(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin kam an. Die Kammer forderte den Plan. Der Damm halte, heißt es "
          "in "
          "ihrer Begründung.",
          "reported stated affirmed other | Kammer | den Plan // indirect stated "
          "affirmed other | Kammer | Der Damm halte" },
        { "Die Firma Nordwacht wächst. Der Damm kostet nach Unternehmensangaben viel.",
          "indirect stated affirmed other | Nordwacht | Der Damm kostet … viel" },
    };
    ASSERT_CLAIMS(names, cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_acts_in_a_dated_sentence_is_meant_behind_it),
        cmocka_unit_test(people_without_a_name_are_meant_too),
        cmocka_unit_test(nobody_inside_a_quotation_is_who_speaks_it),
        cmocka_unit_test(a_body_is_not_a_person_who_spoke),
        cmocka_unit_test(a_document_is_whose_it_is),
        cmocka_unit_test(who_is_quoted_speaks_and_who_quotes_relays),
        cmocka_unit_test(what_cannot_speak_in_front_leaves_the_word_to_who_can),
        cmocka_unit_test(the_subject_of_a_state_did_not_say_it),
        cmocka_unit_test(whoever_is_named_inside_anothers_words_does_not_speak_on),
        cmocka_unit_test(a_role_that_nobody_was_given_means_who_was_named_last),
        cmocka_unit_test(first_names_tell_whom_he_and_she_mean),
        cmocka_unit_test(they_are_the_many_who_act_before),
        cmocka_unit_test(where_something_is_said_stands_for_who_says_it),
        cmocka_unit_test(a_speaker_speaks_for_a_body_and_a_trader_for_himself),
        cmocka_unit_test(who_acts_in_the_clause_before_says_what_depends_on_it),
        cmocka_unit_test(a_name_that_nothing_is_known_of_speaks_behind_its_role),
        cmocka_unit_test(many_are_nobody_by_name),
        cmocka_unit_test(who_is_pointed_at_was_named_just_before),
        cmocka_unit_test(a_document_is_of_whoever_acted_before_it),
        cmocka_unit_test(a_body_is_called_by_its_kind),
        cmocka_unit_test(spokesmen_speak_for_the_body_in_their_noun_or_behind_it),
        cmocka_unit_test(no_act_and_no_relative_stands_for_a_person),
        cmocka_unit_test(the_nearest_may_be_without_a_name),
        cmocka_unit_test(a_relative_behind_a_preposition_stands_for_the_noun_before),
        cmocka_unit_test(what_belongs_to_a_noun_or_a_verb_is_not_who_acts),
        cmocka_unit_test(what_is_told_names_nobody_who_speaks_on),
        cmocka_unit_test(whoever_acts_before_is_the_source),
        cmocka_unit_test(what_is_added_to_the_words_stays_with_them),
        cmocka_unit_test(bodies_are_meant_by_owners),
    };
    return cmocka_run_group_tests(tests, claims_set_up, claims_tear_down);
}
