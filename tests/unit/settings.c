/* Settings from the command line, the environment and defaults. */
#include "settings.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

static const char *const variables[] = { "CHRONICLED_SOURCES",   "CHRONICLED_DATABASE",
                                         "CHRONICLED_LISTEN",    "CHRONICLED_LEXICON",
                                         "CHRONICLED_LOG_LEVEL", "CHRONICLED_THREADS",
                                         "CHRONICLED_WATCH" };

static struct fault fault;

/* The words are separated by single spaces. */
static bool read_line(const char *line, struct settings *out)
{
    static char words[400];
    char *arguments[20] = { words };
    int count = 1;
    (void)snprintf(words, sizeof words, "%s", line);
    char *rest = NULL;
    for (char *word = strtok_r(words, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest))
        arguments[count++] = word;
    fault = (struct fault){ 0 };
    return settings_read(out, count, arguments, &fault);
}

static int clear_environment(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        (void)unsetenv(variables[i]);
    return 0;
}

static void what_is_not_said_has_a_default(void **state)
{
    (void)state;
    struct settings settings;
    assert_true(read_line("--sources news", &settings));
    assert_string_equal(settings.sources, "news");
    assert_string_equal(settings.database, "chronicled.db");
    assert_string_equal(settings.listen, "127.0.0.1:8080");
    assert_null(settings.lexicon);
    assert_int_equal(settings.threads, 0);
    assert_int_equal(settings.log_level, LOG_INFO);
    assert_false(settings.help || settings.version || settings.healthcheck);
}

static void the_command_line_goes_before_the_environment(void **state)
{
    (void)state;
    struct settings settings;
    assert_int_equal(setenv("CHRONICLED_SOURCES", "there", 1), 0);
    assert_int_equal(setenv("CHRONICLED_THREADS", "3", 1), 0);
    assert_int_equal(setenv("CHRONICLED_DATABASE", "", 1), 0);
    assert_true(read_line("--sources=here --log-level debug", &settings));
    assert_string_equal(settings.sources, "here");
    assert_int_equal(settings.threads, 3);
    assert_int_equal(settings.log_level, LOG_DEBUG);
    assert_string_equal(settings.database, "chronicled.db");
}

static void a_mistake_is_named_in_one_line(void **state)
{
    (void)state;
    static const struct {
        const char *line, *part;
    } cases[] = {
        { "", "--sources" },
        { "--sources", "--sources needs a value" },
        { "--sources=", "--sources" },
        { "--sources a --threads 257", "--threads" },
        { "--sources a --threads -1", "--threads" },
        { "--sources a --threads 2x", "--threads" },
        { "--sources a --watch=1", "--watch" },
        { "--sources a --log-level loud", "--log-level" },
        { "--sources a --porte 80", "--porte" },
        { "--sources a articles", "articles" },
        { "--help=yes", "--help" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct settings settings;
        if (read_line(cases[i].line, &settings))
            fail_msg("accepted: %s", cases[i].line);
        assert_int_equal(fault.kind, FAULT_INPUT);
        assert_non_null(strstr(fault.detail, cases[i].part));
        assert_null(strchr(fault.detail, '\n'));
    }
}

static void a_command_stands_first_and_check_takes_files(void **state)
{
    (void)state;
    struct settings settings;
    assert_true(read_line("export --sources news", &settings));
    assert_int_equal(settings.command, COMMAND_EXPORT);
    assert_int_equal(settings.file_count, 0);
    assert_true(read_line("check --lexicon words a.txt b.txt", &settings));
    assert_int_equal(settings.command, COMMAND_CHECK);
    assert_int_equal(settings.file_count, 2);
    assert_string_equal(settings.files[0], "a.txt");
    assert_true(read_line("check -- --a.txt", &settings));
    assert_int_equal(settings.file_count, 1);
    assert_string_equal(settings.files[0], "--a.txt");
    assert_false(read_line("check --", &settings));
    assert_false(read_line("--sources news export", &settings));
}

static void a_bad_variable_is_named_as_it_was_set(void **state)
{
    (void)state;
    struct settings settings;
    assert_int_equal(setenv("CHRONICLED_THREADS", "many", 1), 0);
    assert_false(read_line("--sources a", &settings));
    assert_non_null(strstr(fault.detail, "CHRONICLED_THREADS"));
}

static void help_needs_no_sources(void **state)
{
    (void)state;
    struct settings settings;
    assert_true(read_line("--help", &settings));
    assert_true(settings.help);
    assert_true(read_line("--version", &settings));
    assert_true(settings.version);
    assert_true(read_line("--healthcheck --listen 127.0.0.1:1", &settings));
    assert_true(settings.healthcheck);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(what_is_not_said_has_a_default, clear_environment),
        cmocka_unit_test_setup(the_command_line_goes_before_the_environment,
                               clear_environment),
        cmocka_unit_test_setup(a_mistake_is_named_in_one_line, clear_environment),
        cmocka_unit_test_setup(a_command_stands_first_and_check_takes_files,
                               clear_environment),
        cmocka_unit_test_setup(a_bad_variable_is_named_as_it_was_set,
                               clear_environment),
        cmocka_unit_test_setup(help_needs_no_sources, clear_environment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
