#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../test.h"
#include "press.h"
#include "store/articles.h"
#include "store/corpus.h"
#include "store/database.h"

struct seen {
    struct corpus_counts counts;
    struct buffer articles; /* the whole export, one article a line */
};

static struct seen look(const struct desk *desk)
{
    struct seen seen;
    seen.articles = desk_articles(
        desk, INCLUDE_TEXT | INCLUDE_MENTIONS | INCLUDE_CLAIMS | INCLUDE_DATES,
        &seen.counts);
    return seen;
}

static void same(struct seen *a, struct seen *b)
{
    assert_string_equal(a->counts.generation, b->counts.generation);
    assert_int_equal(a->articles.length, b->articles.length);
    assert_memory_equal(a->articles.bytes, b->articles.bytes, a->articles.length);
    buffer_finish(&a->articles);
    buffer_finish(&b->articles);
}

/* A database that was filled in one go from the same folder. */
static struct seen look_afresh(struct desk *desk)
{
    char kept[FOLDER_PATH_SIZE];
    struct fault fault = { 0 };
    struct ingest *const before = desk->ingest;
    memcpy(kept, desk->database, sizeof kept);
    (void)folder_below(&desk->folder, "fresh.db", desk->database);
    const struct ingest_options options = { .sources = desk->sources.path,
                                            .database = desk->database,
                                            .reader = desk->reader,
                                            .threads = 1 };
    desk->ingest = ingest_create(&options, &fault);
    assert_non_null(desk->ingest);
    (void)desk_scan(desk);
    const struct seen seen = look(desk);
    ingest_destroy(desk->ingest);
    assert_int_equal(unlink(desk->database), 0);
    memcpy(desk->database, kept, sizeof kept);
    desk->ingest = before;
    return seen;
}

static void is_as_if_scanned_afresh(struct desk *desk)
{
    struct seen now = look(desk), fresh = look_afresh(desk);
    same(&now, &fresh);
}

static void nothing_is_read_twice(void **state)
{
    struct desk *const desk = *state;
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 20);
    folder_put(&desk->sources, "broken.json", "{\"title\":1");
    const struct ingest_report first = desk_scan(desk);
    assert_int_equal(first.articles_read, 20);
    assert_int_equal(first.records_skipped, 1);
    assert_true(first.changed);
    struct seen before = look(desk);
    const struct ingest_report second = desk_scan(desk);
    assert_int_equal(second.files_read, 0);
    assert_int_equal(second.articles_read, 0);
    assert_int_equal(second.articles, 20);
    assert_false(second.changed);
    struct seen after = look(desk);
    same(&before, &after);
    is_as_if_scanned_afresh(desk);
}

static void a_record_that_changed_is_read_alone(void **state)
{
    struct desk *const desk = *state;
    struct buffer lines;
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 10);
    press_put(&desk->sources, desk->arena, "b.jsonl", 10, 20);
    (void)desk_scan(desk);
    buffer_init(&lines, 1 << 20);
    for (unsigned i = 0; i < 12; i++)
        buffer_printf(&lines, "%s\n",
                      press_record(desk->arena, i < 10 ? i : i + 90, i == 4));
    folder_put(&desk->sources, "a.jsonl", lines.bytes);
    buffer_finish(&lines);
    const struct ingest_report report = desk_scan(desk);
    assert_int_equal(report.files_read, 1);
    assert_int_equal(report.articles_read, 3);
    assert_int_equal(report.articles_removed, 1);
    assert_int_equal(report.articles, 22);
    is_as_if_scanned_afresh(desk);
}

static void what_is_gone_from_the_folder_is_gone(void **state)
{
    struct desk *const desk = *state;
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 10);
    press_put(&desk->sources, desk->arena, "b.jsonl", 10, 15);
    (void)desk_scan(desk);
    folder_remove(&desk->sources, "b.jsonl");
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 7);
    const struct ingest_report report = desk_scan(desk);
    assert_int_equal(report.articles_removed, 8);
    assert_int_equal(report.articles, 7);
    is_as_if_scanned_afresh(desk);
    folder_remove(&desk->sources, "a.jsonl");
    assert_int_equal(desk_scan(desk).articles, 0);
    is_as_if_scanned_afresh(desk);
}

static void a_file_that_was_only_touched_changes_nothing(void **state)
{
    struct desk *const desk = *state;
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 5);
    (void)desk_scan(desk);
    struct seen before = look(desk);
    folder_touch(&desk->sources, "a.jsonl");
    const struct ingest_report report = desk_scan(desk);
    assert_int_equal(report.files_read, 1);
    assert_int_equal(report.articles_read, 0);
    assert_false(report.changed);
    struct seen after = look(desk);
    same(&before, &after);
    assert_int_equal(desk_scan(desk).files_read, 0);
}

static void the_same_url_is_one_id_and_the_first_path_has_it(void **state)
{
    struct desk *const desk = *state;
    static const char record[] =
        "{\"url\":\"https://grast.example/a\",\"text\":\"Ein Zug fährt nach Grast.\"}";
    folder_put(&desk->sources, "b.json", record);
    (void)desk_scan(desk);
    struct seen alone = look(desk);
    char id[ARTICLE_ID_SIZE + 8] = { 0 };
    memcpy(id, alone.articles.bytes, sizeof id - 1);
    buffer_finish(&alone.articles);
    /* Now a file before it has the same address: the id moves on to that one. */
    folder_put(&desk->sources, "a.json", record);
    assert_int_equal(desk_scan(desk).articles, 2);
    struct seen both = look(desk);
    const char *const found = strstr(both.articles.bytes, id);
    assert_non_null(found);
    assert_non_null(strstr(found, "\"path\":\"a.json\""));
    assert_null(strstr(found + 1, id));
    buffer_finish(&both.articles);
    is_as_if_scanned_afresh(desk);
}

static void the_order_of_files_and_records_does_not_matter_to_ids(void **state)
{
    struct desk *const desk = *state;
    /* In three scans, the last path first. */
    press_put(&desk->sources, desk->arena, "c.jsonl", 20, 30);
    (void)desk_scan(desk);
    press_put(&desk->sources, desk->arena, "b.jsonl", 10, 20);
    (void)desk_scan(desk);
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 10);
    (void)desk_scan(desk);
    is_as_if_scanned_afresh(desk);
}

static void a_folder_that_is_not_there_leaves_the_corpus(void **state)
{
    struct desk *const desk = *state;
    char elsewhere[FOLDER_PATH_SIZE];
    struct ingest_report report = { 0 };
    struct fault fault = { 0 };
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 5);
    (void)desk_scan(desk);
    struct seen before = look(desk);
    assert_int_equal(
        rename(desk->sources.path, folder_below(&desk->folder, "elsewhere", elsewhere)),
        0);
    assert_false(ingest_scan(desk->ingest, &report, &fault));
    assert_int_equal(fault.kind, FAULT_IO);
    struct seen after = look(desk);
    same(&before, &after);
    assert_int_equal(rename(elsewhere, desk->sources.path), 0);
    assert_false(desk_scan(desk).changed);
}

static void a_stopped_scan_commits_nothing(void **state)
{
    struct desk *const desk = *state;
    struct ingest_report report = { 0 };
    struct fault fault = { 0 };
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 5);
    ingest_stop(desk->ingest);
    assert_false(ingest_scan(desk->ingest, &report, &fault));
    assert_int_equal(fault.kind, FAULT_BUSY);
    struct seen seen = look(desk);
    assert_string_equal(seen.counts.generation, "");
    assert_int_equal(seen.counts.articles, 0);
    buffer_finish(&seen.articles);
}

static void a_first_scan_that_failed_is_begun_anew(void **state)
{
    struct desk *const desk = *state;
    struct ingest_report report = { 0 };
    struct fault fault = { 0 };
    struct rlimit usual;
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 300);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
    const struct rlimit bound = { 1 << 20, usual.rlim_max };
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &bound), 0);
    assert_false(ingest_scan(desk->ingest, &report, &fault));
    assert_int_equal(fault.kind, FAULT_IO);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
    assert_int_equal(desk_scan(desk).articles_read, 300);
    is_as_if_scanned_afresh(desk);
}

/* With a rest of an hour every file that was written just now is restless. */
static void a_file_that_is_being_written_is_left_as_it_was(void **state)
{
    struct desk *const desk = *state;
    struct fault fault = { 0 };
    char path[FOLDER_PATH_SIZE];
    const struct ingest_options options = { .sources = desk->sources.path,
                                            .database = desk->database,
                                            .reader = desk->reader,
                                            .threads = 1,
                                            .rest = 3600 * 1000 };
    ingest_destroy(desk->ingest);
    desk->ingest = ingest_create(&options, &fault);
    assert_non_null(desk->ingest);
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 5);
    assert_int_equal(desk_scan(desk).articles, 5);
    folder_put(&desk->sources, "a.jsonl", "{\"title\":\"half");
    folder_put(&desk->sources, "b.jsonl", "{\"title\":\"half");
    assert_int_equal(
        utimensat(AT_FDCWD, folder_below(&desk->sources, "a.jsonl", path), NULL, 0), 0);
    assert_int_equal(
        utimensat(AT_FDCWD, folder_below(&desk->sources, "b.jsonl", path), NULL, 0), 0);
    const struct ingest_report during = desk_scan(desk);
    assert_int_equal(during.files_left, 2);
    assert_int_equal(during.articles, 5);
    assert_int_equal(during.records_skipped, 0);
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 6);
    press_put(&desk->sources, desk->arena, "b.jsonl", 6, 8);
    const struct ingest_report after = desk_scan(desk);
    assert_int_equal(after.files_left, 0);
    assert_int_equal(after.articles, 8);
}

static void another_programs_readings_are_read_again(void **state)
{
    struct desk *const desk = *state;
    struct fault fault = { 0 };
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 10);
    (void)desk_scan(desk);
    struct seen before = look(desk);
    struct store *const store = store_open(desk->database, STORE_WRITE, &fault);
    assert_true(store_execute(store, "UPDATE scan SET maker = 'other'", &fault));
    store_close(store);
    assert_int_equal(desk_scan(desk).articles_read, 10);
    struct seen after = look(desk);
    same(&before, &after);
}

static void a_reader_keeps_its_snapshot_while_a_scan_commits(void **state)
{
    struct desk *const desk = *state;
    struct fault fault = { 0 };
    char before[DIGEST_HEX_SIZE], during[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 5);
    (void)desk_scan(desk);
    struct store *const store = store_open(desk->database, STORE_READ, &fault);
    assert_true(store_snapshot_begin(store, &fault));
    assert_true(store_generation(store, before, &fault));
    press_put(&desk->sources, desk->arena, "b.jsonl", 5, 9);
    assert_true(desk_scan(desk).changed);
    assert_true(store_generation(store, during, &fault));
    assert_string_equal(before, during);
    store_snapshot_end(store);
    assert_true(store_generation(store, after, &fault));
    assert_string_not_equal(before, after);
    store_close(store);
}

/* Scans in a child process that may write no file beyond `limit` bytes. By default the
 * system kills it at the write that goes beyond, wherever in the scan that is. */
static int scan_within(struct desk *desk, rlim_t limit, bool killed)
{
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        const struct rlimit bound = { limit, limit };
        struct ingest_report report = { 0 };
        struct fault fault = { 0 };
        (void)signal(SIGXFSZ, killed ? SIG_DFL : SIG_IGN);
        (void)setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
        (void)setrlimit(RLIMIT_FSIZE, &bound);
        const struct ingest_options options = { .sources = desk->sources.path,
                                                .database = desk->database,
                                                .reader = desk->reader,
                                                .threads = 1 };
        struct ingest *const ingest = ingest_create(&options, &fault);
        const bool ok = ingest != NULL && ingest_scan(ingest, &report, &fault);
        _exit(ok ? 0 : 10 + (int)fault.kind);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

/* What must hold wherever a scan ended: the old corpus is there, or the new one, and
 * the next scan makes the new one of it. */
static void survives(struct desk *desk, bool killed)
{
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 4);
    (void)desk_scan(desk);
    ingest_destroy(desk->ingest);
    desk->ingest = NULL;
    press_put(&desk->sources, desk->arena, "b.jsonl", 4, 300);
    int ended_early = 0;
    for (rlim_t limit = 65536;; limit *= 2) {
        const int status = scan_within(desk, limit, killed);
        int64_t healthy = 0;
        struct fault fault = { 0 };
        struct store *const store = store_open(desk->database, STORE_READ, &fault);
        assert_non_null(store);
        assert_true(
            store_read_number(store,
                              "SELECT count(*) FROM pragma_integrity_check WHERE"
                              " integrity_check = 'ok'",
                              &healthy, &fault));
        assert_int_equal(healthy, 1);
        store_close(store);
        struct seen seen = look(desk);
        buffer_finish(&seen.articles);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
            assert_int_equal(seen.counts.articles, 300);
            break;
        }
        assert_int_equal(WIFSIGNALED(status), killed);
        assert_true(seen.counts.articles == 4 || seen.counts.articles == 300);
        ended_early += seen.counts.articles == 4;
    }
    assert_true(ended_early >= 2);
    is_as_if_scanned_afresh(desk);
}

/* There is nothing yet that a first scan could leave as it was: what it has written
 * must not be taken for a corpus. */
static void a_first_scan_that_is_killed_is_begun_anew(void **state)
{
    struct desk *const desk = *state;
    int killed = 0;
    ingest_destroy(desk->ingest);
    desk->ingest = NULL;
    assert_int_equal(unlink(desk->database), 0);
    press_put(&desk->sources, desk->arena, "a.jsonl", 0, 300);
    rlim_t limit = 8192;
    for (; !WIFEXITED(scan_within(desk, limit, true)); limit *= 2)
        killed++;
    assert_true(killed >= 4);
    is_as_if_scanned_afresh(desk);
}

static void a_scan_that_is_killed_leaves_the_old_corpus(void **state)
{
    survives(*state, true);
}

static void a_disk_that_is_full_leaves_the_old_corpus(void **state)
{
    survives(*state, false);
}

int main(void)
{
#define TEST(fact) cmocka_unit_test_setup_teardown(fact, desk_enter, desk_leave)
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_read_twice),
        TEST(a_record_that_changed_is_read_alone),
        TEST(what_is_gone_from_the_folder_is_gone),
        TEST(a_file_that_was_only_touched_changes_nothing),
        TEST(the_same_url_is_one_id_and_the_first_path_has_it),
        TEST(the_order_of_files_and_records_does_not_matter_to_ids),
        TEST(a_folder_that_is_not_there_leaves_the_corpus),
        TEST(a_stopped_scan_commits_nothing),
        TEST(a_first_scan_that_failed_is_begun_anew),
        TEST(a_file_that_is_being_written_is_left_as_it_was),
        TEST(another_programs_readings_are_read_again),
        TEST(a_reader_keeps_its_snapshot_while_a_scan_commits),
        TEST(a_first_scan_that_is_killed_is_begun_anew),
        TEST(a_scan_that_is_killed_leaves_the_old_corpus),
        TEST(a_disk_that_is_full_leaves_the_old_corpus),
    };
    return cmocka_run_group_tests(tests, press_set_up, NULL);
}
