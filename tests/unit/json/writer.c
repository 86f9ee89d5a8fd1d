#include "json/writer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <jansson.h>

#include "../test.h"

static struct buffer out;

static int begin(void **state)
{
    (void)state;
    buffer_init(&out, 1 << 20);
    return 0;
}

static int end(void **state)
{
    (void)state;
    buffer_finish(&out);
    return 0;
}

static void real_is(double value, const char *expected)
{
    struct writer writer = { .out = &out };
    buffer_clear(&out);
    writer_real(&writer, value);
    assert_string_equal(out.bytes, expected);
}

static void numbers_are_as_short_as_they_can_be(void **state)
{
    (void)state;
    real_is(39.0339, "39.0339");
    real_is(6000000, "6000000");
    real_is(152.4, "152.4");
    real_is(-0.0, "0");
    real_is(0.1 + 0.2, "0.30000000000000004");
    real_is(-12.5, "-12.5");
    real_is(1e15, "1000000000000000");
    real_is(1e300, "1e+300");
}

static void what_is_no_number_is_null(void **state)
{
    (void)state;
    real_is((double)NAN, "null");
    real_is((double)INFINITY, "null");
}

static void every_byte_below_space_comes_back_from_a_strict_reader(void **state)
{
    (void)state;
    char text[40];
    for (int i = 1; i < 32; i++)
        text[i - 1] = (char)i;
    memcpy(text + 31, "\"\\/\x7f\xC3\xBC", 7);
    struct writer writer = { .out = &out };
    writer_begin_array(&writer);
    writer_string(&writer, text);
    writer_text(&writer, (struct slice){ "a\0b", 3 });
    writer_end_array(&writer);
    json_auto_t *read = json_loadb(out.bytes, out.length,
                                   JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(read);
    assert_string_equal(json_string_value(json_array_get(read, 0)), text);
    assert_int_equal(json_string_length(json_array_get(read, 1)), 3);
}

/* The byte at this place, in texts of every length behind it. */
static void expect_escaped(char byte, const char *escaped, size_t place)
{
    char text[] = "\xC3\xBC"
                  "bermorgen \x7F\xE2\x80\x9E~!#[]";
    text[place] = byte;
    for (size_t length = place + 1; length < sizeof text; length++) {
        char expected[64];
        (void)snprintf(expected, sizeof expected, "\"%.*s%s%.*s\"", (int)place, text,
                       escaped, (int)(length - place - 1), text + place + 1);
        struct writer writer = { .out = &out };
        buffer_clear(&out);
        writer_text(&writer, (struct slice){ text, length });
        assert_string_equal(out.bytes, expected);
    }
}

/* Texts are looked through eight bytes at a time. */
static void escapes_are_found_at_every_place_of_a_text(void **state)
{
    (void)state;
    for (size_t place = 0; place < 20; place++) {
        expect_escaped('"', "\\\"", place);
        expect_escaped('\\', "\\\\", place);
        expect_escaped('\n', "\\n", place);
        expect_escaped('\x1f', "\\u001f", place);
    }
}

static void texts_without_escapes_stand_as_they_are(void **state)
{
    (void)state;
    static const char text[] = "Grüße an die Möwen vom Kai – 1 €";
    for (size_t length = 0; length < sizeof text; length++) {
        char expected[64];
        (void)snprintf(expected, sizeof expected, "[\"%.*s\"]", (int)length, text);
        struct writer writer = { .out = &out };
        buffer_clear(&out);
        writer_begin_array(&writer);
        writer_text(&writer, (struct slice){ text, length });
        writer_end_array(&writer);
        assert_string_equal(out.bytes, expected);
    }
}

static void commas_stand_between_values_only(void **state)
{
    (void)state;
    const struct slice none = { 0 };
    struct writer writer = { .out = &out };
    writer_begin_object(&writer);
    writer_text_field(&writer, "a", none);
    writer_key(&writer, "b");
    writer_begin_array(&writer);
    writer_end_array(&writer);
    writer_key(&writer, "c");
    writer_begin_array(&writer);
    writer_bool(&writer, true);
    writer_begin_object(&writer);
    writer_end_object(&writer);
    writer_end_array(&writer);
    writer_integer_field(&writer, "d", INT64_MIN);
    writer_end_object(&writer);
    assert_string_equal(out.bytes, "{\"a\":null,\"b\":[],\"c\":[true,{}],"
                                   "\"d\":-9223372036854775808}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(numbers_are_as_short_as_they_can_be, begin,
                                        end),
        cmocka_unit_test_setup_teardown(what_is_no_number_is_null, begin, end),
        cmocka_unit_test_setup_teardown(
            every_byte_below_space_comes_back_from_a_strict_reader, begin, end),
        cmocka_unit_test_setup_teardown(escapes_are_found_at_every_place_of_a_text,
                                        begin, end),
        cmocka_unit_test_setup_teardown(texts_without_escapes_stand_as_they_are, begin,
                                        end),
        cmocka_unit_test_setup_teardown(commas_stand_between_values_only, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
