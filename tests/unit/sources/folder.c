#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../test.h"
#include "collect.h"

enum { PATH_SIZE = 512 };

/* A folder of its own for each test, gone with everything in it afterwards. */
struct place {
    char path[PATH_SIZE];
    struct arena *arena;
};

static char *below(const struct place *place, const char *name, char path[PATH_SIZE])
{
    assert_true(snprintf(path, PATH_SIZE, "%s/%s", place->path, name) < PATH_SIZE);
    return path;
}

static int enter(void **state)
{
    struct place *const place = calloc(1, sizeof *place);
    const char *const temporary = getenv("TMPDIR");
    assert_non_null(place);
    (void)snprintf(place->path, sizeof place->path, "%s/sources-XXXXXX",
                   temporary == NULL ? "/tmp" : temporary);
    assert_non_null(mkdtemp(place->path));
    place->arena = arena_create(64 << 20);
    *state = place;
    return 0;
}

static int leave(void **state)
{
    struct place *const place = *state;
    char command[PATH_SIZE + 32];
    (void)snprintf(command, sizeof command, "rm -rf '%s'", place->path);
    const int status = system(command); // NOLINT(cert-env33-c): a path of our own
    arena_destroy(place->arena);
    free(place);
    return status;
}

static void put(const struct place *place, const char *name, const char *content)
{
    char path[PATH_SIZE];
    FILE *const file = fopen(below(place, name, path), "w");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void put_folder(const struct place *place, const char *name)
{
    char path[PATH_SIZE];
    assert_int_equal(mkdir(below(place, name, path), 0700), 0);
}

static void put_link(const struct place *place, const char *target, const char *name)
{
    char path[PATH_SIZE];
    assert_int_equal(symlink(target, below(place, name, path)), 0);
}

/* One line a file: "path size" or "path ! problem". */
static struct buffer listed(const struct place *place)
{
    struct source_listing listing = { 0 };
    struct fault fault = { 0 };
    struct buffer lines;
    buffer_init(&lines, 1 << 20);
    assert_true(sources_list(place->path, place->arena, &listing, &fault));
    for (uint32_t i = 0; i < listing.count; i++) {
        const struct source_file *const file = &listing.files[i];
        buffer_append_slice(&lines, file->path);
        if (file->problem.bytes == NULL)
            buffer_printf(&lines, " %d\n", (int)file->size);
        else
            buffer_printf(&lines, " ! %.*s\n", (int)file->problem.length,
                          file->problem.bytes);
    }
    return lines;
}

static struct buffer read_back(const struct place *place, const char *path)
{
    struct fault fault = { 0 };
    struct buffer notes;
    buffer_init(&notes, 1 << 20);
    assert_true(source_read(place->path, slice_of(path), place->arena, collect, &notes,
                            &fault));
    return notes;
}

static void files_are_listed_in_byte_order_of_their_paths(void **state)
{
    struct place *const place = *state;
    put_folder(place, "b");
    put_folder(place, "leer");
    put(place, "b/z.txt", "123");
    put(place, "b/a.txt", "1");
    put(place, "b.json", "12");
    put(place, "Ü.txt", "");
    put(place, "Z.bin", "1234");
    struct buffer lines = listed(place);
    assert_string_equal(lines.bytes,
                        "Z.bin 4\nb.json 2\nb/a.txt 1\nb/z.txt 3\nÜ.txt 0\n");
    buffer_finish(&lines);
}

static void hidden_files_and_folders_are_passed_over(void **state)
{
    struct place *const place = *state;
    put_folder(place, ".git");
    put(place, ".git/a.txt", "x");
    put(place, ".a.txt", "x");
    struct buffer lines = listed(place);
    assert_string_equal(lines.bytes, "");
    buffer_finish(&lines);
}

static void links_are_followed_inside_the_folder_only(void **state)
{
    struct place *const place = *state;
    put_folder(place, "in");
    put(place, "in/a.json", "{\"text\":\"x\"}");
    put_link(place, "in/a.json", "a.json");
    put_link(place, "/etc/hostname", "out.json");
    put_link(place, "nowhere", "void.json");
    put_link(place, "..", "up");
    put_link(place, "in", "same");
    put_link(place, ".", "round");
    struct buffer lines = listed(place);
    assert_string_equal(lines.bytes, "a.json 12\n"
                                     "in/a.json 12\n"
                                     "out.json ! the link leads out of the folder\n"
                                     "round ! links to folders are not followed\n"
                                     "same ! links to folders are not followed\n"
                                     "up ! the link leads out of the folder\n"
                                     "void.json ! the link leads nowhere\n");
    buffer_finish(&lines);
    struct buffer notes = read_back(place, "a.json");
    assert_string_equal(notes.bytes, "a.json 1: format=json text=x\n");
    buffer_finish(&notes);
    notes = read_back(place, "out.json");
    assert_string_equal(notes.bytes,
                        "out.json 0: ! the link leads out of the folder\n");
    buffer_finish(&notes);
    notes = read_back(place, "../../etc/hostname.json");
    assert_non_null(strstr(notes.bytes, " 0: ! "));
    buffer_finish(&notes);
}

static void what_is_no_file_is_listed_with_its_problem(void **state)
{
    struct place *const place = *state;
    char path[PATH_SIZE];
    assert_int_equal(mkfifo(below(place, "pipe.txt", path), 0600), 0);
    put(place, "bad-\xFC.txt", "x");
    struct buffer lines = listed(place);
    assert_string_equal(lines.bytes,
                        "bad-\\xfc.txt ! the file's name is not valid UTF-8\n"
                        "pipe.txt ! not a regular file\n");
    buffer_finish(&lines);
    struct buffer notes = read_back(place, "pipe.json");
    assert_string_equal(notes.bytes, "pipe.json 0: ! No such file or directory\n");
    buffer_finish(&notes);
}

static void folders_are_entered_to_a_bounded_depth(void **state)
{
    struct place *const place = *state;
    char path[PATH_SIZE] = "d";
    for (int depth = 0; depth <= SOURCE_DEEPEST_FOLDER; depth++) {
        put_folder(place, path);
        const size_t end = strlen(path);
        memcpy(path + end, "/d", sizeof "/d");
    }
    struct buffer lines = listed(place);
    assert_non_null(strstr(lines.bytes, "! folders are nested too deeply here\n"));
    buffer_finish(&lines);
}

/* Made and removed a step at a time: no call takes the whole path. */
static void a_path_that_is_too_long_is_listed(void **state)
{
    enum { STEPS = 17, LONG = 250 };
    struct place *const place = *state;
    char path[PATH_SIZE], name[LONG + 1];
    int folders[STEPS + 1];
    memset(name, 'd', LONG);
    name[LONG] = '\0';
    folders[0] = open(below(place, "", path), O_RDONLY | O_DIRECTORY);
    assert_true(folders[0] >= 0);
    for (int i = 0; i < STEPS; i++) {
        assert_int_equal(mkdirat(folders[i], name, 0700), 0);
        folders[i + 1] = openat(folders[i], name, O_RDONLY | O_DIRECTORY);
        assert_true(folders[i + 1] >= 0);
    }
    struct buffer lines = listed(place);
    assert_non_null(strstr(lines.bytes, "! File name too long\n"));
    buffer_finish(&lines);
    for (int i = STEPS; i > 0; i--) {
        assert_int_equal(close(folders[i]), 0);
        assert_int_equal(unlinkat(folders[i - 1], name, AT_REMOVEDIR), 0);
    }
    assert_int_equal(close(folders[0]), 0);
}

static void a_folder_that_is_not_there_is_a_fault(void **state)
{
    struct place *const place = *state;
    char path[PATH_SIZE];
    struct source_listing listing = { 0 };
    struct fault fault = { 0 };
    assert_false(
        sources_list(below(place, "none", path), place->arena, &listing, &fault));
    assert_int_equal(fault.kind, FAULT_IO);
    assert_non_null(strstr(fault.detail, "none: No such file or directory"));
}

static void a_file_over_the_limit_is_not_read(void **state)
{
    struct place *const place = *state;
    char path[PATH_SIZE];
    put(place, "huge.jsonl", "");
    assert_int_equal(
        truncate(below(place, "huge.jsonl", path), (off_t)SOURCE_LARGEST_FILE + 1), 0);
    struct buffer notes = read_back(place, "huge.jsonl");
    assert_string_equal(notes.bytes, "huge.jsonl 0: ! larger than 64 MiB\n");
    buffer_finish(&notes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_are_listed_in_byte_order_of_their_paths,
                                        enter, leave),
        cmocka_unit_test_setup_teardown(hidden_files_and_folders_are_passed_over, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(links_are_followed_inside_the_folder_only,
                                        enter, leave),
        cmocka_unit_test_setup_teardown(what_is_no_file_is_listed_with_its_problem,
                                        enter, leave),
        cmocka_unit_test_setup_teardown(folders_are_entered_to_a_bounded_depth, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(a_path_that_is_too_long_is_listed, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_a_fault, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(a_file_over_the_limit_is_not_read, enter,
                                        leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
