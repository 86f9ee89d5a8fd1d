/* Spellings that are one entity, and namesakes that are not, asked for from outside.
 *
 *     linked BINARY */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "../unit/test.h"
#include "daemon.h"

enum { LINE_SIZE = 1024 };

static char *binary;
static struct daemon daemon_of_all;

/* Day of publication and text, in no order. */
static const char *const news[][2] = {
    { "2024-03-02", "Die Delegation mit Sergej Schoigu reiste nach Pjöngjang. Schoigus "
                    "Wagen stand am Flughafen." },
    { "2024-03-01", "In Pyongyang stand Sergei Shoigu auf der Gästeliste, neben Kim "
                    "Jong-un und dessen Schwester Kim Yo-jong." },
    { "2024-03-05", "Auf der Liste standen Kim Dschong Un und Sergey Shoygu. Kims Zug "
                    "fuhr weiter." },
    { "2024-03-03",
      "Der Zug fuhr von Kiew nach Charkow, der Bus von Kyjiw nach Kharkiv, "
      "das Auto von Kyiv nach Charkiw." },
    { "2024-03-04", "Die Defense Intelligence Agency (DIA) zog um. Die Vereinten "
                    "Nationen tagten, die UNO und die UN zählten die Stimmen." },
    { "2024-03-06", "Die DIA zog erneut um, die Nato auch. Der Sitz der NATO blieb." },
    { "2024-03-07", "Hafenmeisterin Gunda Pöhlsen und ihr Bruder Arne Pöhlsen kamen. "
                    "Frau Pöhlsen lachte. Hafenmeisterin Pöhlsen ging." },
    { "2024-03-08", "Der Analyst Ruslan Tschernyschin warnte. Tschernyschin lehrt in "
                    "Oslo." },
    { "2024-03-09", "Ruslan Chernyshin, Dozent in Oslo, schwieg." },
    { "2024-03-10", "Die Armee verschoss 152-Millimeter-Granaten und 152mm-Granaten, "
                    "später Granaten des Kalibers 152 mm." },
};

enum { NEWS = sizeof news / sizeof *news };

static int start(void **state)
{
    (void)state;
    struct daemon *const daemon = &daemon_of_all;
    char folder[PATH_SIZE], path[PATH_SIZE];
    if (!daemon_init(daemon, binary))
        return 1;
    daemon_path(daemon, "sources", folder);
    daemon_path(daemon, "sources/news.jsonl", path);
    FILE *const file = mkdir(folder, 0700) == 0 ? fopen(path, "we") : NULL;
    if (file == NULL)
        return 1;
    for (size_t i = 0; i < NEWS; i++)
        (void)fprintf(file,
                      "{\"published\":\"%s\",\"language\":\"de\",\"text\":\"%s\"}\n",
                      news[i][0], news[i][1]);
    return fclose(file) != 0 || !daemon_start(daemon, folder) ||
           !daemon_is_ready(daemon);
}

static int stop(void **state)
{
    (void)state;
    const int status = daemon_stop(&daemon_of_all, SIGTERM);
    daemon_finish(&daemon_of_all);
    return status;
}

/* "alias count, alias count" of an entity. */
static void write_aliases(const json_t *entity, char line[LINE_SIZE])
{
    const json_t *const aliases = json_object_get(entity, "aliases");
    size_t length = 0;
    line[0] = '\0';
    for (size_t i = 0; i < json_array_size(aliases); i++) {
        const json_t *const alias = json_array_get(aliases, i);
        length += (size_t)snprintf(line + length, LINE_SIZE - length,
                                   "%s%s %" JSON_INTEGER_FORMAT, i == 0 ? "" : ", ",
                                   json_string_value(json_object_get(alias, "text")),
                                   json_integer_value(json_object_get(alias, "count")));
    }
}

static void spellings_are_aliases_of_one_entity(void **state)
{
    (void)state;
    static const struct {
        const char *target, *aliases;
    } cases[] = {
        { "/v1/people/sergej-shoigu",
          "Schoigu 1, Sergei Shoigu 1, Sergej Schoigu 1, Sergey Shoygu 1" },
        { "/v1/people/kim-jong-un", "Kim 1, Kim Dschong Un 1, Kim Jong-un 1" },
        { "/v1/people/kim-yo-jong", "Kim Yo-jong 1" },
        { "/v1/people/gunda-poehlsen", "Pöhlsen 2, Gunda Pöhlsen 1" },
        { "/v1/people/arne-poehlsen", "Arne Pöhlsen 1" },
        { "/v1/people/ruslan-tschernyschin",
          "Ruslan Chernyshin 1, Ruslan Tschernyschin 1, Tschernyschin 1" },
        { "/v1/places/kiew", "Kiew 1, Kyiv 1, Kyjiw 1" },
        { "/v1/places/charkiw", "Charkiw 1, Charkow 1, Kharkiv 1" },
        { "/v1/places/pjoengjang", "Pjöngjang 1, Pyongyang 1" },
        { "/v1/organisations/defense-intelligence-agency",
          "DIA 2, Defense Intelligence Agency 1" },
        { "/v1/organisations/un", "UN 1, UNO 1, Vereinten Nationen 1" },
        { "/v1/organisations/nato", "NATO 1, Nato 1" },
        { "/v1/weapons/152-mm-granate",
          "152-Millimeter-Granaten 1, 152mm-Granaten 1, Granaten 1" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char line[LINE_SIZE];
        json_auto_t *entity = daemon_json(&daemon_of_all, cases[i].target);
        if (entity == NULL)
            print_message("# nothing at %s\n", cases[i].target);
        write_aliases(entity, line);
        assert_string_equal(line, cases[i].aliases);
    }
}

static void roles_and_days_of_an_entity_come_from_all_its_articles(void **state)
{
    (void)state;
    json_auto_t *person =
        daemon_json(&daemon_of_all, "/v1/people/ruslan-tschernyschin");
    json_auto_t *roles = json_pack("[s, s]", "Analyst", "Dozent");
    assert_non_null(person);
    assert_true(json_equal(json_object_get(person, "roles"), roles));
    assert_string_equal(json_string_value(json_object_get(person, "first")),
                        "2024-03-08");
    assert_string_equal(json_string_value(json_object_get(person, "last")),
                        "2024-03-09");
}

static void every_spelling_of_a_search_finds_the_entity(void **state)
{
    (void)state;
    static const char *const targets[] = {
        "/v1/people?q=schoigu",         "/v1/people?q=SHOYGU",
        "/v1/people?q=Sergei",          "/v1/people?q=p%C3%B6hlsen",
        "/v1/people?q=poehlsen",        "/v1/people?q=pohlsen",
        "/v1/places?q=pyong",           "/v1/places?q=Pjongjang",
        "/v1/organisations?q=vereinte", "/v1/weapons?q=152-Millimeter",
    };
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        json_auto_t *list = daemon_json(&daemon_of_all, targets[i]);
        if (json_integer_value(json_object_get(list, "total")) < 1)
            fail_msg("nothing at %s", targets[i]);
    }
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_are_aliases_of_one_entity),
        cmocka_unit_test(roles_and_days_of_an_entity_come_from_all_its_articles),
        cmocka_unit_test(every_spelling_of_a_search_finds_the_entity),
    };
    if (argc != 2)
        return 2;
    binary = argv[1];
    return cmocka_run_group_tests(tests, start, stop);
}
