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

static void members_are_known_by_the_names_that_other_programs_give_them(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        /* scrapers */
        { "a.json",
          "{\"date_publish\":\"2024-05-06 10:00:00\",\"headline\":\"T\",\"maintext\":"
          "\"Der "
          "Damm\",\"source_domain\":\"lotse.test\",\"link\":\"https://l.test/1\"}",
          "a.json 1: format=json title=T publisher=lotse.test url=https://l.test/1 "
          "published=2024-05-06 text=Der Damm\n" },
        /* services that search the news */
        { "a.json",
          "{\"articles\":[{\"source\":{\"id\":null,\"name\":\"Der Lotse\"},\"author\":"
          "\"Ada Brandt\",\"publishedAt\":\"2024-05-06T10:00:00Z\",\"content\":\"Der "
          "Damm\"}]}",
          "a.json 1: format=json authors=Ada Brandt publisher=Der Lotse "
          "published=2024-05-06 text=Der Damm\n" },
        /* WordPress; authors are numbers there */
        { "a.json",
          "[{\"date\":\"2024-05-06T10:00:00\",\"title\":{\"rendered\":\"Damm "
          "&#8222;A&#8220;\"},"
          "\"author\":7,\"content\":{\"rendered\":\"<p>Der <b>Damm</b> hält.</p>\"}}]",
          "a.json 1: format=json title=Damm „A“ published=2024-05-06 text=Der Damm "
          "hält.\n" },
        /* what /v1/articles answers */
        { "a.jsonl",
          "{\"title\":null,\"published\":{\"date\":\"2024-05\",\"basis\":\"metadata\"},"
          "\"text\":\"Der Damm\"}\n"
          "{\"published\":{\"date\":null,\"basis\":\"none\"},\"text\":\"Der Damm\"}",
          "a.jsonl 1: format=jsonl published=2024-05 text=Der Damm\n"
          "a.jsonl 2: format=jsonl text=Der Damm\n" },
        /* a source by its address; our own name goes first, and what is empty is none
         */
        { "a.json",
          "{\"source\":\"https://l.test/"
          "1\",\"title\":\"\",\"titel\":\"T\",\"body\":\"x\","
          "\"text\":\"Der Damm\"}",
          "a.json 1: format=json title=T url=https://l.test/1 text=Der Damm\n" },
        /* under a name that is not ours, a member of a strange type is passed over */
        { "a.json", "{\"link\":[],\"date\":{},\"text\":\"Der Damm\"}",
          "a.json 1: format=json text=Der Damm\n" },
    };
    CHECK(samples);
}

static void a_json_feed_is_titled_as_its_publisher(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        { "a.json",
          "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Der Lotse\","
          "\"language\":\"de\",\"items\":[{\"title\":\"T\",\"content_html\":\"Der "
          "<b>Damm</b> "
          "hält.\",\"date_published\":\"2024-05-06T10:00:00Z\"},{\"title\":\"U\","
          "\"language\":"
          "\"en\",\"content_text\":\"The dam\"}]}",
          "a.json 1: format=json title=T publisher=Der Lotse language=de "
          "published=2024-05-06 text=Der Damm hält.\n"
          "a.json 2: format=json title=U publisher=Der Lotse language=en text=The "
          "dam\n" },
        { "a.json", "{\"title\":\"Mappe\",\"items\":[{\"text\":\"Der Damm\"}]}",
          "a.json 1: format=json text=Der Damm\n" },
    };
    CHECK(samples);
}

static void markup_in_our_own_text_stays(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        { "a.json", "{\"text\":\"<p>Der Damm</p>\"}",
          "a.json 1: format=json text=<p>Der Damm</p>\n" },
        { "a.json", "{\"body\":\"Der Damm < 3 m\"}",
          "a.json 1: format=json text=Der Damm < 3 m\n" },
    };
    CHECK(samples);
}

static void a_moment_may_be_told_as_a_number(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        { "a.json", "{\"text\":\"x\",\"published\":1714982400}",
          "a.json 1: format=json published=2024-05-06 text=x\n" },
        { "a.json", "{\"text\":\"x\",\"date\":1714982400000}",
          "a.json 1: format=json published=2024-05-06 text=x\n" },
        { "a.json", "{\"text\":\"x\",\"published\":1714982400.75}",
          "a.json 1: format=json published=2024-05-06 text=x\n" },
        { "a.json", "{\"text\":\"x\",\"published\":-5}",
          "a.json 1: format=json text=x\n" },
        { "a.json", "{\"text\":\"x\",\"published\":1e300}",
          "a.json 1: format=json text=x\n" },
        { "a.json", "{\"text\":\"x\",\"published\":true}",
          "a.json 1: ! published is not a string\n" },
    };
    CHECK(samples);
}

static void what_is_no_object_costs_no_other_article_of_the_list(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        { "a.json", "[null,{\"text\":\"Der Damm\"},3]",
          "a.json 1: ! not a JSON object\n"
          "a.json 2: format=json text=Der Damm\n"
          "a.json 3: ! not a JSON object\n" },
    };
    CHECK(samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_known_by_the_names_that_other_programs_give_them),
        cmocka_unit_test(a_json_feed_is_titled_as_its_publisher),
        cmocka_unit_test(markup_in_our_own_text_stays),
        cmocka_unit_test(a_moment_may_be_told_as_a_number),
        cmocka_unit_test(what_is_no_object_costs_no_other_article_of_the_list),
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
