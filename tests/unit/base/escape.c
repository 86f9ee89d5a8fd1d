/* Escaping for JSON and URLs, and the way back. */
#include "base/escape.h"

#include "../test.h"

typedef void escape(struct buffer *, struct slice);

static void assert_escaped(escape *how, struct slice text, const char *expected)
{
    struct buffer buffer;
    buffer_init(&buffer, 1000);
    how(&buffer, text);
    assert_string_equal(buffer.bytes, expected);
    buffer_finish(&buffer);
}

static void json_strings_are_valid_whatever_the_bytes(void **state)
{
    (void)state;
    assert_escaped(escape_json, SLICE(""), "\"\"");
    assert_escaped(escape_json, SLICE("Grüße „hier“"), "\"Grüße „hier“\"");
    assert_escaped(escape_json, SLICE("a\"b\\c\n\x01"), "\"a\\\"b\\\\c\\n\\u0001\"");
    assert_escaped(escape_json, SLICE("a\xFFz"), "\"a\xEF\xBF\xBDz\"");
    assert_escaped(escape_json, SLICE("a\0z"), "\"a\\u0000z\"");
}

static void urls_keep_only_what_cannot_be_mistaken(void **state)
{
    (void)state;
    assert_escaped(escape_url, SLICE("kim-jong_un.~9,a:*"), "kim-jong_un.~9,a:*");
    assert_escaped(escape_url, SLICE("a b&c=ü<>\"+"), "a%20b%26c%3D%C3%BC%3C%3E%22%2B");
}

static void json_strings_give_their_text_back_or_are_refused(void **state)
{
    (void)state;
    const struct {
        struct slice json, text; /* bytes NULL: refused */
    } cases[] = {
        { SLICE("\"\""), SLICE("") },
        { SLICE("\"Grüße „hier“\""), SLICE("Grüße „hier“") },
        { SLICE("\"a\\\"b\\\\c\\n\\u0001\\/\\t\""), SLICE("a\"b\\c\n\x01/\t") },
        { SLICE("\"a"), { 0 } },
        { SLICE("\""), { 0 } },
        { SLICE(""), { 0 } },
        { SLICE("\"\\\""), { 0 } },
        { SLICE("\"\\x\""), { 0 } },
        { SLICE("\"\\u00g1\""), { 0 } },
        { SLICE("\"\\u001\""), { 0 } },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[100];
        size_t length = 0;
        const bool ok = unescape_json(cases[i].json, text, &length);
        assert_int_equal(ok, cases[i].text.bytes != NULL);
        assert_true(!ok || slice_equals((struct slice){ text, length }, cases[i].text));
    }
}

static void percent_encoding_is_undone_or_refused(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(10000);
    assert_string_equal(unescape_url(arena, SLICE("a%20b+c%c3%BC"), false).bytes,
                        "a b+cü");
    assert_string_equal(unescape_url(arena, SLICE("a+b"), true).bytes, "a b");
    assert_int_equal(unescape_url(arena, SLICE("%00"), false).length, 1);
    assert_null(unescape_url(arena, SLICE("100%"), false).bytes);
    assert_null(unescape_url(arena, SLICE("%4"), false).bytes);
    assert_null(unescape_url(arena, SLICE("%4g"), false).bytes);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_strings_are_valid_whatever_the_bytes),
        cmocka_unit_test(json_strings_give_their_text_back_or_are_refused),
        cmocka_unit_test(urls_keep_only_what_cannot_be_mistaken),
        cmocka_unit_test(percent_encoding_is_undone_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
