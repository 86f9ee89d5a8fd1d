#include "reading/text/text.h"

#include "../../test.h"
#include "base/buffer.h"

struct shared {
    struct lexicon *lexicon;
    struct splitter *splitter;
    struct arena *arena;
};

static int set_up(void **state)
{
    static struct shared shared;
    struct fault fault = { 0 };
    shared.lexicon = lexicon_create(NULL, &fault);
    shared.splitter = splitter_create(shared.lexicon, &fault);
    shared.arena = arena_create(64 << 20);
    *state = &shared;
    return fault.kind == FAULT_NONE ? 0 : -1;
}

static int tear_down(void **state)
{
    struct shared *const shared = *state;
    arena_destroy(shared->arena);
    splitter_destroy(shared->splitter);
    lexicon_destroy(shared->lexicon);
    return 0;
}

static struct text read_text(struct shared *shared, const char *bytes)
{
    struct text text = { 0 };
    struct fault fault = { 0 };
    assert_true(
        text_read(shared->splitter, slice_of(bytes), shared->arena, &text, &fault));
    return text;
}

static const char *gap_before(const struct text *text, uint32_t word)
{
    const uint32_t sentence = text->words[word].sentence;
    const uint32_t before = text->words[word - 1].sentence;
    if (sentence == before)
        return "|";
    return text->sentences[sentence].paragraph == text->sentences[before].paragraph
               ? " / "
               : " // ";
}

/* Words parted by "|", sentences by " / ", paragraphs by " // ". */
static void assert_division(struct shared *shared, const char *bytes, const char *words)
{
    const struct text text = read_text(shared, bytes);
    struct buffer out;
    buffer_init(&out, 1 << 20);
    for (uint32_t i = 0; i < text.word_count; i++) {
        if (i > 0)
            buffer_append_string(&out, gap_before(&text, i));
        buffer_append_slice(&out, word_text(&text, i));
    }
    assert_string_equal(out.bytes, words);
    buffer_finish(&out);
}

struct division {
    const char *text, *words;
};

static const struct division word_cases[] = {
    { "Die Kim-Jong-Reihe, 152-mm und Su-57.",
      "Die|Kim-Jong-Reihe|,|152-mm|und|Su-57|." },
    { "rund 13.000 bzw. 2,5 Tonnen um 20.15 Uhr",
      "rund|13.000|bzw|.|2,5|Tonnen|um|20.15|Uhr" },
    { "Am 12.05.2024 (3:2)", "Am|12.05.2024|(|3:2|)" },
    { "Ermittler:innen und Leser*innen", "Ermittler:innen|und|Leser*innen" },
    { "„So“, sagte er …", "„|So|“|,|sagte|er|…" },
    { "www.beispiel.test/a?b=1, post@beispiel.test.",
      "www.beispiel.test/a?b=1|,|post@beispiel.test|." },
    { "152mm 0,99€ 5%", "152mm|0,99|€|5|%" },
    { "Pjo\xC2\xADrat", "Pjo\xC2\xADrat" },
    { "d’Arvel Vor- und Nachteile", "d’Arvel|Vor|-|und|Nachteile" },
};

static void words_keep_designations_and_numbers_whole(void **state)
{
    for (size_t i = 0; i < sizeof word_cases / sizeof word_cases[0]; i++)
        assert_division(*state, word_cases[i].text, word_cases[i].words);
}

static const struct division sentence_cases[] = {
    { "Am 8. September kam er. Dann ging er.",
      "Am|8|.|September|kam|er|. / Dann|ging|er|." },
    { "Er kam auf Platz 3. Danach war Schluss.",
      "Er|kam|auf|Platz|3|. / Danach|war|Schluss|." },
    { "Es war 2022. Niemand kam.", "Es|war|2022|. / Niemand|kam|." },
    { "Das sind ca. 6 Tonnen, z. B. Kohle.",
      "Das|sind|ca|.|6|Tonnen|,|z|.|B|.|Kohle|." },
    { "Prof. Dr. Anna K. Velten sprach.", "Prof|.|Dr|.|Anna|K|.|Velten|sprach|." },
    { "Äpfel, Birnen usw. Die Ernte ist gut.",
      "Äpfel|,|Birnen|usw|. / Die|Ernte|ist|gut|." },
    { "So sagte er. „Ist das so?“ Ja.", "So|sagte|er|. / „|Ist|das|so|?|“ / Ja|." },
    { "„Ist das so?“, fragte er.", "„|Ist|das|so|?|“|,|fragte|er|." },
    { "„Nein!“ rief sie.", "„|Nein|!|“|rief|sie|." },
    { "Er ging.\nSie blieb.", "Er|ging|. // Sie|blieb|." },
    { "Überschrift\n\nText hier.", "Überschrift // Text|hier|." },
    { "Wie? Was! So.", "Wie|? / Was|! / So|." },
};

static const struct division dateline_cases[] = {
    { "Grast (vpd) – Der Rat tagt.", "Grast|(|vpd|)|– / Der|Rat|tagt|." },
    { "Grast/Morwitt– Torwenien liefert.", "Grast|/|Morwitt|– / Torwenien|liefert|." },
    { "Grast, 3. Mai 2024 – Es schneit.", "Grast|,|3|.|Mai|2024|– / Es|schneit|." },
    { "Velten – Chefin der Bank – sagte nichts.",
      "Velten|–|Chefin|der|Bank|–|sagte|nichts|." },
    { "Der Rat – so heißt es – tagt.", "Der|Rat|–|so|heißt|es|–|tagt|." },
    { "Grast wankt – Und keiner fällt.", "Grast|wankt|–|Und|keiner|fällt|." },
};

static void a_dateline_stands_for_itself(void **state)
{
    for (size_t i = 0; i < sizeof dateline_cases / sizeof dateline_cases[0]; i++)
        assert_division(*state, dateline_cases[i].text, dateline_cases[i].words);
}

static void sentences_survive_ordinals_abbreviations_and_quotes(void **state)
{
    for (size_t i = 0; i < sizeof sentence_cases / sizeof sentence_cases[0]; i++)
        assert_division(*state, sentence_cases[i].text, sentence_cases[i].words);
}

static void hard_wrapped_lines_are_one_paragraph(void **state)
{
    const struct text text = read_text(
        *state, "Der Rat der Stadt hat am Abend lange über den Haushalt und\n"
                "Steuern beraten und am Ende einen Beschluss gefasst, der den\n"
                "Bürgern nicht gefallen wird, wie der Kämmerer sagte und dann\n"
                "Zahlen nannte, die niemand im Saal so erwartet hatte, auch\n"
                "Fachleute nicht. Dann war Schluss.");
    assert_int_equal(text.paragraph_count, 1);
    assert_int_equal(text.sentence_count, 2);
}

static void a_heading_is_a_short_line_without_a_full_stop(void **state)
{
    const struct text text =
        read_text(*state, "Streit um den Hafen\n\nDer Rat tagt. Die Stadt wartet.");
    assert_int_equal(text.paragraph_count, 2);
    assert_true(text.paragraphs[0].heading);
    assert_false(text.paragraphs[1].heading);
}

static void an_empty_text_has_nothing(void **state)
{
    const struct text text = read_text(*state, " \n\t ");
    assert_int_equal(text.word_count, 0);
    assert_int_equal(text.sentence_count, 0);
    assert_int_equal(text.paragraph_count, 0);
}

static void lower_case_forms_drop_soft_hyphens(void **state)
{
    const struct text text = read_text(*state, "ÜBER\xC2\xADLAND");
    assert_int_equal(text.word_count, 1);
    assert_true(word_is(&text.words[0], "überland"));
    assert_true(
        word_has(&text.words[0], WORD_CAPITAL | WORD_UPPER | WORD_FIRST | WORD_SPACE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_keep_designations_and_numbers_whole),
        cmocka_unit_test(a_dateline_stands_for_itself),
        cmocka_unit_test(sentences_survive_ordinals_abbreviations_and_quotes),
        cmocka_unit_test(hard_wrapped_lines_are_one_paragraph),
        cmocka_unit_test(a_heading_is_a_short_line_without_a_full_stop),
        cmocka_unit_test(an_empty_text_has_nothing),
        cmocka_unit_test(lower_case_forms_drop_soft_hyphens),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
