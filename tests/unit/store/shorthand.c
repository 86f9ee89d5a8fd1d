#include "store/shorthand.h"

#include <string.h>

#include "../test.h"

static struct buffer kept, again;

static int begin(void **state)
{
    (void)state;
    buffer_init(&kept, 1 << 20);
    buffer_init(&again, 1 << 20);
    return 0;
}

static int end(void **state)
{
    (void)state;
    buffer_finish(&kept);
    buffer_finish(&again);
    return 0;
}

static size_t size_of_shorthand(struct slice text)
{
    struct shorthand shorthand;
    shorthand_init(&shorthand);
    buffer_clear(&kept);
    shorthand_write(&shorthand, text, &kept);
    return kept.length;
}

static void comes_back(struct slice text)
{
    (void)size_of_shorthand(text);
    buffer_clear(&again);
    shorthand_read(buffer_slice(&kept), &again);
    assert_int_equal(again.length, text.length);
    assert_memory_equal(again.bytes, text.bytes, text.length);
}

static const char whole_claim[] =
    "{\"id\":\"0123456789abcdef-43\",\"article\":{\"id\":\"0123456789abcdef\","
    "\"title\":"
    "\"Brückenbau\",\"publisher\":\"Grast\",\"published\":{\"date\":\"2022-01-01\","
    "\"earliest\":\"2022-01-01\",\"latest\":\"2022-01-01\",\"basis\":\"metadata\"}},"
    "\"spans\":[{\"start\":43,\"end\":99}],\"quote\":\"der Zoll zähle \\\"alles\\\"\","
    "\"speaker\":{\"kind\":\"person\",\"id\":\"ragna-bren\",\"name\":\"Ragna Bren\","
    "\"start\":0,\"end\":32},\"via\":[],\"cue\":[{\"start\":33,\"end\":41,\"quote\":"
    "\"sagte\"}],\"form\":\"indirect\",\"modality\":\"stated\",\"polarity\":\"denied\","
    "\"event\":{\"type\":\"other\",\"supplier\":null,\"recipient\":null},\"about\":[],"
    "\"weapons\":[],\"figures\":[],\"when\":null,\"thread\":null,\"rule\":\"verb\"}";
static const struct slice claim = { whole_claim, sizeof whole_claim - 1 };

static void a_claim_takes_less_than_half(void **state)
{
    (void)state;
    comes_back(claim);
    assert_true(2 * size_of_shorthand(claim) < claim.length);
}

static void any_beginning_and_end_of_an_item_comes_back(void **state)
{
    (void)state;
    for (size_t i = 0; i <= claim.length; i++) {
        comes_back(slice_part(claim, 0, i));
        comes_back(slice_part(claim, i, claim.length));
    }
}

static void any_byte_comes_back(void **state)
{
    (void)state;
    char text[3 * 256];
    for (size_t i = 0; i < 256; i++)
        text[3 * i] = text[3 * i + 1] = text[3 * i + 2] = (char)i;
    comes_back((struct slice){ text, sizeof text });
    comes_back(SLICE(""));
}

/* What a database of an earlier version holds. */
static void json_without_shorthand_is_read_as_it_is(void **state)
{
    (void)state;
    shorthand_read(claim, &again);
    assert_string_equal(again.bytes, claim.bytes);
}

static void what_stands_side_by_side_does_so_when_it_is_read(void **state)
{
    (void)state;
    const struct slice parts[] = {
        SLICE("{\"start\":1,\"value\":\"2022-03-04"),
        SLICE("2022-03-04\",\"earliest\":\"2022-03-04\",\"latest\":\"2022-03-04\"}"),
        SLICE(",\"end\":2022-03-04"),
        SLICE("\",\"earliest\":\"2022-03-04\"}"),
    };
    struct shorthand shorthand;
    struct buffer whole;
    shorthand_init(&shorthand);
    buffer_init(&whole, 1024);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        shorthand_write(&shorthand, parts[i], &kept);
        buffer_append_slice(&whole, parts[i]);
    }
    shorthand_read(buffer_slice(&kept), &again);
    assert_string_equal(again.bytes, whole.bytes);
    buffer_finish(&whole);
}

/* Whatever a damaged file holds, reading ends and stays within the text. */
static void damaged_bytes_are_read_to_their_end(void **state)
{
    (void)state;
    for (unsigned first = 1; first < 32; first++) {
        for (unsigned second = 0; second < 256; second++) {
            const char bytes[] = { (char)first, (char)second, (char)first };
            buffer_clear(&again);
            for (size_t length = 1; length <= sizeof bytes; length++)
                shorthand_read((struct slice){ bytes, length }, &again);
            assert_int_equal(again.failure, FAULT_NONE);
        }
    }
}

static void a_text_longer_than_the_ceiling_is_a_fault(void **state)
{
    (void)state;
    struct buffer small;
    buffer_init(&small, 64);
    (void)size_of_shorthand(claim);
    shorthand_read(buffer_slice(&kept), &small);
    assert_int_equal(small.failure, FAULT_LIMIT);
    buffer_finish(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_claim_takes_less_than_half, begin, end),
        cmocka_unit_test_setup_teardown(any_beginning_and_end_of_an_item_comes_back,
                                        begin, end),
        cmocka_unit_test_setup_teardown(any_byte_comes_back, begin, end),
        cmocka_unit_test_setup_teardown(json_without_shorthand_is_read_as_it_is, begin,
                                        end),
        cmocka_unit_test_setup_teardown(
            what_stands_side_by_side_does_so_when_it_is_read, begin, end),
        cmocka_unit_test_setup_teardown(damaged_bytes_are_read_to_their_end, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_text_longer_than_the_ceiling_is_a_fault,
                                        begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
