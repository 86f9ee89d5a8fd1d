#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../test.h"
#include "base/buffer.h"
#include "sources/sources.h"

enum { LARGEST_PAGE = 1 << 16, FEWEST_PAGES = 50, PATH_SIZE = 1024 };

/* A page as a file has it, and what must be left of it; see pages/README.md. */
struct sample {
    struct buffer page, title, kicker, lead, text;
};

static void begin(struct sample *sample)
{
    buffer_init(&sample->page, LARGEST_PAGE);
    buffer_init(&sample->title, LARGEST_PAGE);
    buffer_init(&sample->kicker, LARGEST_PAGE);
    buffer_init(&sample->lead, LARGEST_PAGE);
    buffer_init(&sample->text, LARGEST_PAGE);
}

static void finish(struct sample *sample)
{
    buffer_finish(&sample->page);
    buffer_finish(&sample->title);
    buffer_finish(&sample->kicker);
    buffer_finish(&sample->lead);
    buffer_finish(&sample->text);
}

static void keep_line(struct buffer *kept, struct slice content)
{
    buffer_append_slice(kept, content);
    buffer_append_byte(kept, '\n');
}

static void add_line(struct sample *sample, struct slice line)
{
    const struct slice content = slice_part(line, 2, line.length);
    const bool colon =
        line.length > 0 && line.bytes[0] == '^' && slice_ends_with(content, SLICE(":"));
    buffer_append_slice(&sample->page, content);
    buffer_append_byte(&sample->page, '\n');
    if (line.length == 0 || line.bytes[0] == '-')
        return;
    keep_line(line.bytes[0] == '='   ? &sample->title
              : line.bytes[0] == '^' ? &sample->kicker
                                     : &sample->text,
              slice_part(content, 0, content.length - colon));
    if (line.bytes[0] == '>')
        keep_line(&sample->lead, content);
}

static void load(const char *path, struct sample *sample)
{
    char line[4096];
    FILE *const file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL)
        add_line(sample, slice_of(strtok(line, "\n") == NULL ? "" : line));
    assert_int_equal(fclose(file), 0);
}

/* Every run of white space as one blank: pages may be broken into lines anywhere. */
static struct buffer folded(struct slice text)
{
    struct buffer out;
    buffer_init(&out, LARGEST_PAGE);
    text = slice_trim(text);
    for (size_t i = 0; i < text.length; i++) {
        const bool blank = text.bytes[i] == ' ' || text.bytes[i] == '\n';
        if (!blank)
            buffer_append_byte(&out, text.bytes[i]);
        else if (out.bytes[out.length - 1] != ' ')
            buffer_append_byte(&out, ' ');
    }
    return out;
}

static void assert_same(const char *page, struct slice found, struct slice expected)
{
    struct buffer one = folded(found);
    struct buffer other = folded(expected);
    if (strcmp(one.bytes, other.bytes) != 0)
        print_error("%s:\n", page);
    assert_string_equal(one.bytes, other.bytes);
    buffer_finish(&one);
    buffer_finish(&other);
}

struct expectation {
    const char *page;
    const struct sample *sample;
};

static bool compare(void *context, const struct article *article, struct slice problem,
                    struct fault *fault)
{
    const struct expectation *const expected = context;
    (void)fault;
    assert_null(problem.bytes);
    assert_same(expected->page, article->title, buffer_slice(&expected->sample->title));
    assert_same(expected->page, article->kicker,
                buffer_slice(&expected->sample->kicker));
    assert_same(expected->page, span_text(article->text, article->lead),
                buffer_slice(&expected->sample->lead));
    assert_same(expected->page, article->text, buffer_slice(&expected->sample->text));
    assert_true(article->title.bytes != NULL || expected->sample->title.length == 0);
    return true;
}

static void check_page(const char *folder, const char *name)
{
    char path[PATH_SIZE];
    struct sample sample;
    begin(&sample);
    assert_true(snprintf(path, sizeof path, "%s/%s", folder, name) < PATH_SIZE);
    load(path, &sample);
    struct arena *const arena = arena_create(16 << 20);
    struct expectation expected = { name, &sample };
    struct fault fault = { 0 };
    assert_true(source_read_content(slice_of(name), buffer_slice(&sample.page), arena,
                                    compare, &expected, &fault));
    arena_destroy(arena);
    finish(&sample);
}

static void of_a_page_the_article_is_left_and_nothing_else(void **state)
{
    (void)state;
    char folder[PATH_SIZE];
    const char *const tests = getenv("UNIT_TESTS");
    assert_non_null(tests);
    (void)snprintf(folder, sizeof folder, "%s/sources/pages", tests);
    DIR *const pages = opendir(folder);
    assert_non_null(pages);
    int count = 0;
    for (const struct dirent *entry; (entry = readdir(pages)) != NULL;) {
        if (!slice_ends_with(slice_of(entry->d_name), SLICE(".txt")))
            continue;
        check_page(folder, entry->d_name);
        count++;
    }
    (void)closedir(pages);
    assert_true(count >= FEWEST_PAGES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_a_page_the_article_is_left_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
