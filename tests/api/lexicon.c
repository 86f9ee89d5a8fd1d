/* What the user adds to the lexicon is found: --lexicon from outside.
 *
 *     lexicon BINARY */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../unit/test.h"
#include "daemon.h"

static char *binary;

struct desk {
    struct daemon daemon;
    char sources[PATH_SIZE], lexicon[PATH_SIZE];
};

static void put(const char *folder, const char *name, const char *content)
{
    char path[PATH_SIZE];
    (void)snprintf(path, sizeof path, "%.400s/%.100s", folder, name);
    FILE *const file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void open_desk(struct desk *desk)
{
    assert_true(daemon_init(&desk->daemon, binary));
    daemon_path(&desk->daemon, "sources", desk->sources);
    daemon_path(&desk->daemon, "lexicon", desk->lexicon);
    assert_int_equal(mkdir(desk->sources, 0700), 0);
    assert_int_equal(mkdir(desk->lexicon, 0700), 0);
    put(desk->sources, "a.jsonl",
        "{\"title\":\"Neues Gerät\",\"published\":\"2024-03-01\",\"language\":\"de\","
        "\"text\":\"Yorwik Thaele sagte am Freitag, der Küstenrat habe zwölf GP-7 nach "
        "Elmsund-Ost geliefert. Die Grastpfeil sei bewährt, so Thäle.\"}\n");
    assert_int_equal(setenv("CHRONICLED_LEXICON", desk->lexicon, 1), 0);
}

static void close_desk(struct desk *desk)
{
    assert_int_equal(unsetenv("CHRONICLED_LEXICON"), 0);
    daemon_finish(&desk->daemon);
}

struct addition {
    const char *file, *content, *target, *name;
    json_int_t mentions;
};

static const struct addition additions[] = {
    { "weapons.tsv",
      "id\tname\taliases\tclass\treference\tneeds\n"
      "grastpfeil\tGrastpfeil\tGP-7\tmissile\t\talways\n",
      "/v1/weapons/grastpfeil", "Grastpfeil", 2 },
    { "people.tsv",
      "# Ours.\nid\tname\taliases\tsurname\n"
      "graue-eminenz\tYorvik Thäle\tYorwik Thaele\tx\n",
      "/v1/people/graue-eminenz", "Yorvik Thäle", 2 },
    { "places.tsv",
      "id\tname\taliases\tprecision\tcountry\tlatitude\tlongitude\tpopulation\n"
      "ostelmsund\tElmsund-Ost\t\tsite\t\t54.1\t8.2\t\n",
      "/v1/places/ostelmsund", "Elmsund-Ost", 1 },
    { "organisations.tsv",
      "id\tname\taliases\tstands_for\n"
      "rat-der-kueste\tRat der Küste\tKüstenrat\t\n",
      "/v1/organisations/rat-der-kueste", "Rat der Küste", 1 },
};

enum { ADDITIONS = sizeof additions / sizeof *additions };

static void what_is_added_is_found_under_its_id(void **state)
{
    (void)state;
    struct desk desk;
    open_desk(&desk);
    for (size_t i = 0; i < ADDITIONS; i++)
        put(desk.lexicon, additions[i].file, additions[i].content);
    assert_true(daemon_start(&desk.daemon, desk.sources));
    assert_true(daemon_is_ready(&desk.daemon));
    for (size_t i = 0; i < ADDITIONS; i++) {
        json_auto_t *entity = daemon_json(&desk.daemon, additions[i].target);
        assert_non_null(entity);
        assert_string_equal(json_string_value(json_object_get(entity, "name")),
                            additions[i].name);
        assert_int_equal(json_integer_value(json_object_get(entity, "mentions")),
                         additions[i].mentions);
    }
    json_auto_t *weapon = daemon_json(&desk.daemon, additions[0].target);
    assert_string_equal(json_string_value(json_object_get(weapon, "class")), "missile");
    assert_int_equal(daemon_stop(&desk.daemon, SIGTERM), 0);
    close_desk(&desk);
}

static void without_the_additions_they_are_not_known(void **state)
{
    (void)state;
    struct desk desk;
    open_desk(&desk);
    assert_true(daemon_start(&desk.daemon, desk.sources));
    assert_true(daemon_is_ready(&desk.daemon));
    for (size_t i = 0; i < ADDITIONS; i++) {
        json_auto_t *entity = daemon_json(&desk.daemon, additions[i].target);
        assert_null(entity);
    }
    assert_int_equal(daemon_stop(&desk.daemon, SIGTERM), 0);
    close_desk(&desk);
}

static const struct {
    const char *file, *content, *complaint;
} mistakes[] = {
    { "ships.tsv", "id\n", "ships.tsv extends no table of the lexicon" },
    { "people.tsv", "id\tname\n",
      "people.tsv: line 1: must name the columns, parted by tabs: id name aliases "
      "surname" },
    { "people.tsv", "id\tname\taliases\tsurname\na\tA\t\t\tx\n",
      "people.tsv: line 2: more than 4 cells" },
    { "people.tsv", "id\tname\taliases\tsurname\n\nBig Boss\tBoss\n",
      "people.tsv: line 3: id: \"Big Boss\" is not lower-case letters" },
    { "people.tsv", "id\tname\taliases\tsurname\na\t\xff\n",
      "people.tsv: line 2: is not UTF-8" },
    { "places.tsv",
      "id\tname\taliases\tprecision\tcountry\tlatitude\tlongitude\tpopulation\n"
      "a\tA\t\tcity\t\tnorth\t8\t\n",
      "places.tsv: line 2: latitude: \"north\" is not degrees" },
    { "weapons.tsv", "id\tname\taliases\tclass\treference\tneeds\na\tA\t\tgun\t\tso\n",
      "weapons.tsv: line 2: needs must be always, context, arms, beside or never" },
    { "events.tsv", "word\tclass\tevent\tsubject\tneeds\nwerfen\tverb\tparty\n",
      "events.tsv: line 2: no such event: \"party\"" },
    { "callings.tsv",
      "noun\tkinds\tcalled\n"
      "taucher\ta|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z|1|2|3|4|5|6|7\t\n",
      "is one kind more than 32" },
};

static void a_mistake_is_one_line_and_exit_2(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct desk desk;
        struct buffer output;
        char name[] = "chronicled", folder[PATH_SIZE + 20];
        open_desk(&desk);
        put(desk.lexicon, mistakes[i].file, mistakes[i].content);
        (void)snprintf(folder, sizeof folder, "--sources=%s", desk.sources);
        char *const arguments[] = { name, folder, NULL };
        buffer_init(&output, 100000);
        assert_int_equal(daemon_run(binary, arguments, &output), 2);
        if (strstr(output.bytes, mistakes[i].complaint) == NULL)
            fail_msg("%s instead of %s", output.bytes, mistakes[i].complaint);
        assert_int_equal(strchr(output.bytes, '\n') - output.bytes + 1, output.length);
        buffer_finish(&output);
        close_desk(&desk);
    }
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_added_is_found_under_its_id),
        cmocka_unit_test(without_the_additions_they_are_not_known),
        cmocka_unit_test(a_mistake_is_one_line_and_exit_2),
    };
    if (argc != 2)
        return 2;
    binary = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
