#include "store/pack.h"

#include "../story.h"
#include "../test.h"
#include "base/escape.h"

enum { CEILING = 1 << 20 };

static struct buffer packed, text;
static struct arena *arena;

static int enter(void **state)
{
    (void)state;
    const struct story story = story_tell();
    struct fault fault = { 0 };
    buffer_init(&packed, CEILING);
    buffer_init(&text, CEILING);
    escape_json(&text, story.corpus->article->text);
    arena = arena_create(CEILING);
    return pack_write(story.corpus->article, story.corpus->reading, &packed, &fault)
               ? 0
               : -1;
}

static int leave(void **state)
{
    (void)state;
    buffer_finish(&packed);
    buffer_finish(&text);
    arena_destroy(arena);
    return 0;
}

static struct packed whole(void)
{
    return (struct packed){ buffer_slice(&packed), buffer_slice(&text) };
}

static void what_is_unpacked_packs_to_the_same_bytes(void **state)
{
    (void)state;
    struct article article;
    struct reading reading;
    struct fault fault = { 0 };
    struct buffer again;
    buffer_init(&again, CEILING);
    assert_true(pack_read(whole(), arena, &article, &reading, &fault));
    assert_true(pack_write(&article, &reading, &again, &fault));
    assert_true(slice_equals(buffer_slice(&again), buffer_slice(&packed)));
    buffer_finish(&again);
}

static void every_kind_of_item_comes_back(void **state)
{
    (void)state;
    const struct story story = story_tell();
    const struct claim *const told = story.corpus->reading->claims;
    struct article article;
    struct reading reading;
    struct fault fault = { 0 };
    assert_true(pack_read(whole(), arena, &article, &reading, &fault));
    assert_null(article.id.bytes);
    assert_null(article.url.bytes);
    assert_true(slice_equals(article.title, story.corpus->article->title));
    assert_true(slice_equals(article.text, story.corpus->article->text));
    assert_int_equal(article.source.record, 3);
    assert_int_equal(reading.mention_count, 2);
    assert_true(reading.mentions[1].derived);
    assert_true(reading.referents[0].facts.latitude == 39.0339);
    assert_int_equal(reading.referents[1].role_count, 1);
    assert_int_equal(reading.dates[0].interval.latest.day, 31);
    assert_int_equal(reading.figures[0].bound, FIGURE_MIN);
    assert_int_equal(reading.claims[1].span_count, 2);
    assert_int_equal(reading.claims[0].supplier, NO_REFERENT);
    assert_int_equal(reading.claims[1].when, NO_DATE);
    assert_int_equal(reading.claims[0].reach, REACH_UNTIL);
    assert_string_equal(reading.claims[1].rule, told[1].rule);
    assert_int_equal(reading.claims[0].via[0].span.end, 16);
    assert_int_equal(reading.published.basis, PUBLISHED_BY_TEXT);
}

static void any_change_of_a_byte_is_noticed(void **state)
{
    (void)state;
    struct article article;
    struct reading reading;
    for (size_t i = 0; i < packed.length; i++) {
        struct fault fault = { 0 };
        packed.bytes[i] ^= 0x10;
        assert_false(pack_read(whole(), arena, &article, &reading, &fault));
        assert_int_equal(fault.kind, FAULT_FORMAT);
        packed.bytes[i] ^= 0x10;
    }
}

static void what_was_cut_off_is_noticed(void **state)
{
    (void)state;
    struct article article;
    struct reading reading;
    for (size_t length = 0; length < packed.length; length++) {
        struct fault fault = { 0 };
        assert_false(
            pack_read((struct packed){ { packed.bytes, length }, buffer_slice(&text) },
                      arena, &article, &reading, &fault));
    }
}

static void the_text_of_another_is_noticed(void **state)
{
    (void)state;
    const struct slice others[] = { SLICE("\"Hier steht etwas anderes.\""),
                                    SLICE("\"a"),
                                    { 0 } };
    struct article article;
    struct reading reading;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        const struct packed mixed = { buffer_slice(&packed), others[i] };
        struct fault fault = { 0 };
        assert_false(pack_read(mixed, arena, &article, &reading, &fault));
        assert_int_equal(fault.kind, FAULT_FORMAT);
    }
}

static void want_of_memory_is_a_fault(void **state)
{
    (void)state;
    struct arena *const narrow = arena_create(64);
    struct article article;
    struct reading reading;
    struct fault fault = { 0 };
    assert_false(pack_read(whole(), narrow, &article, &reading, &fault));
    assert_int_equal(fault.kind, FAULT_NO_MEMORY);
    arena_destroy(narrow);
}

int main(void)
{
#define TEST(fact) cmocka_unit_test_setup_teardown(fact, enter, leave)
    const struct CMUnitTest tests[] = {
        TEST(what_is_unpacked_packs_to_the_same_bytes),
        TEST(every_kind_of_item_comes_back),
        TEST(any_change_of_a_byte_is_noticed),
        TEST(what_was_cut_off_is_noticed),
        TEST(the_text_of_another_is_noticed),
        TEST(want_of_memory_is_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
