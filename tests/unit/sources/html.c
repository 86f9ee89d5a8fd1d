#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../test.h"
#include "base/digest.h"
#include "collect.h"

enum {
    LARGEST_PAGE = 1 << 18,
    FEWEST_PAGES = 25,
    PATH_SIZE = 1024,
    MOST_TOKENS = 4096
};

static const double least_agreement = 0.97;

static struct buffer loaded(const char *folder, const char *name)
{
    char path[PATH_SIZE];
    struct buffer content;
    buffer_init(&content, LARGEST_PAGE);
    assert_true(snprintf(path, sizeof path, "%s/%s", folder, name) < PATH_SIZE);
    FILE *const file = fopen(path, "rb");
    assert_non_null(file);
    char piece[4096];
    for (size_t got = 0; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        buffer_append(&content, piece, got);
    assert_int_equal(fclose(file), 0);
    return content;
}

/* Words as blanks part them, in byte order. */
struct tokens {
    struct slice items[MOST_TOKENS];
    size_t count;
};

static int compare_tokens(const void *a, const void *b)
{
    return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

static void split(struct slice text, struct tokens *out)
{
    out->count = 0;
    for (size_t at = 0; at < text.length;) {
        const size_t start = at;
        while (at < text.length && text.bytes[at] != ' ' && text.bytes[at] != '\n')
            at++;
        if (at > start) {
            assert_true(out->count < MOST_TOKENS);
            out->items[out->count++] = slice_part(text, start, at);
        }
        at++;
    }
    qsort(out->items, out->count, sizeof out->items[0], compare_tokens);
}

/* F1 of the two bags of tokens. */
static double agreement(struct slice found, struct slice meant)
{
    static struct tokens one, other;
    size_t i = 0;
    size_t j = 0;
    size_t common = 0;
    split(found, &one);
    split(meant, &other);
    while (i < one.count && j < other.count) {
        const int order = slice_compare(one.items[i], other.items[j]);
        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return 2.0 * (double)common / (double)(one.count + other.count);
}

struct expectation {
    const char *name;
    struct slice fields, text, readability;
    int records;
};

static void append_field(struct buffer *out, const char *name, struct slice value)
{
    if (value.bytes != NULL)
        buffer_printf(out, "%s %.*s\n", name, (int)value.length, value.bytes);
}

static bool compare(void *context, const struct article *article, struct slice problem,
                    struct fault *fault)
{
    struct expectation *const expected = context;
    struct buffer fields;
    (void)fault;
    expected->records++;
    buffer_init(&fields, LARGEST_PAGE);
    append_field(&fields, "title", article->title);
    append_field(&fields, "kicker", article->kicker);
    if (article->lead.end > 0)
        append_field(&fields, "lead", span_text(article->text, article->lead));
    for (uint32_t i = 0; i < article->author_count; i++)
        append_field(&fields, "author", article->authors[i]);
    append_field(&fields, "publisher", article->publisher);
    append_field(&fields, "published", article->published.date);
    append_field(&fields, "url", article->url);
    append_field(&fields, "language", article->language);
    const double reached = agreement(article->text, expected->text);
    const bool agrees = problem.bytes == NULL &&
                        slice_equals(buffer_slice(&fields), expected->fields) &&
                        reached >= least_agreement &&
                        reached >= agreement(expected->readability, expected->text);
    if (!agrees) {
        print_error("%s: %.*s\n%s\n%.*s\n", expected->name, (int)problem.length,
                    problem.bytes == NULL ? "" : problem.bytes, fields.bytes,
                    (int)article->text.length,
                    article->text.bytes == NULL ? "" : article->text.bytes);
    }
    assert_true(agrees);
    buffer_finish(&fields);
    return true;
}

/* Readability's answer, which is about this page as it is. */
static struct slice readability_of(const struct buffer *page,
                                   const struct buffer *answer)
{
    char digest[DIGEST_HEX_SIZE];
    struct slice rest = buffer_slice(answer);
    digest_hex(buffer_slice(page), digest);
    (void)slice_split(&rest, '\n');
    const struct slice line = slice_split(&rest, '\n');
    assert_true(slice_starts_with(line, SLICE("# page ")));
    assert_true(slice_is(slice_part(line, strlen("# page "), line.length), digest));
    return rest;
}

static void check_page(const char *folder, const char *name)
{
    char expected_name[PATH_SIZE], answers[2 * PATH_SIZE];
    struct fault fault = { 0 };
    (void)snprintf(expected_name, sizeof expected_name, "%.*s.txt",
                   (int)(strlen(name) - strlen(".html")), name);
    struct buffer page = loaded(folder, name);
    (void)snprintf(answers, sizeof answers, "%s/../../../readability/answers", folder);
    struct buffer meant = loaded(folder, expected_name);
    struct buffer answer = loaded(answers, expected_name);
    const size_t blank = slice_find(buffer_slice(&meant), SLICE("\n\n"));
    assert_true(blank != SIZE_MAX);
    struct expectation expected = {
        .name = name,
        .fields = slice_part(buffer_slice(&meant), 0, blank + 1),
        .text = slice_part(buffer_slice(&meant), blank + 2, meant.length),
        .readability = readability_of(&page, &answer),
    };
    struct arena *const arena = arena_create((size_t)64 << 20);
    /* The name says nothing: the content must. */
    assert_true(source_read_content(SLICE("page"), buffer_slice(&page), arena, compare,
                                    &expected, &fault));
    assert_int_equal(expected.records, 1);
    arena_destroy(arena);
    buffer_finish(&page);
    buffer_finish(&meant);
    buffer_finish(&answer);
}

static void of_a_saved_page_the_article_is_left_and_what_is_said_of_it(void **state)
{
    (void)state;
    char folder[PATH_SIZE];
    const char *const tests = getenv("UNIT_TESTS");
    assert_non_null(tests);
    (void)snprintf(folder, sizeof folder, "%s/sources/html", tests);
    DIR *const pages = opendir(folder);
    assert_non_null(pages);
    int count = 0;
    for (const struct dirent *entry; (entry = readdir(pages)) != NULL;) {
        if (!slice_ends_with(slice_of(entry->d_name), SLICE(".html")))
            continue;
        check_page(folder, entry->d_name);
        count++;
    }
    (void)closedir(pages);
    assert_true(count >= FEWEST_PAGES);
}

static void assert_notes(const char *path, struct slice content, const char *expected)
{
    struct buffer notes = collected(path, content);
    assert_string_equal(notes.bytes, expected);
    buffer_finish(&notes);
}

static void append_times(struct buffer *out, const char *piece, int times)
{
    for (int i = 0; i < times; i++)
        buffer_append_string(out, piece);
}

/* A page of `times` this piece has this problem. */
static void assert_refused(const char *piece, int times, const char *problem)
{
    struct buffer page;
    struct buffer expected;
    buffer_init(&page, (size_t)32 << 20);
    buffer_init(&expected, 1 << 10);
    buffer_append_string(&page, "<html><body>");
    append_times(&page, piece, times);
    buffer_printf(&expected, "a.html 1: ! %s\n", problem);
    assert_notes("a.html", buffer_slice(&page), expected.bytes);
    buffer_finish(&page);
    buffer_finish(&expected);
}

static void what_no_page_has_is_refused_with_its_reason(void **state)
{
    (void)state;
    assert_refused("<div>", 100000, "elements nested deeper than 250");
    assert_refused("<b>x</b>", 300000, "more than 262144 tags");
    assert_refused("<p a b c d e f g h", 100, "a tag with more than 256 attributes");
    assert_refused("Ein Satz, der nicht enden will. ", 300000,
                   "the page is larger than 8 MiB");
    assert_refused("<p>Ein Satz, der nicht enden will, und noch einer.</p>", 100000,
                   "the text is larger than 4 MiB");
    assert_refused("<script>if (a < b) document.write('<p>')</script>", 1,
                   "no article text in it");
    assert_refused("", 0, "no article text in it");
    /* A soft hyphen is nothing. */
    assert_notes("a.html", SLICE("\xC2\xAD"), "a.html 1: ! no article text in it\n");
    assert_notes("a.html", SLICE(" \n"), "a.html 1: ! no article text in it\n");
}

static void a_page_that_breaks_off_is_read_as_far_as_it_goes(void **state)
{
    (void)state;
    assert_notes(
        "a.html",
        SLICE("<html><body><h1>Der Damm</h1><p>Der Damm hält, sagt der Rat, "
              "und der Regen lässt nach.</p><p>Am Abend stieg der Fluss, sagt er, <a "
              "hre"),
        "a.html 1: format=html title=Der Damm language=de text=Der Damm hält, sagt der "
        "Rat, und der Regen lässt nach.\n\nAm Abend stieg der Fluss, sagt er,\n");
}

static void the_bytes_of_a_page_count_for_more_than_what_it_declares(void **state)
{
    (void)state;
    static const char expected[] =
        "a.html 1: format=html title=Öl language=de text=Über dem Öl trieb „Rauch“, "
        "und die Möwen mieden den Kai.\n";
    const struct slice pages[] = {
        SLICE(
            "<meta charset=\"iso-8859-1\"><h1>Öl</h1><p>Über dem Öl trieb „Rauch“, und "
            "die Möwen mieden den Kai."),
        SLICE("<meta charset=utf-8><h1>\xD6l</h1><p>\xDC"
              "ber dem \xD6l trieb \x84Rauch\x93, und die M\xF6wen mieden den Kai."),
        SLICE(
            "\xEF\xBB\xBF<meta charset=koi8-r><h1>Öl</h1><p>Über dem Öl trieb „Rauch“, "
            "und die Möwen mieden den Kai."),
        SLICE("<h1>&Ouml;l</h1><p>&Uuml;ber dem &#214;l trieb &#132;Ra&shy;uch&#147;, "
              "und "
              "die M&ouml;wen mieden&nbsp;den Kai."),
    };
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        assert_notes("a.html", pages[i], expected);
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    (void)state;
    assert_notes("a.html", SLICE("<html><body><p>Der Damm\0 hält."),
                 "a.html 1: ! not a text file\n");
}

static void another_encoding_is_read_where_a_page_declares_it(void **state)
{
    (void)state;
    assert_notes("a.html",
                 SLICE("<meta charset=\"windows-1251\"><h1>\xCF\xEE\xF0\xF2</h1><p>"
                       "\xCF\xEE\xF0\xF2 Ustrelsk, Hafen der Stadt."),
                 "a.html 1: format=html title=Порт text=Порт Ustrelsk, Hafen der "
                 "Stadt.\n");
}

static void markup_is_known_by_what_it_is(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "<!DOCTYPE html><p>Der Damm hält.", "<html><p>Der Damm hält.",
        "\n<!-- x --><HTML><BODY>Der Damm hält.",
        ("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>"
         "Der Damm hält.</p></body></html>")
    };
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        assert_notes("a.txt", slice_of(pages[i]),
                     "a.txt 1: format=html text=Der Damm hält.\n");
    assert_notes("a.htm", SLICE("Der Damm hält."),
                 "a.htm 1: format=html text=Der Damm hält.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_a_saved_page_the_article_is_left_and_what_is_said_of_it),
        cmocka_unit_test(what_no_page_has_is_refused_with_its_reason),
        cmocka_unit_test(a_page_that_breaks_off_is_read_as_far_as_it_goes),
        cmocka_unit_test(the_bytes_of_a_page_count_for_more_than_what_it_declares),
        cmocka_unit_test(bytes_that_are_no_text_are_refused),
        cmocka_unit_test(another_encoding_is_read_where_a_page_declares_it),
        cmocka_unit_test(markup_is_known_by_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
