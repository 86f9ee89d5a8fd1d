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

enum { STATES = 2, FILES = 24, RECORDS = 10 };

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

static void expect_sound_file(const struct scene *scene)
{
    sqlite3 *connection = NULL;
    sqlite3_stmt *check = NULL;
    char path[PATH_SIZE];
    daemon_path(&scene->daemon, "chronicled.db", path);
    assert_int_equal(sqlite3_open(path, &connection), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(connection, "PRAGMA integrity_check", -1, &check, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(check), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(check, 0), "ok");
    assert_int_equal(sqlite3_finalize(check), SQLITE_OK);
    assert_int_equal(sqlite3_close(connection), SQLITE_OK);
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

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kill_at_any_moment_leaves_a_whole_corpus),
    };
    if (argc < 3)
        return 2;
    binary = argv[1];
    count = strtol(argv[2], NULL, 10);
    seed = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : (unsigned)getpid();
    (void)printf("# seed %u\n", seed);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
