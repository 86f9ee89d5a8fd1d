#include "store/database.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <sqlite3.h>

#include "../folder.h"
#include "../test.h"
#include "store/indexes.h"
#include "store/migrate.h"

static struct folder folder;

static int enter(void **state)
{
    (void)state;
    folder_enter(&folder);
    return 0;
}

static int leave(void **state)
{
    (void)state;
    folder_leave(&folder);
    return 0;
}

static int set_up(void **state)
{
    (void)state;
    struct fault fault = { 0 };
    return store_setup(&fault) ? 0 : -1;
}

static void memory_is_not_counted(void **state)
{
    (void)state;
    struct fault fault = { 0 };
    struct store *const store = store_open(":memory:", STORE_WRITE, &fault);
    assert_non_null(store);
    /* The counter stays at nothing only if counting is off. */
    assert_int_equal(sqlite3_memory_used(), 0);
    store_close(store);
}

static void setting_up_twice_is_refused(void **state)
{
    (void)state;
    struct fault fault = { 0 };
    assert_false(store_setup(&fault));
    assert_int_equal(fault.kind, FAULT_DATABASE);
}

static void one_text_is_one_statement(void **state)
{
    (void)state;
    static const char count[] = "SELECT :a + 1";
    static const char other[] = "SELECT :a + 1";
    struct fault fault = { 0 };
    struct store *const store = store_open(":memory:", STORE_WRITE, &fault);
    struct statement *const first = store_statement(store, count);
    statement_bind_int(first, ":a", 41);
    assert_true(statement_step(first, &fault));
    assert_int_equal(statement_int(first, 0), 42);
    assert_ptr_equal(store_statement(store, count), first);
    assert_ptr_not_equal(store_statement(store, other), first);
    /* Asked for again it has no bindings left. */
    assert_true(statement_step(store_statement(store, count), &fault));
    assert_true(statement_is_null(first, 0));
    statement_reset(first);
    store_close(store);
}

static void an_error_waits_for_the_step(void **state)
{
    (void)state;
    static const char wrong[] = "SELECT b FROM nowhere WHERE a = :a";
    struct fault fault = { 0 };
    struct store *const store = store_open(":memory:", STORE_WRITE, &fault);
    struct statement *const statement = store_statement(store, wrong);
    statement_bind_int(statement, ":a", 1);
    assert_false(statement_step(statement, &fault));
    assert_int_equal(fault.kind, FAULT_DATABASE);
    if (strstr(fault.detail, "nowhere") == NULL)
        fail_msg("%s", fault.detail);
    store_close(store);
}

/* A database with what `sql` makes of it. */
static void put_database(const char *name, const char *sql)
{
    char path[FOLDER_PATH_SIZE];
    sqlite3 *database = NULL;
    assert_int_equal(sqlite3_open(folder_below(&folder, name, path), &database),
                     SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

static int64_t modified(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return (int64_t)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
}

static void is_refused(const char *name, const char *reason)
{
    char path[FOLDER_PATH_SIZE];
    const int64_t before = modified(folder_below(&folder, name, path));
    struct fault fault = { 0 };
    assert_null(store_open(path, STORE_WRITE, &fault));
    assert_int_equal(fault.kind, FAULT_DATABASE);
    assert_non_null(strstr(fault.detail, reason));
    assert_non_null(strstr(fault.detail, path));
    assert_int_equal(modified(path), before);
}

static void another_programs_database_is_left_as_it_is(void **state)
{
    (void)state;
    put_database("with-id", "PRAGMA application_id = 7; CREATE TABLE a (b)");
    is_refused("with-id", "another program");
    put_database("without-id", "CREATE TABLE a (b)");
    is_refused("without-id", "another program");
    put_database("with-version", "PRAGMA user_version = 1");
    is_refused("with-version", "another program");
}

static void what_is_no_database_is_left_as_it_is(void **state)
{
    (void)state;
    folder_put(&folder, "notes.txt",
               "These are notes, long enough to be read as a "
               "header of a hundred bytes, and no database.");
    is_refused("notes.txt", "not a database");
}

static void a_newer_version_is_left_as_it_is(void **state)
{
    (void)state;
    char path[FOLDER_PATH_SIZE];
    struct fault fault = { 0 };
    store_close(store_open(folder_below(&folder, "newer", path), STORE_WRITE, &fault));
    assert_int_equal(fault.kind, FAULT_NONE);
    put_database("newer", "PRAGMA user_version = 999");
    is_refused("newer", "version 999");
}

static void reading_does_not_make_a_database(void **state)
{
    (void)state;
    char path[FOLDER_PATH_SIZE];
    struct fault fault = { 0 };
    struct stat status;
    assert_null(store_open(folder_below(&folder, "none", path), STORE_READ, &fault));
    assert_int_equal(fault.kind, FAULT_DATABASE);
    assert_int_not_equal(stat(path, &status), 0);
}

static void a_reader_cannot_write(void **state)
{
    (void)state;
    char path[FOLDER_PATH_SIZE];
    struct fault fault = { 0 };
    store_close(store_open(folder_below(&folder, "a", path), STORE_WRITE, &fault));
    struct store *const reader = store_open(path, STORE_READ, &fault);
    assert_non_null(reader);
    assert_false(store_execute(reader, "DELETE FROM term", &fault));
    store_close(reader);
}

static int64_t number_in(const char *path, const char *sql)
{
    struct fault fault = { 0 };
    int64_t number = 0;
    struct store *const reader = store_open(path, STORE_READ, &fault);
    assert_non_null(reader);
    assert_true(store_read_number(reader, sql, &number, &fault));
    store_close(reader);
    return number;
}

static void a_database_is_finished_as_soon_as_its_first_scan_is_committed(void **state)
{
    (void)state;
    static const char application[] = "PRAGMA application_id";
    char path[FOLDER_PATH_SIZE];
    struct fault fault = { 0 };
    struct store *const store =
        store_open(folder_below(&folder, "a", path), STORE_WRITE, &fault);
    assert_int_equal(number_in(path, application), APPLICATION_UNFINISHED);
    assert_true(store_begin(store, &fault) && store_commit(store, &fault));
    assert_int_equal(number_in(path, application), APPLICATION_FINISHED);
    store_close(store);
}

static void what_was_not_finished_is_made_anew(void **state)
{
    (void)state;
    static const char count[] = "SELECT count(*) FROM term";
    char path[FOLDER_PATH_SIZE];
    struct fault fault = { 0 };
    store_close(store_open(folder_below(&folder, "a", path), STORE_WRITE, &fault));
    put_database("a", "INSERT INTO term (facet, value) VALUES (1, 'x')");
    store_close(store_open(path, STORE_WRITE, &fault));
    assert_int_equal(number_in(path, count), 1);
    put_database("a", "PRAGMA application_id = 1130918517"); /* "Chru" */
    store_close(store_open(path, STORE_WRITE, &fault));
    assert_int_equal(number_in(path, count), 0);
}

static void migrations_are_applied_one_by_one_and_whole(void **state)
{
    (void)state;
    const struct migration two[] = {
        { "0001-a.sql", "CREATE TABLE a (b)" },
        { "0002-b.sql", "CREATE TABLE c (d); INSERT INTO nowhere VALUES (1)" },
        { NULL, NULL },
    };
    struct fault fault = { 0 };
    int64_t version = 0, tables = 0;
    struct store *const store = store_open(":memory:", STORE_WRITE, &fault);
    assert_true(store_execute(store, "PRAGMA user_version = 0", &fault));
    assert_false(migrate(store, two, &fault));
    fault_clear(&fault);
    assert_true(store_read_number(store, "PRAGMA user_version", &version, &fault));
    assert_int_equal(version, 1);
    assert_true(store_read_number(
        store, "SELECT count(*) FROM sqlite_schema WHERE name IN ('a', 'c')", &tables,
        &fault));
    assert_int_equal(tables, 1);
    store_close(store);
}

static void texts_that_an_earlier_version_stored_are_still_there(void **state)
{
    (void)state;
    static const char rows[] =
        "PRAGMA application_id = 1130918511;" /* "Chro" */
        "PRAGMA user_version = 8;"
        "INSERT INTO file VALUES ('a', 1, 1, 0, '{}');"
        "INSERT INTO reading VALUES (1, 'a', 1, 'ff', x'00');"
        "INSERT INTO article (number, article, published, published_last, title,"
        "       language, inputs, outputs, terms, reference, json)"
        "VALUES (1, 1, 0, 0, 't', 'de', 0, 0, x'', '{}', '{}');"
        "INSERT INTO body (number, text, mentions, mention_marks, dates, date_marks)"
        "VALUES (1, '\"Grast\"', '', x'', '', x'')";
    static const char kept[] =
        "SELECT count(*) FROM article_text AS t JOIN body AS b ON b.number = t.number"
        " WHERE t.number = 1 AND t.json = '\"Grast\"' /* scan */";
    char path[FOLDER_PATH_SIZE];
    struct fault fault = { 0 };
    for (int i = 0; i < 8; i++)
        put_database("earlier", migrations[i].sql);
    put_database("earlier", rows);
    store_close(
        store_open(folder_below(&folder, "earlier", path), STORE_WRITE, &fault));
    assert_int_equal(fault.kind, FAULT_NONE);
    assert_int_equal(number_in(path, kept), 1);
}

static void the_schema_keeps_its_promises(void **state)
{
    (void)state;
    struct fault fault = { 0 };
    int64_t found = 0;
    struct store *const store = store_open(":memory:", STORE_WRITE, &fault);
    /* All tables but those that FTS5 keeps are STRICT. */
    assert_true(store_read_number(store,
                                  "SELECT count(*) FROM pragma_table_list"
                                  " WHERE schema = 'main' AND NOT strict"
                                  "   AND name NOT LIKE 'sqlite_%'"
                                  "   AND name NOT LIKE 'prose%'",
                                  &found, &fault));
    assert_int_equal(found, 0);
    assert_true(store_read_number(store, "PRAGMA foreign_keys", &found, &fault));
    assert_int_equal(found, 1);
    store_close(store);
}

static void a_rolled_back_transaction_leaves_nothing(void **state)
{
    (void)state;
    struct fault fault = { 0 };
    int64_t found = 0;
    struct store *const store = store_open(":memory:", STORE_WRITE, &fault);
    assert_true(store_begin(store, &fault));
    assert_true(store_execute(store, "INSERT INTO term (facet, value) VALUES (1, 'x')",
                              &fault));
    store_rollback(store);
    store_rollback(store);
    assert_true(store_read_number(store, "SELECT count(*) FROM term", &found, &fault));
    assert_int_equal(found, 0);
    store_close(store);
}

/* All that is made by CREATE INDEX, as one text. */
static struct slice indexes_of(struct store *store, struct arena *arena)
{
    static const char each[] =
        "SELECT group_concat(name || ' ' || tbl_name || ' ' || sql)"
        "  FROM (SELECT * FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
        "         ORDER BY name) /* scan */";
    struct fault fault = { 0 };
    struct statement *const list = store_statement(store, each);
    assert_true(statement_step(list, &fault));
    const struct slice all = statement_text(list, 0);
    const struct slice kept = all.bytes == NULL ? all : arena_copy(arena, all);
    statement_reset(list);
    return kept;
}

static void indexes_that_were_taken_away_come_back_with_all_rows(void **state)
{
    (void)state;
    static const char put[] = "INSERT INTO term (facet, value)"
                              "VALUES (2, 'b'), (1, 'b'), (1, 'a')";
    static const char count[] = "SELECT count(*) FROM term INDEXED BY term_by_value"
                                " WHERE facet = 1 AND value = 'b'";
    struct fault fault = { 0 };
    struct buffer remade;
    int64_t found = 0;
    struct arena *const arena = arena_create(1 << 20);
    struct store *const store = store_open(":memory:", STORE_WRITE, &fault);
    buffer_init(&remade, UINT16_MAX);
    const struct slice before = indexes_of(store, arena);
    assert_true(store_begin(store, &fault));
    assert_true(indexes_drop(store, &remade, &fault));
    assert_null(indexes_of(store, arena).bytes);
    assert_true(store_execute(store, put, &fault));
    assert_true(indexes_make(store, &remade, &fault));
    assert_int_equal(remade.length, 0);
    assert_true(store_commit(store, &fault));
    assert_true(slice_equals(indexes_of(store, arena), before));
    assert_true(store_read_number(store, count, &found, &fault));
    assert_int_equal(found, 1);
    buffer_finish(&remade);
    store_close(store);
    arena_destroy(arena);
}

int main(void)
{
#define TEST(fact) cmocka_unit_test_setup_teardown(fact, enter, leave)
    const struct CMUnitTest tests[] = {
        TEST(memory_is_not_counted),
        TEST(setting_up_twice_is_refused),
        TEST(one_text_is_one_statement),
        TEST(an_error_waits_for_the_step),
        TEST(another_programs_database_is_left_as_it_is),
        TEST(what_is_no_database_is_left_as_it_is),
        TEST(a_newer_version_is_left_as_it_is),
        TEST(reading_does_not_make_a_database),
        TEST(a_reader_cannot_write),
        TEST(a_database_is_finished_as_soon_as_its_first_scan_is_committed),
        TEST(what_was_not_finished_is_made_anew),
        TEST(migrations_are_applied_one_by_one_and_whole),
        TEST(texts_that_an_earlier_version_stored_are_still_there),
        TEST(the_schema_keeps_its_promises),
        TEST(a_rolled_back_transaction_leaves_nothing),
        TEST(indexes_that_were_taken_away_come_back_with_all_rows),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
