/* Who speaks: whom pronouns, roles and bodies mean, and who is relayed by whom. */
#include "../../test.h"
#include "scene.h"

static const struct invented_name names[] = {
    { "Anna Velten", ENTITY_PERSON },
    { "Iwan Korin", ENTITY_PERSON },
    { "Utopia", ENTITY_PLACE },
    { "Arkadien", ENTITY_PLACE },
    { "Nordwacht", ENTITY_ORGANISATION },
    { "Südbote", ENTITY_ORGANISATION },
    { NULL, ENTITY_KINDS },
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
    };
    return cmocka_run_group_tests(tests, claims_set_up, claims_tear_down);
}
