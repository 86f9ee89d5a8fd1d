/* What the user says about entities has the last word: --corrections from outside.
 *
 *     corrections BINARY SOURCES FIXTURES */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../unit/test.h"
#include "daemon.h"

static char *binary, *sources, *fixtures;

enum { TRIES = 3000, PAUSE = 20 * 1000 * 1000 };

static void write_file(const char *path, const char *content)
{
    FILE *const file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* A daemon over the sources, with a file of corrections that has this content. */
static void begin_with(struct daemon *daemon, const char *option, char path[PATH_SIZE],
                       const char *content)
{
    assert_true(daemon_init(daemon, binary));
    daemon->option = option;
    daemon_path(daemon, "corrections.tsv", path);
    write_file(path, content);
    assert_int_equal(setenv("CHRONICLED_CORRECTIONS", path, 1), 0);
    assert_true(daemon_start(daemon, sources));
    assert_true(daemon_is_ready(daemon));
}

static void begin(struct daemon *daemon, char path[PATH_SIZE], const char *content)
{
    begin_with(daemon, NULL, path, content);
}

static void end(struct daemon *daemon)
{
    assert_int_equal(daemon_stop(daemon, SIGTERM), 0);
    assert_int_equal(unsetenv("CHRONICLED_CORRECTIONS"), 0);
    daemon_finish(daemon);
}

static const char *text_at(const json_t *object, const char *key)
{
    const char *const text = json_string_value(json_object_get(object, key));
    return text == NULL ? "" : text;
}

static json_int_t number_at(const json_t *object, const char *key)
{
    return json_integer_value(json_object_get(object, key));
}

static json_int_t total_of(const struct daemon *daemon, const char *target)
{
    json_auto_t *list = daemon_json(daemon, target);
    assert_non_null(list);
    return number_at(list, "total");
}

static bool is_there(const struct daemon *daemon, const char *target)
{
    json_auto_t *answer = daemon_json(daemon, target);
    return answer != NULL;
}

static void check_report(const struct daemon *daemon, size_t index, int line,
                         const char *reason)
{
    json_auto_t *corpus = daemon_json(daemon, "/v1/corpus");
    const json_t *const told =
        json_array_get(json_object_get(corpus, "corrections"), index);
    assert_int_equal(number_at(told, "line"), line);
    assert_int_equal(json_is_true(json_object_get(told, "applied")), reason == NULL);
    assert_string_equal(text_at(told, "reason"), reason == NULL ? "" : reason);
}

static void merged_entities_are_one(void **state)
{
    (void)state;
    struct daemon daemon;
    char path[PATH_SIZE];
    begin(&daemon, path, "merge\tperson\thanna-brettschuh\tjorin-feldkamm\n");
    json_auto_t *one = daemon_json(&daemon, "/v1/people/jorin-feldkamm");
    assert_int_equal(number_at(one, "mentions"), 6);
    assert_int_equal(json_array_size(json_object_get(one, "aliases")), 2);
    assert_false(is_there(&daemon, "/v1/people/hanna-brettschuh"));
    assert_int_equal(total_of(&daemon, "/v1/claims?speaker=hanna-brettschuh"), 0);
    assert_int_equal(total_of(&daemon, "/v1/claims?speaker=jorin-feldkamm"), 6);
    check_report(&daemon, 0, 1, NULL);
    end(&daemon);
}

static void who_was_merged_can_be_split_off(void **state)
{
    (void)state;
    struct daemon daemon;
    char path[PATH_SIZE];
    begin(&daemon, path,
          "# The two are told apart again.\n"
          "merge\tperson\tnils-oppermoor\tjorin-feldkamm\r\n"
          "split\tperson\tjorin-feldkamm\tNils Oppermoor\tNils Brook\r\n"
          "split\tperson\tjorin-feldkamm\tFeld\tFeld\n");
    json_auto_t *other = daemon_json(&daemon, "/v1/people/nils-brook");
    assert_string_equal(text_at(other, "name"), "Nils Brook");
    assert_int_equal(number_at(other, "mentions"), 1);
    assert_int_equal(total_of(&daemon, "/v1/claims?speaker=nils-brook"), 1);
    json_auto_t *first = daemon_json(&daemon, "/v1/people/jorin-feldkamm");
    assert_int_equal(number_at(first, "mentions"), 4);
    check_report(&daemon, 1, 3, NULL);
    check_report(&daemon, 2, 4, "no article knows it by the alias alone");
    end(&daemon);
}

static void a_renamed_entity_is_called_so_in_claims_too(void **state)
{
    (void)state;
    struct daemon daemon;
    char path[PATH_SIZE];
    begin(&daemon, path, "rename\tplace\tkiel\tKiel an der Förde\n");
    json_auto_t *place = daemon_json(&daemon, "/v1/places/kiel");
    assert_string_equal(text_at(place, "name"), "Kiel an der Förde");
    json_auto_t *claims = daemon_json(&daemon, "/v1/claims?place=kiel");
    const json_t *const claim = json_array_get(json_object_get(claims, "items"), 0);
    size_t i = 0, called = 0;
    const json_t *entity = NULL;
    json_array_foreach(json_object_get(claim, "about"), i, entity) called +=
        strcmp(text_at(entity, "name"), "Kiel an der Förde") == 0;
    assert_int_equal(called, 1);
    assert_int_equal(total_of(&daemon, "/v1/places?q=f%C3%B6rde"), 1);
    end(&daemon);
}

static void a_corrected_kind_is_what_it_is_filed_under(void **state)
{
    (void)state;
    struct daemon daemon;
    char path[PATH_SIZE];
    begin(&daemon, path, "kind\tweapon\thaubitze\torganisation\n");
    assert_false(is_there(&daemon, "/v1/weapons/haubitze"));
    json_auto_t *entity = daemon_json(&daemon, "/v1/organisations/haubitze");
    assert_string_equal(text_at(entity, "kind"), "organisation");
    assert_int_equal(total_of(&daemon, "/v1/claims?weapon=haubitze"), 0);
    assert_int_equal(total_of(&daemon, "/v1/claims?organisation=haubitze"), 3);
    json_auto_t *claims = daemon_json(&daemon, "/v1/claims?organisation=haubitze");
    const json_t *const claim = json_array_get(json_object_get(claims, "items"), 0);
    assert_int_equal(json_array_size(json_object_get(claim, "weapons")), 0);
    assert_int_equal(json_array_size(json_object_get(claim, "about")), 3);
    end(&daemon);
}

static void a_hidden_entity_is_in_no_answer(void **state)
{
    (void)state;
    static const char *const targets[] = {
        "/v1/articles?include=mentions,claims&format=ndjson",
        "/v1/claims?format=ndjson",
        "/v1/people?format=ndjson",
        "/v1/threads?format=ndjson",
        "/v1/people/hanna-brettschuh",
    };
    struct daemon daemon;
    char path[PATH_SIZE];
    begin(&daemon, path, "hide\tperson\tjorin-feldkamm\nhide\tplace\tkiel\n");
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        struct buffer body;
        buffer_init(&body, 1 << 20);
        assert_true(daemon_text(&daemon, targets[i], &body));
        assert_true(body.length > 0 || i == 3);
        const struct slice text = buffer_slice(&body);
        assert_true(slice_find(text, SLICE("\"id\":\"jorin-feldkamm\"")) == SIZE_MAX);
        assert_true(slice_find(text, SLICE("\"id\":\"kiel\"")) == SIZE_MAX);
        buffer_finish(&body);
    }
    assert_false(is_there(&daemon, "/v1/people/jorin-feldkamm"));
    json_auto_t *claims = daemon_json(&daemon, "/v1/claims?q=m%C3%B6glicherweise");
    const json_t *const claim = json_array_get(json_object_get(claims, "items"), 0);
    assert_true(json_is_null(json_object_get(claim, "speaker")));
    assert_int_equal(total_of(&daemon, "/v1/claims?event=transfer&place=hamburg"), 3);
    end(&daemon);
}

/* Waits until the first correction that is told stands in this line (0: there is none).
 */
static bool comes_to_tell(const struct daemon *daemon, json_int_t line)
{
    const struct timespec pause = { .tv_nsec = PAUSE };
    for (int i = 0; i < TRIES; i++) {
        json_auto_t *corpus = daemon_json(daemon, "/v1/corpus");
        const json_t *const told = json_object_get(corpus, "corrections");
        if (number_at(json_array_get(told, 0), "line") == line)
            return true;
        (void)nanosleep(&pause, NULL);
    }
    return false;
}

static void a_changed_file_is_applied_without_reading_again(void **state)
{
    (void)state;
    struct daemon daemon;
    char path[PATH_SIZE];
    begin(&daemon, path, "# nothing yet\n");
    json_auto_t *before = daemon_json(&daemon, "/v1/corpus");
    assert_int_equal(json_array_size(json_object_get(before, "corrections")), 0);
    assert_true(is_there(&daemon, "/v1/weapons/haubitze"));
    write_file(path, "\n\nhide\tweapon\thaubitze\n");
    assert_int_equal(kill(daemon.process, SIGHUP), 0);
    assert_true(comes_to_tell(&daemon, 3));
    assert_false(is_there(&daemon, "/v1/weapons/haubitze"));
    json_auto_t *after = daemon_json(&daemon, "/v1/corpus");
    assert_string_not_equal(text_at(before, "generation"),
                            text_at(after, "generation"));
    write_file(path, "# nothing yet\n");
    assert_int_equal(kill(daemon.process, SIGHUP), 0);
    assert_true(comes_to_tell(&daemon, 0));
    json_auto_t *again = daemon_json(&daemon, "/v1/corpus");
    assert_string_equal(text_at(before, "generation"), text_at(again, "generation"));
    end(&daemon);
}

static void where_it_is_watched_nobody_has_to_ask(void **state)
{
    (void)state;
    struct daemon daemon;
    char path[PATH_SIZE];
    begin_with(&daemon, "--watch", path, "# nothing yet\n");
    assert_true(is_there(&daemon, "/v1/weapons/haubitze"));
    write_file(path, "\n\nhide\tweapon\thaubitze\n");
    assert_true(comes_to_tell(&daemon, 3));
    assert_false(is_there(&daemon, "/v1/weapons/haubitze"));
    end(&daemon);
}

/* Reads the log up to the line with these words. */
static bool logs(const struct daemon *daemon, const char *words)
{
    char line[1024];
    size_t length = 0;
    while (read(daemon->log, line + length, 1) == 1) {
        if (line[length] != '\n') {
            length += length + 2 < sizeof line;
            continue;
        }
        line[length] = '\0';
        if (strstr(line, words) != NULL)
            return true;
        length = 0;
    }
    return false;
}

static void a_line_that_goes_wrong_later_leaves_the_last_good_answers(void **state)
{
    (void)state;
    struct daemon daemon;
    char path[PATH_SIZE];
    begin(&daemon, path, "hide\tweapon\thaubitze\n");
    json_auto_t *before = daemon_json(&daemon, "/v1/corpus");
    write_file(path, "rename\tplace\tkiel\tKilonia\nhide\tship\tx\n");
    assert_int_equal(kill(daemon.process, SIGHUP), 0);
    assert_true(logs(&daemon, "corrections.tsv: line 2: no such kind: \"ship\""));
    json_auto_t *after = daemon_json(&daemon, "/v1/corpus");
    assert_string_equal(text_at(before, "generation"), text_at(after, "generation"));
    assert_false(is_there(&daemon, "/v1/weapons/haubitze"));
    write_file(path, "rename\tplace\tkiel\tKilonia\n");
    assert_int_equal(kill(daemon.process, SIGHUP), 0);
    assert_true(logs(&daemon, "changed=yes"));
    assert_true(is_there(&daemon, "/v1/weapons/haubitze"));
    end(&daemon);
}

static void a_wrong_line_is_one_line_and_exit_2(void **state)
{
    (void)state;
    struct daemon daemon;
    struct buffer output;
    char path[PATH_SIZE], name[] = "chronicled", folder[PATH_SIZE],
                          file[PATH_SIZE + 20];
    assert_true(daemon_init(&daemon, binary));
    daemon_path(&daemon, "corrections.tsv", path);
    write_file(path, "# fine\nmerge\tperson\ta\n");
    (void)snprintf(folder, sizeof folder, "--sources=%s", sources);
    (void)snprintf(file, sizeof file, "--corrections=%s", path);
    char *const arguments[] = { name, folder, file, NULL };
    buffer_init(&output, 100000);
    assert_int_equal(daemon_run(binary, arguments, &output), 2);
    assert_non_null(strstr(output.bytes, "corrections.tsv: line 2: write it as merge "
                                         "KIND ID INTO-ID, parted by tabs\n"));
    assert_int_equal(strchr(output.bytes, '\n') - output.bytes + 1, output.length);
    buffer_finish(&output);
    daemon_finish(&daemon);
}

static void a_file_that_is_not_there_or_too_large_is_told(void **state)
{
    (void)state;
    enum { TOO_LARGE = (1 << 20) + 1 };
    struct daemon daemon;
    struct buffer output, comment;
    char path[PATH_SIZE], name[] = "chronicled", folder[PATH_SIZE],
                          file[PATH_SIZE + 20];
    assert_true(daemon_init(&daemon, binary));
    daemon_path(&daemon, "corrections.tsv", path);
    (void)snprintf(folder, sizeof folder, "--sources=%s", sources);
    (void)snprintf(file, sizeof file, "--corrections=%s", path);
    char *const arguments[] = { name, folder, file, NULL };
    buffer_init(&output, 100000);
    buffer_init(&comment, TOO_LARGE);
    assert_int_equal(daemon_run(binary, arguments, &output), 2);
    assert_non_null(strstr(output.bytes, "corrections.tsv: No such file"));
    for (int i = 0; i < TOO_LARGE; i++)
        buffer_append_byte(&comment, '#');
    write_file(path, comment.bytes);
    buffer_clear(&output);
    assert_int_equal(daemon_run(binary, arguments, &output), 2);
    assert_non_null(strstr(output.bytes, "corrections.tsv: larger than 1 MiB"));
    buffer_finish(&comment);
    buffer_finish(&output);
    daemon_finish(&daemon);
}

static void the_example_of_the_readme_applies_to_the_fixtures(void **state)
{
    (void)state;
    struct daemon daemon;
    char path[PATH_SIZE], articles[PATH_SIZE];
    assert_true(daemon_init(&daemon, binary));
    (void)snprintf(path, sizeof path, "%.400s/corrections.tsv", fixtures);
    (void)snprintf(articles, sizeof articles, "%.400s/articles", fixtures);
    assert_int_equal(setenv("CHRONICLED_CORRECTIONS", path, 1), 0);
    assert_true(daemon_start(&daemon, articles));
    assert_true(daemon_is_ready(&daemon));
    json_auto_t *corpus = daemon_json(&daemon, "/v1/corpus");
    const json_t *const told = json_object_get(corpus, "corrections");
    static const char *const actions[] = { "merge", "split", "rename", "kind", "hide" };
    assert_int_equal(json_array_size(told), 5);
    for (size_t i = 0; i < json_array_size(told); i++) {
        const json_t *const one = json_array_get(told, i);
        assert_string_equal(text_at(one, "action"), actions[i]);
        assert_string_equal(text_at(one, "reason"), "");
        assert_true(json_is_true(json_object_get(one, "applied")));
    }
    end(&daemon);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merged_entities_are_one),
        cmocka_unit_test(who_was_merged_can_be_split_off),
        cmocka_unit_test(a_renamed_entity_is_called_so_in_claims_too),
        cmocka_unit_test(a_corrected_kind_is_what_it_is_filed_under),
        cmocka_unit_test(a_hidden_entity_is_in_no_answer),
        cmocka_unit_test(a_changed_file_is_applied_without_reading_again),
        cmocka_unit_test(where_it_is_watched_nobody_has_to_ask),
        cmocka_unit_test(a_line_that_goes_wrong_later_leaves_the_last_good_answers),
        cmocka_unit_test(a_wrong_line_is_one_line_and_exit_2),
        cmocka_unit_test(a_file_that_is_not_there_or_too_large_is_told),
        cmocka_unit_test(the_example_of_the_readme_applies_to_the_fixtures),
    };
    if (argc != 4)
        return 2;
    binary = argv[1];
    sources = argv[2];
    fixtures = argv[3];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
