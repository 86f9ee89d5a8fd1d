/* What --watch sees.
 *
 *     watch BINARY */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../unit/test.h"
#include "corpus.h"

static char *binary;

struct desk {
    struct daemon daemon;
    char folder[PATH_SIZE];
};

static void path_of(const struct desk *desk, const char *name, char path[PATH_SIZE])
{
    (void)snprintf(path, PATH_SIZE, "%.400s/%.100s", desk->folder, name);
}

static void write_article(const struct desk *desk, const char *name, const char *title)
{
    char path[PATH_SIZE];
    path_of(desk, name, path);
    FILE *const file = fopen(path, "we");
    assert_non_null(file);
    (void)fprintf(file,
                  "{\"title\":\"%s\",\"published\":\"2024-02-01\",\"language\":\"de\","
                  "\"text\":\"Das Wetter bleibt schön, sagte Hanna Brettschuh.\"}\n",
                  title);
    assert_int_equal(fclose(file), 0);
}

static void move(const struct desk *desk, const char *from, const char *to)
{
    char old[PATH_SIZE], new[PATH_SIZE];
    path_of(desk, from, old);
    path_of(desk, to, new);
    assert_int_equal(rename(old, new), 0);
}

static void make_folder(const struct desk *desk, const char *name)
{
    char path[PATH_SIZE];
    path_of(desk, name, path);
    assert_int_equal(mkdir(path, 0700), 0);
}

/* The titles with their paths, by title: "Eins a.json, Zwei b.json". */
static void describe(const struct desk *desk, char *text, size_t size)
{
    json_auto_t *page = daemon_json(&desk->daemon, "/v1/articles?sort=title");
    size_t i = 0, length = 0;
    json_t *item = NULL;
    text[0] = '\0';
    json_array_foreach(json_object_get(page, "items"), i, item)
    {
        const json_t *const source = json_object_get(item, "source");
        const int more =
            snprintf(text + length, size - length, "%s%s %s", i == 0 ? "" : ", ",
                     json_string_value(json_object_get(item, "title")),
                     json_string_value(json_object_get(source, "path")));
        length = more < 0 || length + (size_t)more >= size ? size - 1
                                                           : length + (size_t)more;
    }
}

/* Waits until the corpus is that; a daemon that sees nothing takes the minute. */
static void expect(const struct desk *desk, const char *expected)
{
    enum { TRIES = 3000, PAUSE = 20 * 1000 * 1000 };
    const struct timespec pause = { .tv_nsec = PAUSE };
    char found[1000] = "";
    for (int i = 0; i < TRIES; i++) {
        describe(desk, found, sizeof found);
        if (strcmp(found, expected) == 0)
            return;
        (void)nanosleep(&pause, NULL);
    }
    assert_string_equal(found, expected);
}

static void open_desk(struct desk *desk, const char *option)
{
    assert_true(daemon_init(&desk->daemon, binary));
    daemon_path(&desk->daemon, "articles", desk->folder);
    assert_int_equal(mkdir(desk->folder, 0700), 0);
    write_article(desk, "a.json", "Eins");
    desk->daemon.option = option;
    assert_true(daemon_start(&desk->daemon, desk->folder));
    expect(desk, "Eins a.json");
}

static void close_desk(struct desk *desk)
{
    assert_int_equal(daemon_stop(&desk->daemon, SIGTERM), 0);
    daemon_finish(&desk->daemon);
}

static void what_comes_changes_moves_and_goes_is_seen(void **state)
{
    (void)state;
    struct desk desk;
    char path[PATH_SIZE];
    open_desk(&desk, "--watch");
    write_article(&desk, "b.json", "Zwei");
    expect(&desk, "Eins a.json, Zwei b.json");
    write_article(&desk, "b.json", "Zweitens");
    expect(&desk, "Eins a.json, Zweitens b.json");
    move(&desk, "b.json", "c.json");
    expect(&desk, "Eins a.json, Zweitens c.json");
    path_of(&desk, "a.json", path);
    assert_int_equal(unlink(path), 0);
    expect(&desk, "Zweitens c.json");
    close_desk(&desk);
}

static void new_folders_are_seen_and_what_happens_in_them(void **state)
{
    (void)state;
    struct desk desk;
    open_desk(&desk, "--watch");
    make_folder(&desk, "neu");
    make_folder(&desk, "neu/tief");
    write_article(&desk, "neu/tief/b.json", "Zwei");
    expect(&desk, "Eins a.json, Zwei neu/tief/b.json");
    write_article(&desk, "neu/tief/c.json", "Drei");
    expect(&desk, "Drei neu/tief/c.json, Eins a.json, Zwei neu/tief/b.json");
    move(&desk, "neu/tief", "alt");
    expect(&desk, "Drei alt/c.json, Eins a.json, Zwei alt/b.json");
    write_article(&desk, "alt/c.json", "Dritte");
    expect(&desk, "Dritte alt/c.json, Eins a.json, Zwei alt/b.json");
    close_desk(&desk);
}

/* Programs that write safely do it so. */
static void a_file_that_takes_a_hidden_one_s_name_is_seen(void **state)
{
    (void)state;
    struct desk desk;
    open_desk(&desk, "--watch");
    write_article(&desk, ".a.json.tmp", "Erstens");
    move(&desk, ".a.json.tmp", "a.json");
    expect(&desk, "Erstens a.json");
    close_desk(&desk);
}

static void sighup_still_scans(void **state)
{
    (void)state;
    struct desk desk;
    open_desk(&desk, NULL);
    write_article(&desk, "b.json", "Zwei");
    assert_int_equal(kill(desk.daemon.process, SIGHUP), 0);
    expect(&desk, "Eins a.json, Zwei b.json");
    close_desk(&desk);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_comes_changes_moves_and_goes_is_seen),
        cmocka_unit_test(new_folders_are_seen_and_what_happens_in_them),
        cmocka_unit_test(a_file_that_takes_a_hidden_one_s_name_is_seen),
        cmocka_unit_test(sighup_still_scans),
    };
    if (argc != 2)
        return 2;
    binary = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
