#include <stdio.h>
#include <string.h>

#include "../test.h"
#include "base/utf8.h"
#include "collect.h"

static const char article[] = " text=Der Fährmann sah am Ufer den Bürgermeister, und "
                              "das Öl trieb „langsam“ vorbei.\n";

/* What is read of bytes that all spell the article above. */
static void assert_article(struct slice content)
{
    struct buffer notes = collected("a.txt", content);
    assert_non_null(strstr(notes.bytes, "a.txt 1: format=text language=de text="));
    assert_non_null(strstr(notes.bytes, article));
    buffer_finish(&notes);
}

static void assert_notes(struct slice content, const char *expected)
{
    struct buffer notes = collected("a.txt", content);
    assert_string_equal(notes.bytes, expected);
    buffer_finish(&notes);
}

static void utf_8_is_read_with_and_without_its_mark(void **state)
{
    (void)state;
    assert_article(SLICE("\xEF\xBB\xBF"
                         "Der Fährmann sah am Ufer den Bürgermeister, und das Öl "
                         "trieb „langsam“ vorbei.\n"));
    assert_article(SLICE("Der Fährmann sah am Ufer den Bürgermeister, und das Öl trieb "
                         "„langsam“ vorbei."));
}

static void what_is_no_utf_8_is_windows_1252(void **state)
{
    (void)state;
    assert_article(
        SLICE("Der F\xE4hrmann sah am Ufer den B\xFCrgermeister, und das \xD6l "
              "trieb \x84langsam\x93 vorbei.\r\n"));
}

/* Code units of UTF-16 with or without a mark; `high` is where the high byte goes. */
static void append_utf_16(struct buffer *out, const char *text, bool mark, size_t high)
{
    const struct slice bytes = slice_of(text);
    if (mark)
        buffer_append(out, high == 0 ? "\xFE\xFF" : "\xFF\xFE", 2);
    for (size_t at = 0; at < bytes.length;) {
        const int32_t code_point = utf8_next(bytes, &at);
        char unit[2];
        unit[high] = (char)(code_point >> 8);
        unit[1 - high] = (char)code_point;
        buffer_append(out, unit, sizeof unit);
    }
}

static void utf_16_is_read_in_both_orders_with_and_without_its_mark(void **state)
{
    (void)state;
    for (int variant = 0; variant < 4; variant++) {
        struct buffer content;
        buffer_init(&content, 1 << 12);
        append_utf_16(&content,
                      "Der Fährmann sah am Ufer den Bürgermeister, und das Öl trieb "
                      "„langsam“ vorbei.\r\n",
                      (variant & 1) != 0, (size_t)variant / 2);
        assert_article(buffer_slice(&content));
        buffer_finish(&content);
    }
}

static void a_few_broken_bytes_are_damage_and_not_another_encoding(void **state)
{
    (void)state;
    assert_notes(SLICE("Über Öl, Ärger, Grüße, Füße, Höfe, Bäche, Züge\xC3, Möwen und "
                       "Körbe."),
                 "a.txt 1: format=text text=Über Öl, Ärger, Grüße, Füße, Höfe, Bäche, "
                 "Züge, Möwen und Körbe.\n");
}

static void what_cannot_be_seen_is_gone(void **state)
{
    (void)state;
    assert_article(SLICE("Der Fa\xCC\x88hr\xC2\xADmann sah\xC2\xA0"
                         "am Ufer\xE2\x80\xAF"
                         "den Bürger\xE2\x80\x8Bmeister,\tund das Öl trieb\x01 "
                         "\xE2\x80\x8E„langsam“ vorbei.\xEF\xBB\xBF"));
    assert_notes(SLICE("Die \xEF\xAC\x82inke Kata\xEF\xAC\x81 schwieg."),
                 "a.txt 1: format=text text=Die flinke Katafi schwieg.\n");
}

/* Text is looked through eight bytes at a time. */
static void what_cannot_be_seen_is_gone_wherever_it_stands(void **state)
{
    (void)state;
    static const char *const hidden[] = { "\x01", "\x1F", "\x7F", "\xC2\xAD" };
    static const char sentence[] =
        "Der Kutter kam am Abend mit vollen Netzen in den Hafen von Grauhaven, sagt "
        "der Lotse.";
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++) {
        for (size_t place = 0; place < sizeof sentence; place++) {
            char content[128], expected[160];
            (void)snprintf(content, sizeof content, "%.*s%s%s", (int)place, sentence,
                           hidden[i], sentence + place);
            (void)snprintf(expected, sizeof expected,
                           "a.txt 1: format=text language=de text=%s\n", sentence);
            assert_notes(slice_of(content), expected);
        }
    }
}

static void lines_end_as_they_like(void **state)
{
    (void)state;
    static const char *const ends[] = { "\n", "\r\n", "\r", "\xE2\x80\xA8", "\f" };
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        struct buffer content;
        buffer_init(&content, 1 << 12);
        buffer_printf(&content, "Das Dorf hat einen neuen Brunnen%s%s", ends[i],
                      ends[i]);
        buffer_printf(&content, "Er steht am Markt und führt seit gestern Wasser.%s",
                      ends[i]);
        assert_notes(buffer_slice(&content),
                     "a.txt 1: format=text title=Das Dorf hat einen neuen Brunnen "
                     "text=Er steht am Markt und führt seit gestern Wasser.\n");
        buffer_finish(&content);
    }
}

static void what_is_no_text_is_skipped(void **state)
{
    (void)state;
    assert_notes(SLICE("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0"),
                 "a.txt 1: ! not a text file\n");
    assert_notes(SLICE("\x01\x02\x03\x04\xFF\x05"), "a.txt 1: ! not a text file\n");
    assert_notes(SLICE(" \n\xC2\xA0\n"), "a.txt 1: ! no article text in it\n");
    assert_notes(SLICE("Jetzt kostenlos anmelden\n"),
                 "a.txt 1: ! no article text in it\n");
}

static void a_date_line_dates_the_article(void **state)
{
    (void)state;
    static const char *const stamps[] = {
        "3. Mai 2024",
        "03.05.2024, 11:40 Uhr",
        "Stand: 03.05.2024 11:40 Uhr",
        "Veröffentlicht am 3. Mai 2024 | Aktualisiert am 4. Mai 2024",
        "2024-05-03 11:40",
        "Freitag, 3. Mai 2024",
        "May 3, 2024",
    };
    for (size_t i = 0; i < sizeof stamps / sizeof stamps[0]; i++) {
        struct buffer content;
        buffer_init(&content, 1 << 12);
        buffer_printf(&content,
                      "Das Dorf hat einen neuen Brunnen\n%s\n\n"
                      "Er steht am Markt und führt seit gestern Wasser.\n",
                      stamps[i]);
        assert_notes(buffer_slice(&content),
                     "a.txt 1: format=text title=Das Dorf hat einen neuen Brunnen "
                     "published=2024-05-03 text=Er steht am Markt und führt seit "
                     "gestern Wasser.\n");
        buffer_finish(&content);
    }
}

static void a_day_in_the_text_is_no_date_line(void **state)
{
    (void)state;
    assert_notes(
        SLICE("Das Dorf hat einen neuen Brunnen\n\n"
              "Am 3. Mai 2024 floss in dem Dorf zum ersten Mal wieder Wasser."),
        "a.txt 1: format=text title=Das Dorf hat einen neuen Brunnen text=Am 3. Mai "
        "2024 floss in dem Dorf zum ersten Mal wieder Wasser.\n");
}

static void a_text_over_the_limit_is_skipped(void **state)
{
    (void)state;
    struct buffer content;
    buffer_init(&content, 2 * (size_t)SOURCE_LARGEST_TEXT);
    while (content.length <= SOURCE_LARGEST_TEXT)
        buffer_append_string(&content, "Das Dorf hat seit gestern einen Brunnen.\n");
    assert_notes(buffer_slice(&content), "a.txt 1: ! the text is larger than 4 MiB\n");
    buffer_finish(&content);
}

static void a_page_of_one_million_lines_takes_no_longer_than_its_bytes(void **state)
{
    (void)state;
    struct buffer content;
    buffer_init(&content, SOURCE_LARGEST_TEXT);
    for (int i = 0; i < 1000000; i++)
        buffer_append_string(&content, i % 7 == 0 ? "- a:\n" : "b\n");
    struct buffer notes = collected("a.txt", buffer_slice(&content));
    assert_true(slice_starts_with(buffer_slice(&notes), SLICE("a.txt 1: ")));
    buffer_finish(&notes);
    buffer_finish(&content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf_8_is_read_with_and_without_its_mark),
        cmocka_unit_test(what_is_no_utf_8_is_windows_1252),
        cmocka_unit_test(utf_16_is_read_in_both_orders_with_and_without_its_mark),
        cmocka_unit_test(a_few_broken_bytes_are_damage_and_not_another_encoding),
        cmocka_unit_test(what_cannot_be_seen_is_gone),
        cmocka_unit_test(what_cannot_be_seen_is_gone_wherever_it_stands),
        cmocka_unit_test(lines_end_as_they_like),
        cmocka_unit_test(what_is_no_text_is_skipped),
        cmocka_unit_test(a_date_line_dates_the_article),
        cmocka_unit_test(a_day_in_the_text_is_no_date_line),
        cmocka_unit_test(a_text_over_the_limit_is_skipped),
        cmocka_unit_test(a_page_of_one_million_lines_takes_no_longer_than_its_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
