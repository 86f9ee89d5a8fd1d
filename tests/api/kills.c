/* Kills the daemon at random moments of its scans: whatever it serves then is a whole
 * corpus, that of before or that of after.
 *
 *     kills BINARY COUNT [SEED] */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

#include "../unit/test.h"
#include "base/clock.h"
#include "corpus.h"

enum { STATES = 2, FILES = 24, RECORDS = 10, PEOPLE = 5, MANY_ENTITIES = 1024 };

#define PEOPLE_TARGET "/v1/people?format=ndjson"
#define INDEXES       "18" /* CREATE INDEX and CREATE UNIQUE INDEX in schema/ */

static char *binary;
static long count;
static unsigned seed;

struct scene {
    struct daemon daemon;
    char folder[PATH_SIZE];
    json_t *expected[STATES]; /* the whole corpus */
    int64_t duration;         /* of a scan from one state to the other, nanoseconds */
};

/* Every file differs between the two states, one in three is in the first alone. */
static void enter_state(const struct scene *scene, int number)
{
    for (int i = 0; i < FILES; i++) {
        char path[PATH_SIZE + 32];
        (void)snprintf(path, sizeof path, "%s/%02d.jsonl", scene->folder, i);
        if (number == 1 && i % 3 == 0) {
            (void)unlink(path);
            continue;
        }
        FILE *const file = fopen(path, "we");
        assert_non_null(file);
        for (int record = 0; record < RECORDS; record++) {
            (void)fprintf(
                file,
                "{\"title\":\"Meldung %d.%d.%d\",\"published\":\"2024-02-%02d\","
                "\"text\":\"%d Boote lägen im Hafen von Oppermoor, sagte Hanna "
                "Brettschuh. Jens Harmsen bestritt das am %d. Februar.\"}\n",
                number, i, record, i + 1, record + 2 + number, i + 1);
        }
        assert_int_equal(fclose(file), 0);
    }
}

/* The number-th of many surnames. */
static void surname(int number, char out[static 24])
{
    static const char *const first[] = { "Al",  "Bar", "Dor", "Fal", "Gren", "Hal",
                                         "Kar", "Lam", "Nor", "Pel", "Tor",  "Wen" };
    static const char *const inner[] = { "ber", "den", "ger", "hen", "ken",
                                         "mer", "ner", "ren", "ser", "ter" };
    static const char *const last[] = { "dorp", "feld", "hart",  "horst", "kamp",
                                        "lund", "mark", "stedt", "thal",  "voss" };
    (void)snprintf(out, 24, "%s%s%s", first[number / 100 % 12], inner[number / 10 % 10],
                   last[number % 10]);
}

/* One record; no two have a person in common. */
static void write_people(FILE *file, int record)
{
    (void)fprintf(file,
                  "{\"title\":\"Liste %d\",\"published\":\"2024-03-01\",\"text\":\"",
                  record);
    for (int i = record * PEOPLE; i < (record + 1) * PEOPLE; i++) {
        char name[24];
        surname(i, name);
        (void)fprintf(file, "Der Zoll zählte %d Kisten, sagte Hanna %s. ", i + 1, name);
    }
    (void)fprintf(file, "\"}\n");
}

/* Articles that name more people than a first scan puts under their indexes one by one.
 */
static void write_crowd(const struct scene *scene)
{
    char path[PATH_SIZE + 32];
    (void)snprintf(path, sizeof path, "%s/crowd.jsonl", scene->folder);
    FILE *const file = fopen(path, "we");
    assert_non_null(file);
    for (int record = 0; record < FILES * RECORDS; record++)
        write_people(file, record);
    assert_int_equal(fclose(file), 0);
}

/* Until the scan is committed that the start begins. */
static void scan_whole(struct scene *scene)
{
    assert_true(daemon_start(&scene->daemon, scene->folder));
    assert_true(daemon_says(&scene->daemon, "changed="));
}

static void learn_state(struct scene *scene, int number)
{
    enter_state(scene, number);
    const int64_t start = clock_monotonic();
    scan_whole(scene);
    scene->duration = clock_monotonic() - start;
    scene->expected[number] = corpus_lines(&scene->daemon, EXPORT_TARGET);
    assert_true(json_array_size(scene->expected[number]) > 0);
    assert_int_equal(daemon_stop(&scene->daemon, SIGTERM), 0);
}

/* From before the scan begins to when it has ended. */
static void kill_at_some_moment(struct scene *scene)
{
    const int64_t moment = (int64_t)((double)scene->duration * 1.2 *
                                     (double)rand_r(&seed) / (double)RAND_MAX);
    const struct timespec pause = { moment / 1000000000, moment % 1000000000 };
    assert_true(daemon_start(&scene->daemon, scene->folder));
    (void)nanosleep(&pause, NULL);
    assert_int_equal(daemon_stop(&scene->daemon, SIGKILL), -SIGKILL);
}

/* The first value that the SQL gives is the text. */
static void expect_in_file(const struct scene *scene, const char *sql, const char *text)
{
    sqlite3 *connection = NULL;
    sqlite3_stmt *check = NULL;
    char path[PATH_SIZE];
    daemon_path(&scene->daemon, "chronicled.db", path);
    assert_int_equal(sqlite3_open(path, &connection), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(connection, sql, -1, &check, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(check), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(check, 0), text);
    assert_int_equal(sqlite3_finalize(check), SQLITE_OK);
    assert_int_equal(sqlite3_close(connection), SQLITE_OK);
}

static void expect_sound_file(const struct scene *scene)
{
    expect_in_file(scene, "PRAGMA integrity_check", "ok");
}

static void expect_all_indexes(const struct scene *scene)
{
    expect_in_file(scene,
                   "SELECT count(*) FROM sqlite_schema"
                   " WHERE type = 'index' AND sql IS NOT NULL",
                   INDEXES);
}

/* Which state is served: its number. What is none of them fails the test. */
static int state_served(const struct scene *scene)
{
    json_auto_t *served = corpus_lines(&scene->daemon, EXPORT_TARGET);
    for (int i = 0; i < STATES; i++)
        if (json_equal(served, scene->expected[i]))
            return i;
    fail_msg("%zu articles of no scan", json_array_size(served));
    return -1;
}

static void a_kill_at_any_moment_leaves_a_whole_corpus(void **state)
{
    (void)state;
    struct scene scene = { .duration = 0 };
    int state_before = 1, moved = 0;
    assert_true(daemon_init(&scene.daemon, binary));
    daemon_path(&scene.daemon, "articles", scene.folder);
    assert_int_equal(mkdir(scene.folder, 0700), 0);
    learn_state(&scene, 0);
    learn_state(&scene, 1);
    for (long i = 0; i < count; i++) {
        const int wanted = 1 - state_before;
        enter_state(&scene, wanted);
        kill_at_some_moment(&scene);
        expect_sound_file(&scene);
        /* What is served at once is of before or after; the next scan makes it so. */
        assert_true(daemon_start(&scene.daemon, scene.folder));
        const int at_once = state_served(&scene);
        moved += at_once == wanted;
        assert_true(daemon_says(&scene.daemon, "changed="));
        assert_int_equal(state_served(&scene), wanted);
        assert_int_equal(daemon_stop(&scene.daemon, SIGTERM), 0);
        state_before = wanted;
    }
    (void)printf("# %ld kills: %d before the commit, %d behind it\n", count,
                 (int)count - moved, moved);
    json_decref(scene.expected[0]);
    json_decref(scene.expected[1]);
    daemon_finish(&scene.daemon);
}

static void forget_database(const struct scene *scene)
{
    static const char *const names[] = { "chronicled.db", "chronicled.db-wal",
                                         "chronicled.db-shm", "chronicled.db-journal" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char path[PATH_SIZE];
        daemon_path(&scene->daemon, names[i], path);
        (void)unlink(path);
    }
}

static void learn_crowd(struct scene *scene)
{
    write_crowd(scene);
    const int64_t start = clock_monotonic();
    scan_whole(scene);
    scene->duration = clock_monotonic() - start;
    json_auto_t *corpus = daemon_json(&scene->daemon, "/v1/corpus");
    json_int_t people = 0;
    assert_int_equal(json_unpack(corpus, "{s:{s:I}}", "counts", "people", &people), 0);
    assert_true(people > MANY_ENTITIES);
    for (int i = 0; i < STATES; i++)
        scene->expected[i] =
            corpus_lines(&scene->daemon, i == 0 ? EXPORT_TARGET : PEOPLE_TARGET);
    assert_int_equal(daemon_stop(&scene->daemon, SIGTERM), 0);
}

/* Either all of the corpus or nothing of it was there; behind the next scan all is, and
 * every index. */
static void a_first_scan_that_is_killed_is_made_anew(void **state)
{
    (void)state;
    struct scene scene = { .duration = 0 };
    assert_true(daemon_init(&scene.daemon, binary));
    daemon_path(&scene.daemon, "articles", scene.folder);
    assert_int_equal(mkdir(scene.folder, 0700), 0);
    learn_crowd(&scene);
    for (long i = 0; i < count; i++) {
        forget_database(&scene);
        kill_at_some_moment(&scene);
        scan_whole(&scene);
        json_auto_t *articles = corpus_lines(&scene.daemon, EXPORT_TARGET);
        json_auto_t *people = corpus_lines(&scene.daemon, PEOPLE_TARGET);
        assert_true(json_equal(articles, scene.expected[0]));
        assert_true(json_equal(people, scene.expected[1]));
        assert_int_equal(daemon_stop(&scene.daemon, SIGTERM), 0);
        expect_sound_file(&scene);
        expect_all_indexes(&scene);
    }
    json_decref(scene.expected[0]);
    json_decref(scene.expected[1]);
    daemon_finish(&scene.daemon);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kill_at_any_moment_leaves_a_whole_corpus),
        cmocka_unit_test(a_first_scan_that_is_killed_is_made_anew),
    };
    if (argc < 3)
        return 2;
    binary = argv[1];
    count = strtol(argv[2], NULL, 10);
    seed = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : (unsigned)getpid();
    (void)printf("# seed %u\n", seed);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
