/* How the program starts, is told things, and ends.
 *
 *     lifecycle BINARY SOURCES */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../unit/test.h"
#include "corpus.h"

static char *binary, *sources;

/* Runs with one or two arguments; what was printed is left in `output`. */
static int run(const char *first, const char *second, struct buffer *output)
{
    char name[] = "chronicled", one[200], two[200];
    char *const arguments[] = { name, one, second == NULL ? NULL : two, NULL };
    (void)snprintf(one, sizeof one, "%s", first);
    (void)snprintf(two, sizeof two, "%s", second == NULL ? "" : second);
    buffer_init(output, 100000);
    return daemon_run(binary, arguments, output);
}

static int lines_of(const struct buffer *output)
{
    int lines = 0;
    for (size_t i = 0; i < output->length; i++)
        lines += output->bytes[i] == '\n';
    return lines;
}

static void a_mistake_in_the_settings_is_one_line_and_exit_2(void **state)
{
    (void)state;
    static const char *const mistakes[][2] = {
        { "--listen=nonsense", "--sources=." }, { "--sources", NULL },
        { "--sources=/does/not/exist", NULL },  { "--port=80", "--sources=." },
        { "--threads=x", "--sources=." },       { "--database=x", NULL },
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct buffer output;
        assert_int_equal(run(mistakes[i][0], mistakes[i][1], &output), 2);
        assert_int_equal(lines_of(&output), 1);
        assert_true(slice_starts_with(buffer_slice(&output), SLICE("chronicled: ")));
        buffer_finish(&output);
    }
}

static void help_and_version_are_answered(void **state)
{
    (void)state;
    struct buffer output;
    assert_int_equal(run("--help", NULL, &output), 0);
    assert_non_null(strstr(output.bytes, "--sources FOLDER"));
    buffer_finish(&output);
    assert_int_equal(run("--version", NULL, &output), 0);
    assert_true(slice_starts_with(buffer_slice(&output), SLICE("chronicled ")));
    buffer_finish(&output);
}

static void sigterm_and_sigint_end_it_with_0(void **state)
{
    (void)state;
    static const int signals[] = { SIGTERM, SIGINT };
    for (size_t i = 0; i < 2; i++) {
        struct daemon daemon;
        assert_true(daemon_init(&daemon, binary));
        assert_true(daemon_start(&daemon, sources));
        assert_int_equal(daemon_stop(&daemon, signals[i]), 0);
        daemon_finish(&daemon);
    }
}

static void healthcheck_tells_a_living_daemon_from_a_dead_one(void **state)
{
    (void)state;
    struct daemon daemon;
    struct buffer output;
    char listen[100];
    assert_true(daemon_init(&daemon, binary));
    assert_true(daemon_start(&daemon, sources));
    (void)snprintf(listen, sizeof listen, "--listen=%s", daemon.address);
    assert_int_equal(run("--healthcheck", listen, &output), 0);
    buffer_finish(&output);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    assert_int_equal(run("--healthcheck", listen, &output), 1);
    buffer_finish(&output);
    daemon_finish(&daemon);
}

static void a_port_that_is_taken_is_noticed(void **state)
{
    (void)state;
    struct daemon daemon;
    struct buffer output;
    char listen[100], folder[PATH_SIZE], database[PATH_SIZE + 20], path[PATH_SIZE];
    char name[] = "chronicled";
    assert_true(daemon_init(&daemon, binary));
    assert_true(daemon_start(&daemon, sources));
    daemon_path(&daemon, "second.db", path);
    (void)snprintf(listen, sizeof listen, "--listen=%s", daemon.address);
    (void)snprintf(folder, sizeof folder, "--sources=%s", sources);
    (void)snprintf(database, sizeof database, "--database=%s", path);
    char *const arguments[] = { name, listen, folder, database, NULL };
    buffer_init(&output, 100000);
    assert_int_equal(daemon_run(binary, arguments, &output), 1);
    assert_non_null(strstr(output.bytes, daemon.address));
    buffer_finish(&output);
    daemon_finish(&daemon);
}

static void write_article(const char *folder, const char *name, const char *title)
{
    char path[PATH_SIZE];
    (void)snprintf(path, sizeof path, "%.400s/%.60s", folder, name);
    FILE *const file = fopen(path, "we");
    assert_non_null(file);
    (void)fprintf(file,
                  "{\"title\":\"%s\",\"published\":\"2024-02-01\",\"language\":\"de\","
                  "\"text\":\"Das Wetter bleibt schön, sagte Hanna Brettschuh.\"}\n",
                  title);
    assert_int_equal(fclose(file), 0);
}

static json_int_t count_articles(const struct daemon *daemon)
{
    json_auto_t *page = daemon_json(daemon, "/v1/articles?limit=1");
    return json_integer_value(json_object_get(page, "total"));
}

/* Waits until the corpus has that many articles; a broken daemon takes the minute. */
static bool comes_to_have(const struct daemon *daemon, json_int_t count)
{
    enum { TRIES = 3000, PAUSE = 20 * 1000 * 1000 };
    const struct timespec pause = { .tv_nsec = PAUSE };
    for (int i = 0; i < TRIES; i++) {
        if (count_articles(daemon) == count)
            return true;
        (void)nanosleep(&pause, NULL);
    }
    return false;
}

static void make_folder(const struct daemon *daemon, char folder[PATH_SIZE])
{
    daemon_path(daemon, "articles", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    write_article(folder, "a.jsonl", "Eins");
}

static void sighup_scans_again(void **state)
{
    (void)state;
    struct daemon daemon;
    char folder[PATH_SIZE], path[PATH_SIZE + 10];
    assert_true(daemon_init(&daemon, binary));
    make_folder(&daemon, folder);
    assert_true(daemon_start(&daemon, folder));
    assert_true(daemon_is_ready(&daemon));
    assert_int_equal(count_articles(&daemon), 1);
    write_article(folder, "b.jsonl", "Zwei");
    assert_int_equal(kill(daemon.process, SIGHUP), 0);
    assert_true(comes_to_have(&daemon, 2));
    (void)snprintf(path, sizeof path, "%s/a.jsonl", folder);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(kill(daemon.process, SIGHUP), 0);
    assert_true(comes_to_have(&daemon, 1));
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

/* Asks for the articles with a tag, and learns theirs. */
static unsigned ask_for_articles(const struct daemon *daemon, char tag[100])
{
    char request[300];
    struct client client;
    struct answer answer;
    answer_init(&answer);
    (void)snprintf(request, sizeof request,
                   "GET /v1/articles HTTP/1.1\r\nHost: test\r\nIf-None-Match: "
                   "%s\r\n\r\n",
                   tag);
    assert_true(client_open(&client, daemon->address));
    assert_true(client_send(&client, slice_of(request)));
    assert_true(client_read(&client, false, &answer));
    const struct slice found = answer_header(&answer, "ETag");
    (void)snprintf(tag, 100, "%.*s", (int)found.length, found.bytes);
    const unsigned status = answer.status;
    answer_finish(&answer);
    client_close(&client);
    return status;
}

static void
a_tag_holds_until_a_scan_finds_a_change_and_again_when_it_is_undone(void **state)
{
    (void)state;
    struct daemon daemon;
    char folder[PATH_SIZE], path[PATH_SIZE + 10];
    char first[100] = "\"none\"", second[100];
    assert_true(daemon_init(&daemon, binary));
    make_folder(&daemon, folder);
    assert_true(daemon_start(&daemon, folder));
    assert_true(daemon_is_ready(&daemon));
    assert_int_equal(ask_for_articles(&daemon, first), 200);
    for (int i = 0; i < 5; i++) /* of each loop, and what it keeps */
        assert_int_equal(ask_for_articles(&daemon, first), 304);
    (void)snprintf(second, sizeof second, "%s", first);
    write_article(folder, "b.jsonl", "Zwei");
    assert_true(daemon_says(&daemon, "scan files=1"));
    assert_int_equal(kill(daemon.process, SIGHUP), 0);
    assert_true(daemon_says(&daemon, "scan files=2"));
    assert_int_equal(ask_for_articles(&daemon, second), 200);
    assert_string_not_equal(first, second);
    assert_int_equal(count_articles(&daemon), 2);
    assert_int_equal(ask_for_articles(&daemon, second), 304);
    (void)snprintf(path, sizeof path, "%s/b.jsonl", folder);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(kill(daemon.process, SIGHUP), 0);
    assert_true(daemon_says(&daemon, "scan files=1"));
    assert_int_equal(ask_for_articles(&daemon, first), 304);
    assert_int_equal(ask_for_articles(&daemon, second), 200);
    assert_string_equal(first, second);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

static void kill_9_loses_nothing(void **state)
{
    (void)state;
    struct daemon daemon;
    assert_true(daemon_init(&daemon, binary));
    assert_true(daemon_start(&daemon, sources));
    assert_true(daemon_is_ready(&daemon));
    json_auto_t *before = corpus_lines(&daemon, EXPORT_TARGET);
    assert_int_equal(daemon_stop(&daemon, SIGKILL), -SIGKILL);
    assert_true(daemon_start(&daemon, sources));
    /* What was committed is there at once. */
    json_auto_t *after = corpus_lines(&daemon, EXPORT_TARGET);
    assert_true(json_array_size(before) > 0);
    assert_true(json_equal(before, after));
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

static void a_kill_during_the_first_scan_leaves_a_store_that_works(void **state)
{
    (void)state;
    struct daemon daemon;
    assert_true(daemon_init(&daemon, binary));
    assert_true(daemon_start(&daemon, sources));
    assert_int_equal(daemon_stop(&daemon, SIGKILL), -SIGKILL);
    assert_true(daemon_start(&daemon, sources));
    assert_true(daemon_is_ready(&daemon));
    assert_true(count_articles(&daemon) > 0);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mistake_in_the_settings_is_one_line_and_exit_2),
        cmocka_unit_test(help_and_version_are_answered),
        cmocka_unit_test(sigterm_and_sigint_end_it_with_0),
        cmocka_unit_test(healthcheck_tells_a_living_daemon_from_a_dead_one),
        cmocka_unit_test(a_port_that_is_taken_is_noticed),
        cmocka_unit_test(sighup_scans_again),
        cmocka_unit_test(
            a_tag_holds_until_a_scan_finds_a_change_and_again_when_it_is_undone),
        cmocka_unit_test(kill_9_loses_nothing),
        cmocka_unit_test(a_kill_during_the_first_scan_leaves_a_store_that_works),
    };
    if (argc != 3)
        return 2;
    binary = argv[1];
    sources = argv[2];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
