#include "linking/wording.h"

#include "../test.h"

static void the_words_tell_deeds_from_plans_and_abilities(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum claim_modality modality;
        enum mood mood;
    } cases[] = {
        { "Torwenien hat 40 Drohnen geliefert", MODALITY_STATED, MOOD_DONE },
        { "habe wohl 40 Drohnen geliefert", MODALITY_PROBABLE, MOOD_DONE },
        { "will 40 Drohnen liefern", MODALITY_STATED, MOOD_PLANNED },
        { "soll 40 Drohnen kaufen", MODALITY_STATED, MOOD_PLANNED },
        { "soll 40 Drohnen gekauft haben", MODALITY_STATED, MOOD_DONE },
        { "sollen geliefert worden sein", MODALITY_STATED, MOOD_DONE },
        { "habe 40 Drohnen bestellt", MODALITY_STATED, MOOD_PLANNED },
        { "bat um 40 Drohnen", MODALITY_STATED, MOOD_PLANNED },
        { "40 Drohnen zugesagt", MODALITY_STATED, MOOD_PLANNED },
        { "40 Drohnen zu liefern", MODALITY_INTENDED, MOOD_PLANNED },
        { "ist in der Lage, Granaten zu liefern", MODALITY_STATED, MOOD_POSSIBLE },
        { "könnte Granaten liefern", MODALITY_POSSIBLE, MOOD_POSSIBLE },
        { "hat im Plenum gesprochen", MODALITY_STATED, MOOD_DONE },
        { "", MODALITY_STATED, MOOD_DONE },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const uint32_t tells = wording_tells(slice_of(cases[i].text));
        if (wording_mood(tells, cases[i].modality) != cases[i].mood)
            fail_msg("%s", cases[i].text);
    }
}

static void an_answer_points_to_a_report_or_to_what_stands_before_it(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum answer answer;
        bool topic;
    } cases[] = {
        { "Grast wies den Bericht zurück.", ANSWER_REPORT, false },
        { "Grast wies ihn als Märchen zurück.", ANSWER_REPORT, false },
        { "Das Amt nannte die Vorwürfe der Opposition haltlos.", ANSWER_REPORT, false },
        { "Grast wies Berichte über eine Schließung zurück.", ANSWER_REPORT, true },
        { "Den Vorwurf, Geld zu nehmen, nannte sie absurd.", ANSWER_REPORT, true },
        { "Die Werft bestreitet auch das.", ANSWER_THAT, false },
        { "Die Werft wies das als Unsinn zurück.", ANSWER_THAT, false },
        { "Grast dementierte dies am Montag.", ANSWER_THAT, false },
        { "Das Ministerium bestritt den Einsatz von Gas.", ANSWER_NONE, false },
        { "Nach Angaben der Agentur bestritt er den Kauf.", ANSWER_NONE, false },
        { "Das Gericht wies die Klage zurück.", ANSWER_NONE, false },
        { "Sie wies das Gesuch zurück.", ANSWER_NONE, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bool topic = false;
        const enum answer answer = wording_answer(slice_of(cases[i].text), &topic);
        if (answer != cases[i].answer || topic != cases[i].topic)
            fail_msg("%s", cases[i].text);
    }
}

static void who_does_not_confirm_neither_agrees_nor_denies(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum agreement agreement;
    } cases[] = {
        { "Ich bestätige das", AGREEMENT_GIVEN },
        { "Die Werft bestätigte das am Mittwoch.", AGREEMENT_GIVEN },
        { "Das hat die Behörde eingeräumt.", AGREEMENT_GIVEN },
        { "Die Angaben wurden nicht bestätigt.", AGREEMENT_REFUSED },
        { "Unabhängig bestätigen ließ sich das nicht.", AGREEMENT_REFUSED },
        { "Er wollte das weder bestätigen noch dementieren.", AGREEMENT_REFUSED },
        { "Er wies das zurück.", AGREEMENT_NOT_SPOKEN_OF },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const uint32_t tells = wording_tells(slice_of(cases[i].text));
        if (wording_agreement(tells) != cases[i].agreement)
            fail_msg("%s", cases[i].text);
    }
}

static void a_paper_speaks_for_its_author(void **state)
{
    (void)state;
    assert_true(wording_is_paper(SLICE("Bericht")));
    assert_true(wording_is_paper(SLICE("VN-Studie")));
    assert_false(wording_is_paper(SLICE("Geheimdienst")));
    assert_false(wording_is_paper((struct slice){ 0 }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_tell_deeds_from_plans_and_abilities),
        cmocka_unit_test(an_answer_points_to_a_report_or_to_what_stands_before_it),
        cmocka_unit_test(who_does_not_confirm_neither_agrees_nor_denies),
        cmocka_unit_test(a_paper_speaks_for_its_author),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
