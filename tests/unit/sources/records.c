#include <string.h>

#include "../test.h"
#include "collect.h"

struct sample {
    const char *path;
    const char *content;
    const char *expected;
};

static void check(const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buffer notes = collected(samples[i].path, slice_of(samples[i].content));
        assert_string_equal(notes.bytes, samples[i].expected);
        buffer_finish(&notes);
    }
}

#define CHECK(samples) check(samples, sizeof(samples) / sizeof(samples)[0])

static void a_json_record_keeps_its_text_and_its_metadata(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        { "a.json", "{\"text\":\" Ein Satz.\\r\\n \\u00a0 Bitte abonnieren! \"}",
          "a.json 1: format=json text= Ein Satz.\r\n \xC2\xA0 Bitte abonnieren! \n" },
        { "A.JSON",
          "\xEF\xBB\xBF{\"title\":\"T\",\"publisher\":\"P\",\"url\":\"u\",\"text\":"
          "\"x\","
          "\"language\":\"de-AT\",\"published\":\"2024-05-06T16:20:00+02:00\","
          "\"other\":[1]}",
          "A.JSON 1: format=json title=T publisher=P url=u language=de "
          "published=2024-05-06 text=x\n" },
        { "a.json",
          "{\"title\":\" \",\"url\":null,\"text\":\"x\",\"published\":\"2024-05\"}",
          "a.json 1: format=json published=2024-05 text=x\n" },
    };
    CHECK(samples);
}

static void a_date_that_is_none_is_left_out(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        { "a.json", "{\"text\":\"x\",\"published\":\"neulich\"}",
          "a.json 1: format=json text=x\n" },
        { "a.json", "{\"text\":\"x\",\"published\":\"2023-02-30\"}",
          "a.json 1: format=json text=x\n" },
        { "a.json", "{\"text\":\"x\",\"published\":\"\"}",
          "a.json 1: format=json text=x\n" },
    };
    CHECK(samples);
}

static void a_record_that_cannot_be_used_is_skipped_with_its_reason(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        { "a.json", "{}", "a.json 1: ! no text\n" },
        { "a.json", "[]", "a.json 1: ! not a JSON object\n" },
        { "a.json", "{\"text\":\" \\n\"}", "a.json 1: ! the text is empty\n" },
        { "a.json", "{\"text\":7}", "a.json 1: ! text is not a string\n" },
        { "a.json", "{\"text\":\"x\",\"title\":[]}",
          "a.json 1: ! title is not a string\n" },
        { "a.json", "{\"text\":\"x\",\"text\":\"y\"}",
          "a.json 1: ! no JSON: duplicate object key near '\"text\"' (line 1, column "
          "18)\n" },
        { "a.json", "{\"text\":\"\xFC\"}",
          "a.json 1: ! no JSON: unable to decode byte 0xfc near '\"' (line 1, column "
          "9)\n" },
        { "a.json", "", "a.json 0: ! empty file\n" },
        { "a.pdf", "x", "a.pdf 0: ! unknown format\n" },
        { "json", "x", "json 0: ! unknown format\n" },
    };
    CHECK(samples);
}

static void a_broken_line_costs_no_other_line(void **state)
{
    (void)state;
    struct buffer notes = collected(
        "a.jsonl", SLICE("{\"text\":\"x\"}\r\n\n{\"text\":\n{\"text\":\"y\"}"));
    assert_non_null(strstr(notes.bytes, "a.jsonl 1: format=jsonl text=x\n"));
    assert_non_null(strstr(notes.bytes, "a.jsonl 3: ! no JSON: "));
    assert_non_null(strstr(notes.bytes, "a.jsonl 4: format=jsonl text=y\n"));
    buffer_finish(&notes);
}

static void a_text_over_the_limit_is_skipped(void **state)
{
    (void)state;
    struct buffer content;
    buffer_init(&content, 2 * (size_t)SOURCE_LARGEST_TEXT);
    buffer_append_string(&content, "{\"text\":\"");
    for (int i = 0; i <= SOURCE_LARGEST_TEXT; i++)
        buffer_append_byte(&content, 'x');
    buffer_append_string(&content, "\"}\n{\"text\":\"y\"}");
    struct buffer notes = collected("a.jsonl", buffer_slice(&content));
    assert_string_equal(notes.bytes, "a.jsonl 1: ! the text is larger than 4 MiB\n"
                                     "a.jsonl 2: format=jsonl text=y\n");
    buffer_finish(&notes);
    buffer_finish(&content);
}

static void a_record_without_a_language_is_given_one_by_its_words(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        { "a.json",
          "{\"text\":\"Der Rat hat sich mit dem Deich und nicht mit der Brücke "
          "befasst.\"}",
          "a.json 1: format=json language=de text=Der Rat hat sich mit dem Deich und "
          "nicht mit der Brücke befasst.\n" },
        { "a.json",
          "{\"text\":\"The council said that it had talked of the dyke and the "
          "bridge.\"}",
          "a.json 1: format=json language=en text=The council said that it had talked "
          "of the dyke and the bridge.\n" },
        { "a.json",
          "{\"text\":\"De raad van de stad is in een zaal en het water van de zee.\"}",
          "a.json 1: format=json text=De raad van de stad is in een zaal en het water "
          "van de zee.\n" },
        { "a.json", "{\"text\":\"Deich 7\"}", "a.json 1: format=json text=Deich 7\n" },
    };
    CHECK(samples);
}

static bool stop(void *context, const struct article *article, struct slice problem,
                 struct fault *fault)
{
    (void)article;
    (void)problem;
    ++*(int *)context;
    return fault_set(fault, FAULT_DATABASE, "enough");
}

static void the_visitor_can_stop_the_reading(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(1 << 20);
    struct fault fault = { 0 };
    int visits = 0;
    assert_false(source_read_content(SLICE("a.jsonl"),
                                     SLICE("{\"text\":\"x\"}\n{\"text\":\"y\"}"), arena,
                                     stop, &visits, &fault));
    assert_int_equal(visits, 1);
    assert_int_equal(fault.kind, FAULT_DATABASE);
    arena_destroy(arena);
}

static void the_articles_of_a_list_are_records(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        { "a.json",
          "[{\"title\":\"T\",\"author\":\"Ada Brandt\",\"text\":\"Der Damm\"},"
          "{\"title\":\"U\"},{\"kicker\":\"K\",\"authors\":[\"Ada Brandt\","
          "{\"name\":\"Uwe Kolk\"}],\"text\":\"Der Damm hält\"}]",
          "a.json 1: format=json title=T authors=Ada Brandt text=Der Damm\n"
          "a.json 2: ! no text\n"
          "a.json 3: format=json kicker=K authors=Ada Brandt; Uwe Kolk "
          "text=Der Damm hält\n" },
        { "a.json", "{\"status\":\"ok\",\"articles\":[{\"text\":\"Der Damm\"}]}",
          "a.json 1: format=json text=Der Damm\n" },
        { "a.json", "[1, 2]", "a.json 1: ! not a JSON object\n" },
        { "a.json", "[]", "a.json 1: ! not a JSON object\n" },
    };
    CHECK(samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_articles_of_a_list_are_records),
        cmocka_unit_test(a_json_record_keeps_its_text_and_its_metadata),
        cmocka_unit_test(a_date_that_is_none_is_left_out),
        cmocka_unit_test(a_record_that_cannot_be_used_is_skipped_with_its_reason),
        cmocka_unit_test(a_broken_line_costs_no_other_line),
        cmocka_unit_test(a_text_over_the_limit_is_skipped),
        cmocka_unit_test(a_record_without_a_language_is_given_one_by_its_words),
        cmocka_unit_test(the_visitor_can_stop_the_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
