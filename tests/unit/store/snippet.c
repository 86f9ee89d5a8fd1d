#include "store/snippet.h"

#include "../test.h"

static struct arena *arena;

static int enter(void **state)
{
    (void)state;
    arena = arena_create(1 << 20);
    return 0;
}

static int leave(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

static struct phrases phrases_of(const char *q)
{
    struct phrases phrases;
    struct fault fault = { 0 };
    assert_true(phrases_read(slice_of(q), arena, &phrases, &fault));
    return phrases;
}

static void expression_is(const char *q, const char *expected)
{
    const struct phrases phrases = phrases_of(q);
    if (!slice_is(phrases.expression, expected))
        fail_msg("%s gave %s", q, phrases.expression.bytes);
}

static void what_is_typed_becomes_words_that_must_all_occur(void **state)
{
    (void)state;
    expression_is("Straße", "\"strasse\"");
    expression_is("  zwei   Wörter ", "\"zwei\" \"worter\"");
    expression_is("\"Zug nach Grast\" lok*", "\"zug nach grast\" \"lok*\"*");
    expression_is("\"nicht geschlossen", "\"nicht geschlossen\"");
    expression_is("152-mm-Granate", "\"152-mm-granate\"");
    expression_is("a OR b NOT (c) ^ d:e", "\"a\" \"or\" \"b\" \"not\" \"(c)\" \"d:e\"");
}

static void a_question_without_a_word_is_refused(void **state)
{
    (void)state;
    static const char *const questions[] = { "", "  ", "\"\"", "*", "-- ?!", "\"" };
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
        struct phrases phrases;
        struct fault fault = { 0 };
        assert_false(phrases_read(slice_of(questions[i]), arena, &phrases, &fault));
        assert_int_equal(fault.kind, FAULT_INPUT);
    }
}

static void snippet_is(const char *text, const char *q, const char *expected)
{
    const struct phrases phrases = phrases_of(q);
    struct slice snippet;
    struct fault fault = { 0 };
    assert_true(snippet_make(slice_of(text), &phrases, arena, &snippet, &fault));
    if (!slice_is(snippet, expected))
        fail_msg("%s gave %s", q, snippet.bytes);
}

static void words_are_marked_as_the_text_has_them(void **state)
{
    (void)state;
    snippet_is("Die Straße nach Grast.", "strasse",
               "Die <mark>Straße</mark> nach Grast.");
    snippet_is("Drei Züge, drei Loks", "zuege drei",
               "<mark>Drei</mark> <mark>Züge</mark>, <mark>drei</mark> Loks");
    snippet_is("Drei Loks fahren", "lok*", "Drei <mark>Loks</mark> fahren");
    snippet_is("eine 152-mm-Granate lag da", "\"152 mm\"",
               "eine <mark>152-mm</mark>-Granate lag da");
    snippet_is("nur im Titel", "anders", "nur im Titel");
}

static void a_phrase_is_marked_where_its_words_follow_each_other(void **state)
{
    (void)state;
    snippet_is("Zug nach Grast, Zug und nach", "\"zug nach\"",
               "<mark>Zug nach</mark> Grast, Zug und nach");
}

static void a_long_text_is_cut_around_the_first_hit(void **state)
{
    (void)state;
    snippet_is("a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7 8 9 "
               "ziel a b c d e f g h i j k l m n o p q r s t u v w x y z",
               "ziel",
               "… 2 3 4 5 6 7 8 9 <mark>ziel</mark> a b c d e f g h i j k l m n o p q "
               "r s t u v w …");
}

int main(void)
{
#define TEST(fact) cmocka_unit_test_setup_teardown(fact, enter, leave)
    const struct CMUnitTest tests[] = {
        TEST(what_is_typed_becomes_words_that_must_all_occur),
        TEST(a_question_without_a_word_is_refused),
        TEST(words_are_marked_as_the_text_has_them),
        TEST(a_phrase_is_marked_where_its_words_follow_each_other),
        TEST(a_long_text_is_cut_around_the_first_hit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
