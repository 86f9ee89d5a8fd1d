#include "corpus.h"

/* One more outlet tells that Torwenien delivered 40 drones to Kaldorien. */
static struct claim *tell(struct built_corpus *corpus, const char *id, const char *text)
{
    static const struct delivery drones = { "Torwenien", "Kaldorien", "Drohnen",
                                            "uav" };
    struct built_article *const built = add_article(corpus, id, "2024-05-03", text);
    struct claim *const claim = add_delivery(built, &drones, "40 Drohnen");
    count_goods(built, claim, 40, "40 Drohnen");
    return claim;
}

static const char first_text[] = "Torwenien gab Kaldorien 40 Drohnen.";
static const char second_text[] =
    "In Kaldorien sind 40 Drohnen aus Torwenien angekommen.";
static const char third_text[] =
    "Für Kaldorien trafen aus Torwenien laut einer Liste 40 Drohnen ein.";

static uint32_t voices_of(struct built_corpus *corpus)
{
    link_corpus(corpus);
    assert_int_equal(corpus->links.thread_count, 1);
    const uint32_t speakers = corpus->links.threads[0].speakers;
    corpus_end(corpus);
    return speakers;
}

static void one_speaker_in_three_articles_is_one_voice(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    tell(&corpus, "a1", first_text)->speaker = group("Hafenamt");
    tell(&corpus, "a2", second_text)->speaker = group("Hafenamt");
    tell(&corpus, "a3", third_text)->speaker = group("Hafenamt");
    assert_int_equal(voices_of(&corpus), 1);
}

static void who_relays_another_is_no_voice(void **state)
{
    (void)state;
    static const struct speaker agency[] = { { .kind = SPEAKER_GROUP,
                                               .name = { "Meridia", 7 } } };
    struct built_corpus corpus;
    corpus_start(&corpus);
    tell(&corpus, "a1", first_text)->speaker = group("Meridia");
    struct claim *const relayed = tell(&corpus, "a2", second_text);
    relayed->speaker = group("Hafenamt");
    relayed->via = agency;
    relayed->via_count = 1;
    assert_int_equal(voices_of(&corpus), 1);
}

static void an_outlet_is_one_voice_as_speaker_and_in_its_own_words(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    tell(&corpus, "a1", first_text)->form = FORM_OWN;
    corpus.articles[0].article.publisher = SLICE("Küstenpost");
    tell(&corpus, "a2", second_text)->speaker = group("Küstenpost");
    tell(&corpus, "a3", third_text)->speaker = group("Zoll");
    assert_int_equal(voices_of(&corpus), 2);
}

static void what_nobody_says_is_no_voice(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    tell(&corpus, "a1", first_text)->form = FORM_HEARSAY;
    tell(&corpus, "a2", second_text)->speaker = group("Zoll");
    assert_int_equal(voices_of(&corpus), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_speaker_in_three_articles_is_one_voice),
        cmocka_unit_test(who_relays_another_is_no_voice),
        cmocka_unit_test(an_outlet_is_one_voice_as_speaker_and_in_its_own_words),
        cmocka_unit_test(what_nobody_says_is_no_voice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
