#include "corpus.h"

/* A transfer of drones from Torwenien to Kaldorien, as an article tells it. */
static struct claim *add_transfer(struct built_article *built, const char *content,
                                  double value, const char *figure)
{
    static const struct delivery drones = { "Torwenien", "Kaldorien", "Drohnen",
                                            "uav" };
    struct claim *const claim = add_delivery(built, &drones, content);
    if (figure != NULL)
        count_goods(built, claim, value, figure);
    return claim;
}

/* What an agency tells first, and others repeat or deny. */
static void add_first_report(struct built_corpus *corpus, const char *id)
{
    struct built_article *const report =
        add_article(corpus, id, "2024-05-03",
                    "Torwenien hat mindestens 40 Drohnen an Kaldorien geliefert.");
    add_transfer(report, "mindestens 40 Drohnen", 40, "40 Drohnen")->speaker =
        group("Agentur");
}

static void contradicting_figures_stand_in_one_thread(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    struct built_article *const late =
        add_article(&corpus, "a1", "2024-05-04",
                    "Aus Torwenien seien 25 Drohnen in Kaldorien eingetroffen.");
    add_transfer(late, "seien 25 Drohnen", 25, "25 Drohnen")->speaker =
        group("Ministerium");
    add_first_report(&corpus, "a2");
    link_corpus(&corpus);
    assert_int_equal(corpus.links.thread_count, 1);
    const struct thread *const thread = &corpus.links.threads[0];
    assert_int_equal(thread->claim_count, 2);
    assert_int_equal(thread->claims[0].article, 1); /* published first */
    assert_true(slice_is(thread->id, "t-a2-14"));
    assert_int_equal(thread->speakers, 2);
    assert_int_equal(thread->denial_count, 0);
    corpus_end(&corpus);
}

static void a_denial_is_linked_to_what_it_denies(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    add_first_report(&corpus, "a1");
    struct built_article *const second =
        add_article(&corpus, "a2", "2024-05-05",
                    "Torwenien bestreitet: keine Drohnen nach Kaldorien");
    struct claim *const denial = add_transfer(second, "keine Drohnen", 0, NULL);
    denial->polarity = POLARITY_DENIED;
    denial->speaker = group("Sprecher");
    link_corpus(&corpus);
    assert_int_equal(corpus.links.thread_count, 1);
    const struct thread *const thread = &corpus.links.threads[0];
    assert_int_equal(thread->denial_count, 1);
    assert_int_equal(thread->denials[0].claim.article, 1);
    assert_int_equal(thread->denials[0].denies.article, 0);
    assert_int_equal(thread->speakers, 1); /* who denies does not corroborate */
    corpus_end(&corpus);
}

static void a_doubt_in_the_outlets_own_voice_denies_nobody(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    add_first_report(&corpus, "a1");
    struct built_article *const second = add_article(
        &corpus, "a2", "2024-05-05", "Torwenien hat wohl keine Drohnen für Kaldorien.");
    struct claim *const doubt = add_transfer(second, "keine Drohnen", 0, NULL);
    doubt->polarity = POLARITY_DENIED;
    doubt->form = FORM_OWN;
    link_corpus(&corpus);
    assert_int_equal(corpus.links.thread_count, 0);
    corpus_end(&corpus);
}

static void what_is_planned_and_what_is_done_stay_apart(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    struct built_article *const a = add_article(
        &corpus, "a1", "2024-05-03", "Torwenien will Kaldorien 40 Drohnen liefern.");
    add_transfer(a, "40 Drohnen", 40, "40 Drohnen")->modality = MODALITY_INTENDED;
    struct built_article *const b = add_article(
        &corpus, "a2", "2024-05-04", "Torwenien hat Kaldorien 40 Drohnen geliefert.");
    add_transfer(b, "40 Drohnen", 40, "40 Drohnen");
    link_corpus(&corpus);
    assert_int_equal(corpus.links.thread_count, 0);
    corpus_end(&corpus);
}

static void other_parties_stay_apart(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    struct built_article *const a = add_article(
        &corpus, "a1", "2024-05-03", "Torwenien hat Kaldorien 40 Drohnen geliefert.");
    add_transfer(a, "40 Drohnen", 40, "40 Drohnen");
    struct built_article *const b = add_article(
        &corpus, "a2", "2024-05-04", "Kaldorien hat Torwenien 40 Drohnen geliefert.");
    struct claim *const back = add_transfer(b, "40 Drohnen", 40, "40 Drohnen");
    back->supplier = 1;
    back->recipient = 0;
    link_corpus(&corpus);
    assert_int_equal(corpus.links.thread_count, 0);
    corpus_end(&corpus);
}

static const char wire[] =
    "Torwenien hat nach Angaben der Agentur Meridia mindestens 40 Drohnen an Kaldorien "
    "geliefert. Die Ladung sei in der Nacht im Hafen eingetroffen, hieß es am Freitag "
    "in der "
    "Hauptstadt. Eine Bestätigung des Ministeriums lag zunächst nicht vor, auch die "
    "Hafenbehörde "
    "wollte sich nicht dazu äußern, wann das Schiff den Kai wieder verlassen wird.";
static const char wire_again[] =
    "Torwenien hat nach Angaben der Agentur Meridia mindestens 40 Drohnen an Kaldorien "
    "geliefert. Die Ladung sei in der Nacht im Hafen eingetroffen, hieß es am Freitag "
    "in der "
    "Hauptstadt. Eine Bestätigung lag zunächst nicht vor, auch die Hafenbehörde "
    "wollte sich nicht dazu äußern, wann das Schiff den Kai wieder verlassen wird. "
    "(vpd)";

static void wire_copy_is_no_corroboration(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    struct built_article *const copy =
        add_article(&corpus, "a1", "2024-05-04", wire_again);
    add_transfer(copy, "mindestens 40 Drohnen", 40, "40 Drohnen");
    struct built_article *const original =
        add_article(&corpus, "a2", "2024-05-03", wire);
    add_transfer(original, "mindestens 40 Drohnen", 40, "40 Drohnen");
    link_corpus(&corpus);
    assert_int_equal(corpus.links.articles[0].duplicate_of, 1);
    assert_int_equal(corpus.links.articles[1].duplicate_of, 1);
    assert_int_equal(corpus.links.articles[1].likeness, 100);
    assert_in_range(corpus.links.articles[0].likeness, 50, 99);
    assert_int_equal(corpus.links.thread_count, 0);
    assert_int_equal(corpus.links.articles[0].threads[0], NO_THREAD);
    corpus_end(&corpus);
}

/* A claim, and a denial of some report behind it. */
static void build_answer(struct built_corpus *corpus, const char *text,
                         const char *speaker, const char *denied)
{
    corpus_start(corpus);
    struct built_article *const a = add_article(corpus, "a1", NULL, text);
    add_claim(a, "einen Verkauf", EVENT_TRANSFER)->speaker = group(speaker);
    struct claim *const denial = add_claim(a, denied, EVENT_OTHER);
    denial->polarity = POLARITY_DENIED;
    denial->form = FORM_REPORTED;
    denial->speaker = group("Grast");
    begin_sentence(a, "Grast", denial);
    link_corpus(corpus);
}

static void an_unspecific_denial_answers_the_source_that_it_names(void **state)
{
    (void)state;
    struct built_corpus corpus;
    build_answer(&corpus,
                 "Der Geheimdienst meldet einen Verkauf. Grast nannte den "
                 "Geheimdienstbericht erfunden.",
                 "VN-Geheimdienst", "den Geheimdienstbericht erfunden");
    assert_int_equal(corpus.links.thread_count, 1);
    assert_int_equal(corpus.links.threads[0].denial_count, 1);
    assert_int_equal(corpus.links.threads[0].denials[0].denies.claim, 0);
    corpus_end(&corpus);
}

static void a_denial_of_another_report_answers_nobody(void **state)
{
    (void)state;
    struct built_corpus corpus;
    build_answer(&corpus,
                 "Die Küstenbank meldet einen Verkauf. Grast wies Berichte über "
                 "eine Schließung zurück.",
                 "Küstenbank", "Berichte über eine Schließung");
    assert_int_equal(corpus.links.thread_count, 0);
    corpus_end(&corpus);
}

static void claim_ids_tell_their_code_point(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    struct built_article *const a =
        add_article(&corpus, "abc", NULL, "Über „Öl“ und Öl");
    add_claim(a, "Öl“", EVENT_OTHER);
    add_claim(a, "Öl“ und", EVENT_OTHER);
    add_claim(a, "und Öl", EVENT_OTHER);
    link_corpus(&corpus);
    const struct slice *const ids = corpus.links.articles[0].claim_ids;
    assert_string_equal(ids[0].bytes, "abc-6");
    assert_string_equal(ids[1].bytes, "abc-6.2");
    assert_string_equal(ids[2].bytes, "abc-10");
    corpus_end(&corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contradicting_figures_stand_in_one_thread),
        cmocka_unit_test(a_denial_is_linked_to_what_it_denies),
        cmocka_unit_test(a_doubt_in_the_outlets_own_voice_denies_nobody),
        cmocka_unit_test(what_is_planned_and_what_is_done_stay_apart),
        cmocka_unit_test(other_parties_stay_apart),
        cmocka_unit_test(wire_copy_is_no_corroboration),
        cmocka_unit_test(an_unspecific_denial_answers_the_source_that_it_names),
        cmocka_unit_test(a_denial_of_another_report_answers_nobody),
        cmocka_unit_test(claim_ids_tell_their_code_point),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
