/* What the program does without serving: export, check.
 *
 *     commands BINARY SOURCES */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../unit/test.h"
#include "corpus.h"

enum { WORDS_MAX = 8, OUTPUT_MAX = 64 * 1024 * 1024 };

static char *binary, *sources;

/* Runs with the words up to NULL. */
static int run(const char *const *words, struct buffer *output)
{
    char copies[WORDS_MAX][PATH_SIZE + 20];
    char *arguments[WORDS_MAX + 1] = { NULL };
    (void)snprintf(copies[0], sizeof copies[0], "chronicled");
    arguments[0] = copies[0];
    for (int i = 1; i < WORDS_MAX && words[i - 1] != NULL; i++) {
        (void)snprintf(copies[i], sizeof copies[i], "%s", words[i - 1]);
        arguments[i] = copies[i];
    }
    buffer_init(output, OUTPUT_MAX);
    return daemon_run(binary, arguments, output);
}

static void write_file(const struct daemon *daemon, const char *name,
                       const char *content, char path[PATH_SIZE])
{
    daemon_path(daemon, name, path);
    FILE *const file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* Twice: into a database that is not there yet, and from one that is. */
static void export_prints_what_the_daemon_answers(void **state)
{
    (void)state;
    struct daemon daemon;
    struct buffer served;
    char database[PATH_SIZE + 20], path[PATH_SIZE], folder[PATH_SIZE + 20];
    buffer_init(&served, OUTPUT_MAX);
    assert_true(daemon_init(&daemon, binary));
    assert_true(daemon_start(&daemon, sources));
    assert_true(daemon_is_ready(&daemon));
    assert_true(daemon_text(&daemon, EXPORT_TARGET, &served));
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    assert_true(served.length > 0);
    daemon_path(&daemon, "export.db", path);
    (void)snprintf(database, sizeof database, "--database=%s", path);
    (void)snprintf(folder, sizeof folder, "--sources=%s", sources);
    const char *const words[] = { "export", folder, database, "--log-level=error",
                                  NULL };
    for (int i = 0; i < 2; i++) {
        struct buffer output;
        assert_int_equal(run(words, &output), 0);
        assert_int_equal(output.length, served.length);
        assert_memory_equal(output.bytes, served.bytes, served.length);
        buffer_finish(&output);
    }
    buffer_finish(&served);
    daemon_finish(&daemon);
}

static json_t *parse_lines(const struct buffer *output)
{
    json_t *const list = json_array();
    struct slice rest = buffer_slice(output);
    while (rest.length > 0) {
        const struct slice line = slice_split(&rest, '\n');
        json_t *const item = json_loadb(line.bytes, line.length, 0, NULL);
        if (item == NULL)
            fail_msg("no JSON: %.*s", (int)line.length, line.bytes);
        (void)json_array_append_new(list, item);
    }
    return list;
}

static const char *string_of(const json_t *list, size_t at, const char *key)
{
    return json_string_value(json_object_get(json_array_get(list, at), key));
}

static void check_prints_each_record_as_it_would_be_read(void **state)
{
    (void)state;
    struct daemon daemon;
    struct buffer output;
    char lines[PATH_SIZE], text[PATH_SIZE];
    assert_true(daemon_init(&daemon, binary));
    write_file(&daemon, "a.jsonl",
               "{\"title\":\"Eins\",\"publisher\":\"Moorblatt\",\"language\":\"de\","
               "\"published\":\"2024-02-01\",\"text\":\"Es regnet.\"}\n"
               "{\"title\":\n",
               lines);
    (void)snprintf(text, sizeof text, "%.400s/seenot.txt", sources);
    const char *const words[] = { "check", lines, text, NULL };
    assert_int_equal(run(words, &output), 1);
    json_auto_t *records = parse_lines(&output);
    assert_int_equal(json_array_size(records), 3);
    assert_string_equal(string_of(records, 0, "path"), lines);
    assert_string_equal(string_of(records, 0, "title"), "Eins");
    assert_string_equal(string_of(records, 0, "publisher"), "Moorblatt");
    assert_string_equal(string_of(records, 0, "text"), "Es regnet.");
    assert_null(string_of(records, 0, "skipped"));
    assert_non_null(string_of(records, 1, "skipped"));
    assert_int_equal(
        json_integer_value(json_object_get(json_array_get(records, 1), "record")), 2);
    assert_string_equal(string_of(records, 2, "path"), text);
    assert_string_equal(string_of(records, 2, "title"),
                        "Seenotretter bekommen neues Boot");
    const json_t *const published =
        json_object_get(json_array_get(records, 2), "published");
    assert_string_equal(json_string_value(json_object_get(published, "earliest")),
                        "2024-02-09");
    buffer_finish(&output);
    daemon_finish(&daemon);
}

static void check_reads_whole_folders(void **state)
{
    (void)state;
    struct daemon daemon;
    struct buffer output;
    char path[PATH_SIZE], folder[PATH_SIZE];
    assert_true(daemon_init(&daemon, binary));
    daemon_path(&daemon, "news", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    write_file(&daemon, "news/a.json", "{\"title\":\"Regen\",\"text\":\"Es regnet.\"}",
               path);
    write_file(&daemon, "news/-b.json", "{\"title\":\"Sonne\",\"text\":\"Heiter.\"}",
               path);
    const char *const words[] = { "check", "--", folder, NULL };
    assert_int_equal(run(words, &output), 0);
    json_auto_t *records = parse_lines(&output);
    assert_int_equal(json_array_size(records), 2);
    assert_string_equal(string_of(records, 0, "path"), path);
    assert_string_equal(string_of(records, 0, "title"), "Sonne");
    buffer_finish(&output);
    daemon_finish(&daemon);
}

static void what_check_cannot_read_has_its_reason_and_exit_1(void **state)
{
    (void)state;
    static const struct {
        const char *name, *content, *reason;
    } cases[] = {
        { "missing.txt", NULL, "No such file" },
        { "empty.txt", "", "empty" },
        { "program.exe", "MZ", "unknown format" },
        { "broken.json", "{", "JSON" },
    };
    struct daemon daemon;
    assert_true(daemon_init(&daemon, binary));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer output;
        char path[PATH_SIZE];
        if (cases[i].content == NULL)
            daemon_path(&daemon, cases[i].name, path);
        else
            write_file(&daemon, cases[i].name, cases[i].content, path);
        const char *const words[] = { "check", path, NULL };
        assert_int_equal(run(words, &output), 1);
        json_auto_t *records = parse_lines(&output);
        assert_int_equal(json_array_size(records), 1);
        assert_string_equal(string_of(records, 0, "path"), path);
        assert_non_null(strstr(string_of(records, 0, "skipped"), cases[i].reason));
        buffer_finish(&output);
    }
    daemon_finish(&daemon);
}

static void a_mistake_is_exit_2(void **state)
{
    (void)state;
    static const char *const mistakes[][3] = {
        { "check", NULL },
        { "check", "--colour", NULL },
        { "export", NULL },
        { "export", "--sources=/does/not/exist", NULL },
        { "import", "--sources=.", NULL },
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct buffer output;
        assert_int_equal(run(mistakes[i], &output), 2);
        assert_true(slice_starts_with(buffer_slice(&output), SLICE("chronicled: ")));
        buffer_finish(&output);
    }
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(export_prints_what_the_daemon_answers),
        cmocka_unit_test(check_prints_each_record_as_it_would_be_read),
        cmocka_unit_test(check_reads_whole_folders),
        cmocka_unit_test(what_check_cannot_read_has_its_reason_and_exit_1),
        cmocka_unit_test(a_mistake_is_exit_2),
    };
    if (argc != 3)
        return 2;
    binary = argv[1];
    sources = argv[2];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
