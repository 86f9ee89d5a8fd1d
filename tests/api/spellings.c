/* Names and words are found however they are spelled: umlauts, ß, accents, case.
 *
 *     spellings BINARY */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "../unit/test.h"
#include "daemon.h"

static char *binary;

/* Each name is spelled in three ways by three people. */
static const char articles[] =
    "{\"title\":\"Eins\",\"published\":\"2024-02-01\",\"text\":\"Das Boot sei neu, "
    "sagte "
    "Hanna Mürbeck. Lotte Großkamm und Renée Olbert sahen zu. Süßes gab es auch.\"}\n"
    "{\"title\":\"Zwei\",\"published\":\"2024-02-02\",\"text\":\"Der Kran sei alt, "
    "sagte "
    "Jens Muerbeck. Piet Grosskamm und Renee Dahlmann sahen zu. Suesses fehlte.\"}\n"
    "{\"title\":\"Drei\",\"published\":\"2024-02-03\",\"text\":\"Die Schleuse sei zu, "
    "sagte "
    "Uta Murbeck. Der Hafen bleibt offen. Auch Susses gab es.\"}\n";

static json_int_t total_of(const struct daemon *daemon, const char *target)
{
    json_auto_t *page = daemon_json(daemon, target);
    assert_non_null(page);
    return json_integer_value(json_object_get(page, "total"));
}

static void a_name_is_found_in_all_its_spellings(const struct daemon *daemon)
{
    static const struct {
        const char *q;
        json_int_t people, articles;
    } cases[] = {
        { "m%C3%BCrbeck", 3, 3 }, /* ü */
        { "muerbeck", 3, 3 },      { "murbeck", 3, 3 },         { "MURBECK", 3, 3 },
        { "M%C3%9CRBECK", 3, 3 },  { "mu%CC%88rbeck", 3, 3 }, /* u with a combining mark
                                                               */
        { "gro%C3%9Fkamm", 2, 2 },                            /* ß */
        { "grosskamm", 2, 2 },     { "ren%C3%A9e", 2, 2 },    /* é */
        { "renee", 2, 2 },         { "s%C3%BC%C3%9Fes", 0, 3 }, { "suesses", 0, 3 },
        { "susses", 0, 3 },        { "marbeck", 0, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char target[100];
        (void)snprintf(target, sizeof target, "/v1/people?q=%s", cases[i].q);
        if (total_of(daemon, target) != cases[i].people)
            fail_msg("%s: %d", target, (int)total_of(daemon, target));
        (void)snprintf(target, sizeof target, "/v1/articles?q=%s", cases[i].q);
        if (total_of(daemon, target) != cases[i].articles)
            fail_msg("%s: %d", target, (int)total_of(daemon, target));
        (void)snprintf(target, sizeof target, "/v1/search?kind=article&q=%s",
                       cases[i].q);
        assert_int_equal(total_of(daemon, target), cases[i].articles);
    }
}

/* Whoever is still typing is not shown what the digraph alone would stand for. */
static void a_beginning_is_taken_as_it_is_typed(const struct daemon *daemon)
{
    assert_int_equal(total_of(daemon, "/v1/people?q=mue"), 2);
    assert_int_equal(total_of(daemon, "/v1/people?q=m%C3%BC"), 2);
    assert_int_equal(total_of(daemon, "/v1/people?q=muer"), 3);
    assert_int_equal(total_of(daemon, "/v1/people?q=mur"), 3);
    assert_int_equal(total_of(daemon, "/v1/people?q=m%C3%BCr"), 3);
}

static void the_word_is_marked_as_the_text_spells_it(const struct daemon *daemon)
{
    static const char *const spellings[] = { "<mark>Mürbeck</mark>",
                                             "<mark>Muerbeck</mark>",
                                             "<mark>Murbeck</mark>" };
    json_auto_t *page = daemon_json(daemon, "/v1/search?kind=article&q=m%C3%BCrbeck");
    const json_t *const items = json_object_get(page, "items");
    assert_int_equal(json_array_size(items), 3);
    for (size_t i = 0; i < 3; i++) {
        bool found = false;
        for (size_t k = 0; k < 3; k++) {
            const json_t *const hit = json_array_get(items, k);
            const json_t *const snippet = json_object_get(hit, "snippet");
            found = found || strstr(json_string_value(snippet), spellings[i]) != NULL;
        }
        assert_true(found);
    }
}

static void all_spellings_are_one_to_who_asks(void **state)
{
    (void)state;
    struct daemon daemon;
    assert_true(daemon_reads(&daemon, binary, articles));
    a_name_is_found_in_all_its_spellings(&daemon);
    a_beginning_is_taken_as_it_is_typed(&daemon);
    the_word_is_marked_as_the_text_spells_it(&daemon);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_spellings_are_one_to_who_asks),
    };
    if (argc < 2)
        return 2;
    binary = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
