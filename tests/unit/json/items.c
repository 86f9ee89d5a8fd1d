#include "json/items.h"

#include <string.h>

#include <jansson.h>

#include "../story.h"
#include "../test.h"
#include "base/utf8.h"

enum { CEILING = 1 << 20 };

struct stage {
    struct story story;
    struct setting setting;
    struct arena *arena;
    struct buffer out;
    struct writer writer;
};

static int enter(void **state)
{
    static struct stage stage;
    struct fault fault = { 0 };
    stage = (struct stage){ .story = story_tell(), .arena = arena_create(CEILING) };
    buffer_init(&stage.out, CEILING);
    stage.writer.out = &stage.out;
    assert_true(setting_init(&stage.setting, stage.story.corpus, &stage.story.links, 0,
                             stage.arena, &fault));
    *state = &stage;
    return 0;
}

static int leave(void **state)
{
    struct stage *const stage = *state;
    buffer_finish(&stage->out);
    arena_destroy(stage->arena);
    return 0;
}

/* What was written; a new reference. */
static json_t *written(const struct stage *stage)
{
    json_t *const read =
        json_loadb(stage->out.bytes, stage->out.length, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(read);
    return read;
}

/* The value at a path such as "event/recipient/id"; array items by number. */
static const json_t *at(const json_t *value, const char *path)
{
    struct slice rest = slice_of(path);
    while (rest.bytes != NULL) {
        const struct slice step = slice_split(&rest, '/');
        char name[32] = { 0 };
        memcpy(name, step.bytes, step.length);
        value = json_is_array(value) ? json_array_get(value, (size_t)(name[0] - '0'))
                                     : json_object_get(value, name);
        if (value == NULL)
            fail_msg("no %s", path);
    }
    return value;
}

static void text_is(const json_t *value, const char *path, const char *expected)
{
    const json_t *const found = at(value, path);
    if (expected == NULL)
        assert_true(json_is_null(found));
    else
        assert_string_equal(json_string_value(found), expected);
}

static void integer_is(const json_t *value, const char *path, json_int_t expected)
{
    assert_true(json_is_integer(at(value, path)));
    assert_int_equal(json_integer_value(at(value, path)), expected);
}

/* Wherever there are start, end and quote, the quote is what stands there. */
static void check_quotes(const json_t *value, struct slice text)
{
    const char *key = NULL;
    json_t *member = NULL;
    size_t index = 0;
    json_array_foreach(value, index, member) check_quotes(member, text);
    const json_t *const start = json_object_get(value, "start");
    const json_t *const quote = json_object_get(value, "quote");
    if (json_is_integer(start) && quote != NULL) {
        const json_int_t end = json_integer_value(json_object_get(value, "end"));
        size_t from = 0, to = 0;
        for (json_int_t i = 0; i < json_integer_value(start); i++)
            (void)utf8_next(text, &from);
        for (json_int_t i = 0; i < end; i++)
            (void)utf8_next(text, &to);
        assert_int_equal(json_string_length(quote), to - from);
        assert_memory_equal(json_string_value(quote), text.bytes + from, to - from);
    }
    /* The macro of jansson wants an object that is not const; nothing is written. */
    json_t *const object = json_deep_copy(value);
    json_object_foreach(object, key, member) check_quotes(member, text);
    json_decref(object);
}

static void an_article_has_its_head_and_not_its_text(void **state)
{
    struct stage *const stage = *state;
    json_article(&stage->writer, &stage->setting);
    json_auto_t *article = written(stage);
    text_is(article, "id", "00000000000000aa");
    text_is(article, "url", NULL);
    text_is(article, "title", "Loks für \"Grast\"");
    text_is(article, "kicker", "Züge");
    text_is(article, "authors/0", "Ada Brandt");
    text_is(article, "authors/1", "Uwe Kolk");
    integer_is(article, "lead/start", 0);
    integer_is(article, "lead/end", 76);
    text_is(article, "publisher", NULL);
    text_is(article, "source/path", "a/züge.txt");
    integer_is(article, "source/record", 3);
    text_is(article, "published/date", "2031-06");
    text_is(article, "published/earliest", "2031-06-01");
    text_is(article, "published/latest", "2031-06-30");
    text_is(article, "published/basis", "text");
    text_is(article, "duplicate_of", NULL);
    assert_null(json_object_get(article, "text"));
}

static void mentions_and_dates_count_code_points(void **state)
{
    struct stage *const stage = *state;
    const struct corpus_article *const told = stage->story.corpus;
    writer_begin_array(&stage->writer);
    json_mention(&stage->writer, &stage->setting, &told->reading->mentions[1]);
    json_date(&stage->writer, &stage->setting, &told->reading->dates[0]);
    writer_end_array(&stage->writer);
    json_auto_t *items = written(stage);
    check_quotes(items, told->article->text);
    integer_is(items, "0/start", 17);
    text_is(items, "0/quote", "Hedda Brankow");
    assert_true(json_is_true(at(items, "0/derived")));
    text_is(items, "0/entity/kind", "person");
    text_is(items, "0/entity/id", "hedda-brankow");
    text_is(items, "1/type", "date");
    text_is(items, "1/value", "2031-05");
    text_is(items, "1/earliest", "2031-05-01");
    text_is(items, "1/latest", "2031-05-31");
}

static void a_claim_says_who_what_and_when(void **state)
{
    struct stage *const stage = *state;
    json_claim(&stage->writer, &stage->setting, 0);
    json_auto_t *claim = written(stage);
    check_quotes(claim, stage->story.corpus->article->text);
    text_is(claim, "id", "00000000000000aa-50");
    text_is(claim, "article/id", "00000000000000aa");
    text_is(claim, "article/published/date", "2031-06");
    integer_is(claim, "spans/0/start", 50);
    integer_is(claim, "spans/0/end", 75);
    text_is(claim, "quote", "mehr als 40 Loks seien da");
    text_is(claim, "speaker/kind", "person");
    text_is(claim, "speaker/name", "Hedda Brankow");
    integer_is(claim, "speaker/start", 17);
    text_is(claim, "via/0/id", "grast");
    text_is(claim, "cue/0/quote", "sagte");
    text_is(claim, "form", "indirect");
    text_is(claim, "modality", "probable");
    text_is(claim, "polarity", "affirmed");
    text_is(claim, "event/type", "transfer");
    assert_true(json_is_null(at(claim, "event/supplier")));
    text_is(claim, "event/recipient/id", "grast");
    text_is(claim, "about/0/id", "grast");
    integer_is(claim, "figures/0/value", 40);
    text_is(claim, "figures/0/bound", "min");
    text_is(claim, "figures/0/unit", "Loks");
    text_is(claim, "when/date", "2031-05");
    text_is(claim, "when/quote", "Mai 2031");
    text_is(claim, "when/earliest", NULL);
    text_is(claim, "when/latest", "2031-05-31");
    text_is(claim, "thread", "t-1");
    text_is(claim, "rule", "by-hand");
}

static void a_group_has_no_id_and_an_interrupted_claim_one_quote(void **state)
{
    struct stage *const stage = *state;
    json_claim(&stage->writer, &stage->setting, 1);
    json_auto_t *claim = written(stage);
    text_is(claim, "speaker/kind", "group");
    text_is(claim, "speaker/id", NULL);
    text_is(claim, "speaker/name", "Experten");
    text_is(claim, "speaker/start", NULL);
    text_is(claim, "when", NULL);
    text_is(claim, "quote", "Experten bestreiten das");
    integer_is(claim, "spans/1/start", 97);
    assert_int_equal(json_array_size(at(claim, "via")), 0);
}

static void entities_show_what_their_kind_has(void **state)
{
    struct stage *const stage = *state;
    const struct links *const links = &stage->story.links;
    writer_begin_array(&stage->writer);
    for (uint32_t i = 0; i < links->entity_count; i++)
        json_entity(&stage->writer, &links->entities[i]);
    writer_end_array(&stage->writer);
    assert_non_null(strstr(stage->out.bytes, "\"latitude\":39.0339,"));
    json_auto_t *entities = written(stage);
    text_is(entities, "0/aliases/0/text", "Brankow");
    integer_is(entities, "0/aliases/0/count", 2);
    text_is(entities, "0/roles/0", "Sprecherin");
    text_is(entities, "0/first", "2031-06-01");
    assert_null(json_object_get(at(entities, "0"), "country"));
    text_is(entities, "1/precision", "city");
    text_is(entities, "1/first", NULL);
    assert_null(json_object_get(at(entities, "1"), "roles"));
    text_is(entities, "2/class", "artillery");
    assert_true(json_real_value(at(entities, "2/calibre_mm")) == 152.4);
}

static void a_thread_puts_figures_and_denials_side_by_side(void **state)
{
    struct stage *const stage = *state;
    struct fault fault = { 0 };
    const struct thread *const told = stage->story.links.threads;
    struct thread_part parts[2];
    assert_int_equal(told->claim_count, 2);
    for (uint32_t i = 0; i < told->claim_count; i++)
        assert_true(json_thread_part(&stage->setting, told, told->claims[i].claim,
                                     stage->arena, &parts[i], &fault));
    json_thread(&stage->writer, told, parts);
    json_auto_t *thread = written(stage);
    text_is(thread, "event", "transfer");
    text_is(thread, "first/id", "00000000000000aa-50");
    integer_is(thread, "claims", 2);
    integer_is(thread, "speakers", 2);
    text_is(thread, "members/1/reason", "denial");
    text_is(thread, "denials/0/id", "00000000000000aa-77");
    text_is(thread, "denials/0/denies", "00000000000000aa-50");
    text_is(thread, "denials/0/reason", "bestreiten");
    text_is(thread, "figures/0/quote", "mehr als 40 Loks");
    text_is(thread, "figures/0/claim", "00000000000000aa-50");
}

static void a_source_lists_what_was_skipped(void **state)
{
    struct stage *const stage = *state;
    const struct skipped_record skipped[] = { { 2, SLICE("no text") } };
    const struct source_report report = { SLICE("a.jsonl"), SLICE("jsonl"), 5, skipped,
                                          1 };
    json_source(&stage->writer, &report);
    assert_string_equal(stage->out.bytes,
                        "{\"path\":\"a.jsonl\",\"format\":\"jsonl\",\"read\":5,"
                        "\"skipped\":[{\"record\":2,\"reason\":\"no text\"}]}");
}

int main(void)
{
#define TEST(fact) cmocka_unit_test_setup_teardown(fact, enter, leave)
    const struct CMUnitTest tests[] = {
        TEST(an_article_has_its_head_and_not_its_text),
        TEST(mentions_and_dates_count_code_points),
        TEST(a_claim_says_who_what_and_when),
        TEST(a_group_has_no_id_and_an_interrupted_claim_one_quote),
        TEST(entities_show_what_their_kind_has),
        TEST(a_thread_puts_figures_and_denials_side_by_side),
        TEST(a_source_lists_what_was_skipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
