/* Whom roles announce, what people call themselves, who goes on to speak, and what says
 * nothing. */
#include "../../test.h"
#include "scene.h"

static const struct invented_name names[] = {
    { "Anna Velten", ENTITY_PERSON },
    { "Iwan Korin", ENTITY_PERSON },
    { "Birgit Sonder", ENTITY_PERSON },
    { "Utopia", ENTITY_PLACE },
    { "Nordwacht", ENTITY_ORGANISATION },
    { "Südbote", ENTITY_ORGANISATION },
    { "Granaten", ENTITY_WEAPON },
    { "Amt für Deiche", ENTITY_ORGANISATION },
    { "Deichkommission", ENTITY_ORGANISATION },
    { "dpa-AFX", ENTITY_ORGANISATION },
    { NULL, ENTITY_KINDS },
};

static void a_role_means_who_is_named_first_right_behind_it(void **state)
{
    static const struct expected_claims cases[] = {
        { "Der Damm halte, sagte der kaufmännische Leiter. Iwan Korin stieg aus.",
          "indirect stated affirmed other | Iwan Korin | Der Damm halte" },
        { "„Wir haben das Tor vermessen“, sagt die Frau. Anna Velten, 29, Lotsin, "
          "steht am Ufer.",
          "direct stated affirmed other | Anna Velten | „Wir haben das Tor "
          "vermessen“" },
        { "Der Damm halte, sagte der Leiter. Das Tor, so Iwan Korin, sei neu.",
          "indirect stated affirmed other | Iwan Korin | Der Damm halte // indirect "
          "stated affirmed other | Iwan Korin | Das Tor … sei neu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_noun_calls_who_does_what_it_says(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Biologin Anna Velten forderte den Plan. Sprecherin Birgit Sonder kam. "
          "Die "
          "Forscherin sagte, der Damm halte.",
          "reported stated affirmed other | Anna Velten | den Plan // indirect stated "
          "affirmed other | Anna Velten | der Damm halte" },
        { "Ein Referatsleiter sagte, das Tor sei zu. Der Damm halte, so der Beamte.",
          "indirect stated affirmed other | Referatsleiter | das Tor sei zu // "
          "indirect "
          "stated affirmed other | Referatsleiter | Der Damm halte" },
        { "Trainer Iwan Korin kam an. Es war kalt. Es war still. Es war laut. Es war "
          "voll. Es war spät. Es war Nacht. Der Coach sagte, der Damm halte.",
          "indirect stated affirmed other | Iwan Korin | der Damm halte" },
        { "Trainer Iwan Korin kam an. Es war kalt. Es war still. Es war laut. Es war "
          "voll. Es war spät. Es war Nacht. Der Coach der Gäste sagte, der Damm halte.",
          "indirect stated affirmed other | Coach | der Damm halte" },
        { "Staatsanwältin Anna Velten kam an. Iwan Korin schwieg. Der Damm halte, "
          "sagte "
          "die Anklägerin.",
          "indirect stated affirmed other | Anna Velten | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void nobody_is_meant_by_a_role_beside_him(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin fragte nach dem Kämmerer. Dieser bestreitet den Plan.",
          "reported stated denied other | Kämmerer | den Plan" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_role_announces_nobody_who_has_another(void **state)
{
    static const struct expected_claims cases[] = {
        { "Der Damm halte, sagte der Leiter. Anna Velten stieg aus.",
          "indirect stated affirmed other | Leiter | Der Damm halte" },
        { "Der Damm halte, sagte der Leiter. Pfarrer Iwan Korin stieg aus.",
          "indirect stated affirmed other | Leiter | Der Damm halte" },
        { "Seine Nachbarin sagte, der Damm halte. Anna Velten, Reporterin der Zeitung "
          "Südbote, hört das oft.",
          "indirect stated affirmed other | Nachbarin | der Damm halte" },
        { "Der Damm halte, sagte der Leiter. Die Lotsin traf später Iwan Korin.",
          "indirect stated affirmed other | Leiter | Der Damm halte" },
        { "Ein Sprecher sagte, der Damm halte. Iwan Korin stieg aus.",
          "indirect stated affirmed other | Sprecher | der Damm halte" },
        { "Zwei Leiter sagten, der Damm halte. Iwan Korin stieg aus.",
          "indirect stated affirmed other | Leiter | der Damm halte" },
        { "Der Damm halte, sagte der Leiter.\n\nIwan Korin stieg aus.",
          "indirect stated affirmed other | Leiter | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void people_are_called_what_they_call_themselves(void **state)
{
    static const struct expected_claims cases[] = {
        { "„Wir haben das Tor vermessen“, sagt die Frau, die sich Asel nennt. Der Damm "
          "halte, erzählt sie.",
          "direct stated affirmed other | Asel | „Wir haben das Tor vermessen“ // "
          "indirect stated affirmed other | Asel | Der Damm halte" },
        { "Ein Hirte, der sich nur mit seinem Rufzeichen »Lumo« vorstellt, sagte, der "
          "Damm halte.",
          "indirect stated affirmed other | Lumo | der Damm halte" },
        { "Das Tor sei zu, sagte ein Hirte namens Rowek.",
          "indirect stated affirmed other | Rowek | Das Tor sei zu" },
        { "Das Tor sei zu, sagte ein Pilot mit dem Kampfnamen „Sturmwind“.",
          "indirect stated affirmed other | Sturmwind | Das Tor sei zu" },
        { "Das Tor sei zu, sagte ein Mann, der sich Aktivist nennt.",
          "indirect stated affirmed other | Mann | Das Tor sei zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void whoever_is_brought_up_speaks_on(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin sagte, der Damm halte. Das sei alles.\n\nDüsterer schildert es "
          "ein Lotse am Ufer. „Wir warten hier seit Tagen auf den Regen und die Flut.“",
          "indirect stated affirmed other | Iwan Korin | der Damm halte // "
          "free-indirect "
          "stated affirmed other | Iwan Korin | Das sei alles. // direct stated "
          "affirmed "
          "other | Lotse | „Wir warten hier seit Tagen auf den Regen und die Flut.“" },
        { "Iwan Korin sagte, der Damm halte. Granaten liegen hier seit Jahren. „Wir "
          "warten hier seit Tagen auf den Regen und die Flut.“",
          "indirect stated affirmed other | Iwan Korin | der Damm halte // direct "
          "stated "
          "affirmed other | Iwan Korin | „Wir warten hier seit Tagen auf den Regen und "
          "die Flut.“" },
        { "Iwan Korin sagte, der Damm halte.\n\nIhre Kollegen in Utopia schweigen."
          "\n\n„Wir warten hier seit Tagen auf den Regen und die Flut.“",
          "indirect stated affirmed other | Iwan Korin | der Damm halte // direct "
          "stated "
          "affirmed other | Iwan Korin | „Wir warten hier seit Tagen auf den Regen und "
          "die Flut.“" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void things_say_nothing(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Lieferungen forderten den Plan.", "" },
        { "Schon heute fänden sich Granaten in Utopia, mahnte Anna Velten. Mit dem "
          "Gesetz würden solche Funde zur Regel.",
          "indirect stated affirmed other | Anna Velten | Schon heute fänden sich "
          "Granaten in Utopia // free-indirect possible affirmed other | Anna Velten | "
          "Mit dem Gesetz würden solche Funde zur Regel." },
        { "Die Abteilung forderte den Plan.",
          "reported stated affirmed other | Abteilung | den Plan" },
        { "Die Gewerkschaft Erziehung forderte den Plan.",
          "reported stated affirmed other | Gewerkschaft Erziehung | den Plan" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void who_is_pointed_at_was_named_last(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin fragte nach dem Kämmerer. Dieser bestreitet den Plan.",
          "reported stated denied other | Kämmerer | den Plan" },
        { "Iwan Korin sprach vor dem Wahltermin. Dieser bestreitet den Plan.",
          "reported stated denied other | Iwan Korin | den Plan" },
        { "Iwan Korin las aus dem Brief eines Wirts: Das Tor sei zu, schrieb dieser.",
          "indirect stated affirmed other | Wirt | Das Tor sei zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void the_many_of_a_bodys_staff_stand_for_it(void **state)
{
    static const struct expected_claims cases[] = {
        { "Auslöser ist ein Papier der Nordwacht. Das Tor sei zu, rügen die Prüfer.",
          "indirect stated affirmed other | Nordwacht | Das Tor sei zu" },
        { "Auslöser ist ein Papier der Nordwacht.\n\nDas Tor sei zu, rügen die Prüfer.",
          "indirect stated affirmed other | Prüfer | Das Tor sei zu" },
        { "Das stand im Fachblatt „Südbote“. Das Tor sei zu, rügen die Forscher.",
          "indirect stated affirmed other | Forscher | Das Tor sei zu" },
        { "Auslöser ist ein Papier der Nordwacht. Das Tor sei zu, rügen drei Prüfer.",
          "indirect stated affirmed other | Prüfer | Das Tor sei zu" },
        { "Auslöser ist ein Papier der Nordwacht. Das Tor sei zu, rügen die Anwohner.",
          "indirect stated affirmed other | Anwohner | Das Tor sei zu" },
        { "Die Nordwacht rügte, das Tor sei zu. Der Damm sei alt. Das Wasser steige. "
          "Man brauche Geld, klagen die Prüfer.",
          "indirect stated affirmed other | Nordwacht | das Tor sei zu // "
          "free-indirect "
          "stated affirmed other | Nordwacht | Der Damm sei alt. // free-indirect "
          "stated affirmed other | Nordwacht | Das Wasser steige. // indirect stated "
          "affirmed other | Nordwacht | Man brauche Geld" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_group_of_a_body_speaks_for_itself(void **state)
{
    static const struct expected_claims cases[] = {
        { "Das Tor sei zu, berichtet eine Arbeitsgruppe der Nordwacht.",
          "indirect stated affirmed other | Arbeitsgruppe | Das Tor sei zu" },
        { "Das Tor sei zu, berichtet die Arbeitsgruppe der Nordwacht.",
          "indirect stated affirmed other | Arbeitsgruppe | Das Tor sei zu" },
        { "Die Arbeitsgruppe der Nordwacht forderte den Plan. Das Tor sei zu, heißt es "
          "in dem Papier.",
          "reported stated affirmed other | Arbeitsgruppe | den Plan // indirect "
          "stated "
          "affirmed other | Arbeitsgruppe | Das Tor sei zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_spokesman_speaks_for_the_body_that_has_him(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Nordwacht dankte allen. Das Tor sei zu, behauptete ihr Sprecher.",
          "indirect stated affirmed other | Nordwacht | Das Tor sei zu" },
        { "Anna Velten dankte allen. Das Tor sei zu, behauptete ihr Sprecher.",
          "indirect stated affirmed other | Sprecher | Das Tor sei zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_body_that_acts_right_before_is_meant_too(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin sagte, der Damm halte. Der Verband schwieg. Das Tor sei zu, "
          "hatte "
          "er betont.",
          "indirect stated affirmed other | Iwan Korin | der Damm halte // indirect "
          "stated affirmed other | Verband | Das Tor sei zu" },
        { "Anna Velten sagte, der Damm halte.\n\nDie Firma schwieg. Das Tor sei zu, "
          "hatte sie betont.",
          "indirect stated affirmed other | Anna Velten | der Damm halte // indirect "
          "stated affirmed other | Firma | Das Tor sei zu" },
        { "Anna Velten kam an. Die Firma schwieg. Das Tor sei zu, hatte sie betont.",
          "indirect stated affirmed other | Anna Velten | Das Tor sei zu" },
        { "Anna Velten sagte, der Damm halte. Der Verband schwieg. Das Tor sei zu, "
          "hatte "
          "sie betont.",
          "indirect stated affirmed other | Anna Velten | der Damm halte // indirect "
          "stated affirmed other | Anna Velten | Das Tor sei zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_name_in_the_genitive_is_not_who_speaks(void **state)
{
    static const struct invented_name owners[] = {
        { "Iwan Korin", ENTITY_PERSON },
        { "Korins~Iwan Korin", ENTITY_PERSON },
        { NULL, ENTITY_KINDS },
    };
    static const struct expected_claims cases[] = {
        { "Der Arzt Korins sagte, der Damm halte. Das Tor sei zu, sagte er.",
          "indirect stated affirmed other | Arzt Korins | der Damm halte // indirect "
          "stated affirmed other | Arzt Korins | Das Tor sei zu" },
        { "Der Sprecher Korins sagte, der Damm halte.",
          "indirect stated affirmed other | Iwan Korin | der Damm halte" },
    };
    ASSERT_CLAIMS(owners, cases);
}

static void nobody_is_called_by_a_pronoun(void **state)
{
    static const struct expected_claims cases[] = {
        { "Das Tor sei zu, meinte einer.",
          "indirect stated affirmed other | - | Das Tor sei zu" },
        { "Das Tor sei zu, meinten viele.",
          "indirect stated affirmed other | viele | Das Tor sei zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void subjects_agree_with_their_verbs(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin möchte schlichten, nimmt die Abgeordneten in Schutz und warnt "
          "vor "
          "dem Plan.",
          "reported stated affirmed other | Iwan Korin | und … vor dem Plan" },
        { "Anna Velten führt ein Team. Am Tor arbeiten ihre elf Leute. Der Damm halte, "
          "sagt sie.",
          "own stated affirmed other | - | Am Tor arbeiten ihre elf Leute // indirect "
          "stated affirmed other | Anna Velten | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void angaben_of_a_thing_are_its_owners(void **state)
{
    static const struct expected_claims cases[] = {
        { "Ein Boot der Nordwacht hat Korn nach eigenen Angaben geladen.",
          "indirect stated affirmed other | Nordwacht | Ein Boot der Nordwacht hat "
          "Korn … geladen" },
        { "Die Nordwacht prüft nach eigenen Angaben Schadenersatzklagen.",
          "indirect stated affirmed other | Nordwacht | Die Nordwacht prüft" },
        { "Iwan Korin floh vor einem Wirt. Das Tor war nach dessen Angaben zu.",
          "indirect stated affirmed other | Wirt | Das Tor war … zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void an_apposition_is_no_subject(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten, 36, studierte Chemikerin, hat den Damm vermessen. Das Tor sei "
          "zu, erzählt sie.",
          "indirect stated affirmed other | Anna Velten | Das Tor sei zu" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void whoever_is_introduced_by_an_apposition_was_not_named_before(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin kam an. Der Betreiber, ein Wirt vom Hafen, sagte, der Damm "
          "halte.",
          "indirect stated affirmed other | Betreiber | der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void the_only_one_named_is_meant_by_what_he_is_called(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin hat einen Hof. Der Hof liegt am Damm. Der Damm ist alt. Das Tor "
          "ist neu. Der Weg ist weit. Das Dorf ist klein. Das Boot ist leck. Der Damm "
          "halte, sagt der Winzer.",
          "indirect stated affirmed other | Iwan Korin | Der Damm halte" },
        { "Der Lotse Iwan Korin hat einen Hof. Der Hof liegt am Damm. Der Damm ist "
          "alt. Das Tor ist neu. Der Weg ist weit. Das Dorf ist klein. Das Boot ist "
          "leck. Der Damm halte, sagt der Winzer.",
          "indirect stated affirmed other | Winzer | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void words_from_a_town_are_those_of_the_body_that_sits_there(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Nordwacht bestätigte den Verlust. Der Damm halte, hieß es in einer "
          "knappen Mitteilung aus Utopia.",
          "reported stated affirmed other | Nordwacht | den Verlust // indirect stated "
          "affirmed other | Nordwacht | Der Damm halte" },
        { "Der Damm halte, heißt es aus Utopia.",
          "indirect stated affirmed other | Utopia | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_name_may_go_on_behind_the_noun_that_it_begins_with(void **state)
{
    static const struct expected_claims cases[] = {
        { "Am Montag widersprach das Amt für Deiche. Der Damm halte, hieß es in einer "
          "Mitteilung.",
          "reported stated denied other | Amt für Deiche | Am Montag // indirect "
          "stated affirmed other | Amt für Deiche | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void a_body_may_be_of_several_kinds_and_an_agency_is_no_authority(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Deichkommission hat gemessen. Der Damm halte, teilte die Behörde mit.",
          "indirect stated affirmed other | Deichkommission | Der Damm halte" },
        { "Die Deichkommission hat gemessen. Das sah dpa-AFX. Der Damm halte, teilte "
          "die Behörde mit.",
          "indirect stated affirmed other | Deichkommission | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

static void where_somebody_speaks_is_not_who_speaks(void **state)
{
    static const struct expected_claims cases[] = {
        { "Der Damm halte, erklärte ihr Sprecher im Staatssender Südbote.",
          "indirect stated affirmed other | Sprecher | Der Damm halte" },
    };
    ASSERT_CLAIMS(names, cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_role_means_who_is_named_first_right_behind_it),
        cmocka_unit_test(a_noun_calls_who_does_what_it_says),
        cmocka_unit_test(nobody_is_meant_by_a_role_beside_him),
        cmocka_unit_test(a_role_announces_nobody_who_has_another),
        cmocka_unit_test(people_are_called_what_they_call_themselves),
        cmocka_unit_test(whoever_is_brought_up_speaks_on),
        cmocka_unit_test(things_say_nothing),
        cmocka_unit_test(who_is_pointed_at_was_named_last),
        cmocka_unit_test(the_many_of_a_bodys_staff_stand_for_it),
        cmocka_unit_test(a_group_of_a_body_speaks_for_itself),
        cmocka_unit_test(a_spokesman_speaks_for_the_body_that_has_him),
        cmocka_unit_test(a_body_that_acts_right_before_is_meant_too),
        cmocka_unit_test(a_name_in_the_genitive_is_not_who_speaks),
        cmocka_unit_test(nobody_is_called_by_a_pronoun),
        cmocka_unit_test(subjects_agree_with_their_verbs),
        cmocka_unit_test(angaben_of_a_thing_are_its_owners),
        cmocka_unit_test(an_apposition_is_no_subject),
        cmocka_unit_test(whoever_is_introduced_by_an_apposition_was_not_named_before),
        cmocka_unit_test(the_only_one_named_is_meant_by_what_he_is_called),
        cmocka_unit_test(words_from_a_town_are_those_of_the_body_that_sits_there),
        cmocka_unit_test(a_name_may_go_on_behind_the_noun_that_it_begins_with),
        cmocka_unit_test(a_body_may_be_of_several_kinds_and_an_agency_is_no_authority),
        cmocka_unit_test(where_somebody_speaks_is_not_who_speaks),
    };
    return cmocka_run_group_tests(tests, claims_set_up, claims_tear_down);
}
