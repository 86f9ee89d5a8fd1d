/* Articles that repeat earlier ones.
 *
 *     duplicates BINARY */
#include <signal.h>

#include "../unit/test.h"
#include "daemon.h"

static char *binary;

#define STORY                                                                          \
    "Im Hafen von Oppermoor liegen seit Montag vier Schlepper fest, weil die "         \
    "Schleuse "                                                                        \
    "klemmt. Das sagte Hafenmeisterin Hanna Brettschuh am Abend der Zeitung. Ein "     \
    "Taucher soll am Mittwoch nachsehen, woran es liegt, und danach wird "             \
    "entschieden, "                                                                    \
    "ob die Tore ausgebaut werden müssen."

static const char articles[] =
    "{\"title\":\"Erstes\",\"published\":\"2024-02-01\",\"text\":\"" STORY "\"}\n"
    "{\"title\":\"Kopie\",\"published\":\"2024-02-02\",\"text\":\"" STORY " (mb)\"}\n"
    "{\"title\":\"Anderes\",\"published\":\"2024-02-03\",\"text\":\"Es regnet.\"}\n";

static void copies_name_their_original_and_can_be_left_out(void **state)
{
    (void)state;
    struct daemon daemon;
    assert_true(daemon_reads(&daemon, binary, articles));
    json_auto_t *all = daemon_json(&daemon, "/v1/articles?sort=title");
    json_auto_t *left =
        daemon_json(&daemon, "/v1/articles?sort=title&duplicates=exclude");
    json_auto_t *found =
        daemon_json(&daemon, "/v1/articles?q=schleuse&duplicates=exclude");
    const char *id = NULL, *original = NULL, *title = NULL;
    double similarity = 0;
    assert_int_equal(json_integer_value(json_object_get(all, "total")), 3);
    assert_int_equal(json_unpack(all, "{s:[{s:n}, {s:s, s:n}, {s:{s:s, s:s, s:F}}]}",
                                 "items", "duplicate_of", "id", &id, "duplicate_of",
                                 "duplicate_of", "id", &original, "title", &title,
                                 "similarity", &similarity),
                     0);
    assert_string_equal(original, id);
    assert_string_equal(title, "Erstes");
    assert_true(similarity > 0.8 && similarity < 1);
    assert_int_equal(json_integer_value(json_object_get(left, "total")), 2);
    assert_int_equal(json_unpack(left, "{s:[{s:s}, {s:s}]}", "items", "title", &title,
                                 "title", &title),
                     0);
    assert_string_equal(title, "Erstes");
    assert_int_equal(json_integer_value(json_object_get(found, "total")), 1);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_name_their_original_and_can_be_left_out),
    };
    if (argc != 2)
        return 2;
    binary = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
