/* The thread that tells of changes in a folder. */
#include "watch/watch.h"

#include <errno.h>
#include <semaphore.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../folder.h"
#include "base/log.h"
#include "test.h"
#include "watch/file.h"
#include "watch/folders.h"

enum { REST = 20, PATIENCE = 200, POLL = 20, NEVER = 3600 * 1000, MANY = 1000 };

struct scene {
    struct folder folder;
    struct watch *watch;
    sem_t told;
};

static void tell(void *context)
{
    struct scene *const scene = context;
    (void)sem_post(&scene->told);
}

static void begin(struct scene *scene, int rest, int poll, int most_folders)
{
    struct fault fault = { 0 };
    log_set_level(LOG_ERROR);
    folder_enter(&scene->folder);
    assert_int_equal(sem_init(&scene->told, 0, 0), 0);
    const struct watch_options options = {
        .folder = scene->folder.path,
        .rest = rest,
        .patience = PATIENCE,
        .poll = poll,
        .most_folders = most_folders,
        .changed = tell,
        .context = scene,
    };
    scene->watch = watch_create(&options, &fault);
    assert_non_null(scene->watch);
    assert_true(watch_start(scene->watch, &fault));
}

static void end(struct scene *scene)
{
    watch_destroy(scene->watch);
    (void)sem_destroy(&scene->told);
    folder_leave(&scene->folder);
}

/* A watch that says nothing takes the minute, and fails. */
static bool is_told(struct scene *scene)
{
    struct timespec deadline;
    (void)clock_gettime(CLOCK_REALTIME, &deadline);
    deadline.tv_sec += 60;
    int result = 0;
    do
        result = sem_timedwait(&scene->told, &deadline);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

/* A burst may be told of twice where the machine is slow: what is left is of it. */
static void forget(struct scene *scene)
{
    while (sem_trywait(&scene->told) == 0)
        continue;
}

static void make_folder(const struct scene *scene, const char *name)
{
    char path[FOLDER_PATH_SIZE];
    assert_int_equal(mkdir(folder_below(&scene->folder, name, path), 0700), 0);
}

static void move(const struct scene *scene, const char *from, const char *to)
{
    char old[FOLDER_PATH_SIZE], new[FOLDER_PATH_SIZE];
    assert_int_equal(rename(folder_below(&scene->folder, from, old),
                            folder_below(&scene->folder, to, new)),
                     0);
}

static void files_that_come_change_move_and_go_are_told_of(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, REST, NEVER, MANY);
    folder_put(&scene.folder, "a.txt", "one");
    assert_true(is_told(&scene));
    folder_put(&scene.folder, "a.txt", "two");
    assert_true(is_told(&scene));
    move(&scene, "a.txt", "b.txt");
    assert_true(is_told(&scene));
    folder_remove(&scene.folder, "b.txt");
    assert_true(is_told(&scene));
    end(&scene);
}

/* The file in the folder is put only when the folder was told of. */
static void what_happens_in_a_new_folder_is_told_of(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, REST, NEVER, MANY);
    make_folder(&scene, "new");
    assert_true(is_told(&scene));
    make_folder(&scene, "new/deep");
    assert_true(is_told(&scene));
    forget(&scene);
    folder_put(&scene.folder, "new/deep/a.txt", "one");
    assert_true(is_told(&scene));
    move(&scene, "new", "other");
    assert_true(is_told(&scene));
    forget(&scene);
    folder_put(&scene.folder, "other/deep/a.txt", "three");
    assert_true(is_told(&scene));
    end(&scene);
}

/* Events are there when the call that makes them returns. */
static void hidden_files_are_nobody_s_business(void **state)
{
    (void)state;
    struct scene scene;
    struct fault fault = { 0 };
    bool whole = false;
    folder_enter(&scene.folder);
    const int news = folders_watch(scene.folder.path, MANY, &whole, &fault);
    assert_true(news >= 0 && whole);
    folder_put(&scene.folder, ".a.txt.swp", "half");
    assert_false(folders_read(news).files);
    move(&scene, ".a.txt.swp", "a.txt");
    assert_true(folders_read(news).files);
    assert_false(folders_read(news).files);
    (void)close(news);
    folder_leave(&scene.folder);
}

/* With a rest of an hour only patience can end the burst. */
static void a_burst_without_end_is_told_of_while_it_goes_on(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, NEVER, NEVER, MANY);
    folder_put(&scene.folder, "a.txt", "one");
    assert_true(is_told(&scene));
    end(&scene);
}

static void many_changes_in_one_burst_are_one(void **state)
{
    enum { FILES = 200 };
    (void)state;
    struct scene scene;
    begin(&scene, PATIENCE, NEVER, MANY);
    for (int i = 0; i < FILES; i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "%d.txt", i);
        folder_put(&scene.folder, name, "x");
    }
    assert_true(is_told(&scene));
    int told = 1;
    while (sem_trywait(&scene.told) == 0)
        told++;
    assert_true(told < FILES / 10);
    end(&scene);
}

static void a_folder_that_cannot_be_watched_whole_is_polled(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, REST, POLL, 0);
    assert_true(is_told(&scene));
    assert_true(is_told(&scene));
    end(&scene);
}

static void it_can_be_asked_to_tell_again(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, REST, NEVER, MANY);
    watch_again(scene.watch);
    assert_true(is_told(&scene));
    end(&scene);
}

static void begin_with_file(struct scene *scene, const char *file)
{
    struct fault fault = { 0 };
    log_set_level(LOG_ERROR);
    assert_int_equal(sem_init(&scene->told, 0, 0), 0);
    const struct watch_options options = { .folder = scene->folder.path,
                                           .file = file,
                                           .rest = REST,
                                           .patience = PATIENCE,
                                           .poll = NEVER,
                                           .most_folders = MANY,
                                           .changed = tell,
                                           .context = scene };
    scene->watch = watch_create(&options, &fault);
    assert_non_null(scene->watch);
    assert_true(watch_start(scene->watch, &fault));
}

/* Written for the first time, in place, and as programs do that write safely; each time
 * the next change is seen, too. */
static void a_file_beside_the_folder_is_watched_however_it_is_written(void **state)
{
    (void)state;
    struct scene scene;
    struct folder other;
    char path[FOLDER_PATH_SIZE], draft[FOLDER_PATH_SIZE];
    folder_enter(&scene.folder);
    folder_enter(&other);
    begin_with_file(&scene, folder_below(&other, "own.tsv", path));
    folder_put(&other, "own.tsv", "one");
    assert_true(is_told(&scene));
    folder_put(&other, "own.tsv", "two");
    assert_true(is_told(&scene));
    for (int i = 0; i < 2; i++) {
        folder_put(&other, "draft", "three");
        assert_int_equal(rename(folder_below(&other, "draft", draft), path), 0);
        assert_true(is_told(&scene));
    }
    folder_remove(&other, "own.tsv");
    assert_true(is_told(&scene));
    folder_put(&scene.folder, "a.txt", "one");
    assert_true(is_told(&scene));
    folder_leave(&other);
    end(&scene);
}

static void what_lies_beside_the_file_is_nobody_s_business(void **state)
{
    (void)state;
    struct folder folder;
    struct fault fault = { 0 };
    char path[FOLDER_PATH_SIZE];
    folder_enter(&folder);
    folder_put(&folder, "own.tsv", "one");
    const int news = file_watch(folder_below(&folder, "own.tsv", path), &fault);
    assert_true(news >= 0);
    folder_put(&folder, "own.tsv-wal", "one");
    assert_false(file_has_changed(news, path));
    folder_put(&folder, "own.tsv", "two");
    assert_true(file_has_changed(news, path));
    assert_false(file_has_changed(news, path));
    (void)close(news);
    folder_leave(&folder);
}

static void a_file_behind_a_link_is_watched(void **state)
{
    (void)state;
    struct folder folder, other;
    struct fault fault = { 0 };
    char path[FOLDER_PATH_SIZE], target[FOLDER_PATH_SIZE];
    folder_enter(&folder);
    folder_enter(&other);
    folder_put(&other, "own.tsv", "one");
    assert_int_equal(symlink(folder_below(&other, "own.tsv", target),
                             folder_below(&folder, "link.tsv", path)),
                     0);
    const int news = file_watch(path, &fault);
    assert_true(news >= 0);
    folder_put(&other, "own.tsv", "two");
    assert_true(file_has_changed(news, path));
    (void)close(news);
    folder_leave(&other);
    folder_leave(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_that_come_change_move_and_go_are_told_of),
        cmocka_unit_test(what_happens_in_a_new_folder_is_told_of),
        cmocka_unit_test(hidden_files_are_nobody_s_business),
        cmocka_unit_test(a_burst_without_end_is_told_of_while_it_goes_on),
        cmocka_unit_test(many_changes_in_one_burst_are_one),
        cmocka_unit_test(a_folder_that_cannot_be_watched_whole_is_polled),
        cmocka_unit_test(it_can_be_asked_to_tell_again),
        cmocka_unit_test(a_file_beside_the_folder_is_watched_however_it_is_written),
        cmocka_unit_test(what_lies_beside_the_file_is_nobody_s_business),
        cmocka_unit_test(a_file_behind_a_link_is_watched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
