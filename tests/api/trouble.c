/* Databases, disks and folders that are not as they should be: one clear line, and
 * nothing is lost.
 *
 *     trouble BINARY */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "../unit/test.h"
#include "corpus.h"

enum { NOBODY = 65534, CONTENT_MAX = 64 * 1024 * 1024 };

static const char *given;
static char binary[PATH_SIZE], sources[PATH_SIZE];

static void put(const char *path, const void *bytes, size_t length)
{
    FILE *const file = fopen(path, "we");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void put_article(const char *folder, const char *name, const char *title)
{
    char path[PATH_SIZE], json[400];
    (void)snprintf(path, sizeof path, "%.400s/%.60s", folder, name);
    const int length = snprintf(json, sizeof json,
                                "{\"title\":\"%s\",\"published\":\"2024-02-01\","
                                "\"text\":\"Es regnet, sagte Hanna Brettschuh.\"}\n",
                                title);
    put(path, json, (size_t)length);
}

static void read_content(const char *path, struct buffer *content)
{
    buffer_init(content, CONTENT_MAX);
    FILE *const file = fopen(path, "re");
    assert_non_null(file);
    char block[4096];
    for (size_t got = 0; (got = fread(block, 1, sizeof block, file)) > 0;)
        buffer_append(content, block, got);
    assert_int_equal(fclose(file), 0);
}

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *connection = NULL;
    assert_int_equal(sqlite3_open(path, &connection), SQLITE_OK);
    assert_int_equal(sqlite3_exec(connection, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(connection), SQLITE_OK);
}

/* A database that the program has made, with nothing left in its log. */
static void make_corpus(struct daemon *daemon, char path[PATH_SIZE])
{
    daemon_path(daemon, "chronicled.db", path);
    assert_true(daemon_start(daemon, sources));
    assert_true(daemon_is_ready(daemon));
    assert_int_equal(daemon_stop(daemon, SIGTERM), 0);
    run_sql(path, "PRAGMA wal_checkpoint(TRUNCATE)");
}

static json_int_t count_articles(const struct daemon *daemon)
{
    json_auto_t *page = daemon_json(daemon, "/v1/articles?limit=1");
    return json_integer_value(json_object_get(page, "total"));
}

static void make_text(struct daemon *daemon, char path[PATH_SIZE])
{
    static const char text[] = "Das ist keine Datenbank, sondern ein Brief.\n";
    (void)daemon;
    put(path, text, sizeof text - 1);
}

static void make_short(struct daemon *daemon, char path[PATH_SIZE])
{
    make_corpus(daemon, path);
    assert_int_equal(truncate(path, 20000), 0);
}

static void make_newer(struct daemon *daemon, char path[PATH_SIZE])
{
    make_corpus(daemon, path);
    run_sql(path, "PRAGMA user_version = 1000");
}

static void make_foreign(struct daemon *daemon, char path[PATH_SIZE])
{
    (void)daemon;
    run_sql(path,
            "CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('Gries')");
}

static void a_database_that_is_not_ours_is_refused_and_left_as_it_is(void **state)
{
    (void)state;
    static const struct {
        void (*make)(struct daemon *daemon, char path[PATH_SIZE]);
        const char *reason;
    } cases[] = {
        { make_text, "file is not a database" },
        { make_short, "malformed" },
        { make_newer, "the database has version 1000" },
        { make_foreign, "another program's" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct daemon daemon;
        struct buffer before, after;
        char path[PATH_SIZE];
        assert_true(daemon_init(&daemon, binary));
        daemon_path(&daemon, "chronicled.db", path);
        cases[i].make(&daemon, path);
        read_content(path, &before);
        assert_false(daemon_start(&daemon, sources));
        assert_int_equal(daemon.said_lines, 1);
        assert_non_null(strstr(daemon.said, cases[i].reason));
        assert_non_null(strstr(daemon.said, path));
        assert_int_equal(daemon_stop(&daemon, 0), 1);
        read_content(path, &after);
        assert_int_equal(before.length, after.length);
        assert_memory_equal(before.bytes, after.bytes, before.length);
        buffer_finish(&before);
        buffer_finish(&after);
        daemon_finish(&daemon);
    }
}

/* Where the table of files begins, which no start needs and every scan does. */
static size_t find_files(const char *path, size_t *page_size)
{
    sqlite3 *connection = NULL;
    sqlite3_stmt *find = NULL;
    static const char sql[] = "SELECT rootpage, page_size"
                              "  FROM sqlite_schema, pragma_page_size"
                              " WHERE name = 'file'";
    assert_int_equal(sqlite3_open(path, &connection), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(connection, sql, -1, &find, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(find), SQLITE_ROW);
    const size_t page = (size_t)sqlite3_column_int64(find, 0);
    *page_size = (size_t)sqlite3_column_int64(find, 1);
    assert_int_equal(sqlite3_finalize(find), SQLITE_OK);
    assert_int_equal(sqlite3_close(connection), SQLITE_OK);
    return (page - 1) * *page_size;
}

/* A page is overwritten, which only shows when it is needed. */
static void a_corrupt_database_is_one_line_and_the_daemon_says_so(void **state)
{
    (void)state;
    struct daemon daemon;
    struct buffer content;
    struct answer answer;
    char path[PATH_SIZE], folder[PATH_SIZE];
    size_t page_size = 0;
    assert_true(daemon_init(&daemon, binary));
    make_corpus(&daemon, path);
    daemon_path(&daemon, "articles", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    put_article(folder, "a.json", "Eins");
    read_content(path, &content);
    const size_t start = find_files(path, &page_size);
    assert_true(start + page_size <= content.length);
    memset(content.bytes + start, 0x5a, page_size);
    put(path, content.bytes, content.length);
    buffer_finish(&content);
    assert_true(daemon_start(&daemon, folder));
    assert_true(daemon_says(&daemon, "scan failed"));
    assert_non_null(strstr(daemon.said, "malformed"));
    answer_init(&answer);
    assert_true(client_get(daemon.address, "/healthz", &answer));
    assert_int_equal(answer.status, 200);
    answer_finish(&answer);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

static void a_database_that_cannot_be_made_is_refused(void **state)
{
    (void)state;
    struct daemon daemon;
    char path[PATH_SIZE];
    assert_true(daemon_init(&daemon, binary));
    daemon_path(&daemon, "chronicled.db", path);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_false(daemon_start(&daemon, sources));
    assert_int_equal(daemon.said_lines, 1);
    assert_non_null(strstr(daemon.said, path));
    assert_int_equal(daemon_stop(&daemon, 0), 1);
    daemon_finish(&daemon);
}

/* The daemon will run as nobody if we are root, to whom nothing is forbidden. */
static void init_unprivileged(struct daemon *daemon)
{
    assert_true(daemon_init(daemon, binary));
    if (geteuid() != 0)
        return;
    daemon->user = NOBODY;
    assert_int_equal(chown(daemon->folder, NOBODY, NOBODY), 0);
}

/* Whatever the folder holds belongs to whom the daemon runs as. */
static void give(const struct daemon *daemon, const char *name, mode_t mode)
{
    char path[PATH_SIZE];
    daemon_path(daemon, name, path);
    if (daemon->user != 0)
        assert_int_equal(chown(path, daemon->user, daemon->user), 0);
    assert_int_equal(chmod(path, mode), 0);
}

static void a_database_that_is_read_only_is_served_as_it_is(void **state)
{
    (void)state;
    struct daemon daemon;
    char path[PATH_SIZE], folder[PATH_SIZE];
    init_unprivileged(&daemon);
    make_corpus(&daemon, path);
    give(&daemon, "chronicled.db", 0400);
    daemon_path(&daemon, "articles", folder);
    assert_int_equal(mkdir(folder, 0755), 0);
    put_article(folder, "a.json", "Eins");
    give(&daemon, "articles", 0700);
    give(&daemon, "articles/a.json", 0600);
    assert_true(daemon_start(&daemon, folder));
    assert_true(daemon_says(&daemon, "scan failed"));
    assert_non_null(strstr(daemon.said, "readonly database"));
    assert_true(count_articles(&daemon) > 1);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

static void a_database_in_a_read_only_folder_is_refused(void **state)
{
    (void)state;
    struct daemon daemon;
    char path[PATH_SIZE];
    init_unprivileged(&daemon);
    make_corpus(&daemon, path);
    assert_int_equal(chmod(daemon.folder, 0500), 0);
    assert_false(daemon_start(&daemon, sources));
    assert_int_equal(daemon.said_lines, 1);
    assert_non_null(strstr(daemon.said, path));
    assert_int_equal(daemon_stop(&daemon, 0), 1);
    assert_int_equal(chmod(daemon.folder, 0700), 0);
    assert_true(daemon_start(&daemon, sources));
    assert_true(count_articles(&daemon) > 0);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

static json_t *source_of(const struct daemon *daemon, const char *name)
{
    json_auto_t *corpus = daemon_json(daemon, "/v1/corpus");
    size_t i = 0;
    json_t *item = NULL;
    json_array_foreach(json_object_get(corpus, "sources"), i, item)
    {
        if (strcmp(json_string_value(json_object_get(item, "path")), name) == 0)
            return json_incref(item);
    }
    return NULL;
}

static void a_file_that_may_not_be_read_is_listed_and_read_when_it_may(void **state)
{
    (void)state;
    struct daemon daemon;
    char folder[PATH_SIZE];
    init_unprivileged(&daemon);
    daemon_path(&daemon, "articles", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    give(&daemon, "articles", 0700);
    put_article(folder, "a.json", "Eins");
    put_article(folder, "b.json", "Zwei");
    give(&daemon, "articles/a.json", 0600);
    give(&daemon, "articles/b.json", 0);
    assert_true(daemon_start(&daemon, folder));
    assert_true(daemon_is_ready(&daemon));
    assert_int_equal(count_articles(&daemon), 1);
    json_auto_t *closed = source_of(&daemon, "b.json");
    const json_t *const skipped = json_array_get(json_object_get(closed, "skipped"), 0);
    assert_string_equal(json_string_value(json_object_get(skipped, "reason")),
                        "Permission denied");
    give(&daemon, "articles/b.json", 0600);
    assert_int_equal(kill(daemon.process, SIGHUP), 0);
    assert_true(daemon_says(&daemon, "scan files=2"));
    assert_true(daemon_says(&daemon, "scan files=2"));
    assert_int_equal(count_articles(&daemon), 2);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

static void a_folder_that_may_not_be_read_is_one_line_and_exit_2(void **state)
{
    (void)state;
    struct daemon daemon;
    char folder[PATH_SIZE];
    init_unprivileged(&daemon);
    daemon_path(&daemon, "articles", folder);
    assert_int_equal(mkdir(folder, 0), 0);
    assert_false(daemon_start(&daemon, folder));
    assert_int_equal(daemon.said_lines, 1);
    assert_non_null(strstr(daemon.said, folder));
    assert_int_equal(daemon_stop(&daemon, 0), 2);
    daemon_finish(&daemon);
}

/* No file may become larger than the database is: the disk is full for the program. */
static void a_full_disk_leaves_the_old_corpus_and_the_next_scan_mends_it(void **state)
{
    enum { FILES = 400 };
    (void)state;
    struct daemon daemon;
    char folder[PATH_SIZE];
    struct stat status;
    assert_true(daemon_init(&daemon, binary));
    daemon_path(&daemon, "articles", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    put_article(folder, "a.json", "Eins");
    assert_true(daemon_start(&daemon, folder));
    assert_true(daemon_is_ready(&daemon));
    json_auto_t *before = corpus_lines(&daemon, EXPORT_TARGET);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    for (int i = 0; i < FILES; i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "b%d.json", i);
        put_article(folder, name, "Zwei");
    }
    char path[PATH_SIZE];
    daemon_path(&daemon, "chronicled.db", path);
    assert_int_equal(stat(path, &status), 0);
    daemon.largest_file = (unsigned long)status.st_size + 65536;
    assert_true(daemon_start(&daemon, folder));
    assert_true(daemon_says(&daemon, "scan failed"));
    json_auto_t *during = corpus_lines(&daemon, EXPORT_TARGET);
    assert_true(json_equal(before, during));
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon.largest_file = 0;
    assert_true(daemon_start(&daemon, folder));
    assert_true(daemon_says(&daemon, "scan files=401"));
    assert_int_equal(count_articles(&daemon), FILES + 1);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

static void a_folder_that_is_gone_leaves_the_corpus(void **state)
{
    (void)state;
    struct daemon daemon;
    char folder[PATH_SIZE], elsewhere[PATH_SIZE];
    assert_true(daemon_init(&daemon, binary));
    daemon_path(&daemon, "articles", folder);
    daemon_path(&daemon, "elsewhere", elsewhere);
    assert_int_equal(mkdir(folder, 0700), 0);
    put_article(folder, "a.json", "Eins");
    assert_true(daemon_start(&daemon, folder));
    assert_true(daemon_is_ready(&daemon));
    assert_int_equal(rename(folder, elsewhere), 0);
    assert_int_equal(kill(daemon.process, SIGHUP), 0);
    assert_true(daemon_says(&daemon, "scan failed"));
    assert_non_null(strstr(daemon.said, folder));
    assert_int_equal(count_articles(&daemon), 1);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

/* The odd files go while the first scan is under way, at whatever point that is. */
static void files_that_vanish_during_the_scan_cost_nothing_else(void **state)
{
    enum { FILES = 300 };
    (void)state;
    struct daemon daemon;
    char folder[PATH_SIZE], name[32];
    assert_true(daemon_init(&daemon, binary));
    daemon_path(&daemon, "articles", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    for (int i = 0; i < FILES; i++) {
        (void)snprintf(name, sizeof name, "%03d.json", i);
        put_article(folder, name, "Eins");
    }
    assert_true(daemon_start(&daemon, folder));
    for (int i = FILES - 1; i > 0; i -= 2) {
        char path[PATH_SIZE + 32];
        (void)snprintf(path, sizeof path, "%s/%03d.json", folder, i);
        assert_int_equal(unlink(path), 0);
    }
    assert_true(daemon_is_ready(&daemon));
    assert_true(count_articles(&daemon) >= FILES / 2);
    assert_int_equal(kill(daemon.process, SIGHUP), 0);
    assert_true(daemon_says(&daemon, "scan files=150"));
    assert_int_equal(count_articles(&daemon), FILES / 2);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

/* Copies of the program and of articles where everybody may come: the originals may lie
 * where nobody but their owner does. */
static int make_public(void **state)
{
    enum { ARTICLES = 3 };
    static struct daemon place;
    struct buffer program;
    *state = &place;
    assert_true(daemon_init(&place, given));
    assert_int_equal(chmod(place.folder, 0755), 0);
    daemon_path(&place, "program", binary);
    read_content(given, &program);
    put(binary, program.bytes, program.length);
    buffer_finish(&program);
    assert_int_equal(chmod(binary, 0755), 0);
    daemon_path(&place, "sources", sources);
    assert_int_equal(mkdir(sources, 0755), 0);
    for (int i = 0; i < ARTICLES; i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "%d.json", i);
        put_article(sources, name, name);
    }
    return 0;
}

static int remove_public(void **state)
{
    daemon_finish(*state);
    return 0;
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_database_that_is_not_ours_is_refused_and_left_as_it_is),
        cmocka_unit_test(a_corrupt_database_is_one_line_and_the_daemon_says_so),
        cmocka_unit_test(a_database_that_cannot_be_made_is_refused),
        cmocka_unit_test(a_database_that_is_read_only_is_served_as_it_is),
        cmocka_unit_test(a_database_in_a_read_only_folder_is_refused),
        cmocka_unit_test(a_file_that_may_not_be_read_is_listed_and_read_when_it_may),
        cmocka_unit_test(a_folder_that_may_not_be_read_is_one_line_and_exit_2),
        cmocka_unit_test(a_full_disk_leaves_the_old_corpus_and_the_next_scan_mends_it),
        cmocka_unit_test(a_folder_that_is_gone_leaves_the_corpus),
        cmocka_unit_test(files_that_vanish_during_the_scan_cost_nothing_else),
    };
    if (argc != 2)
        return 2;
    given = argv[1];
    return cmocka_run_group_tests(tests, make_public, remove_public);
}
