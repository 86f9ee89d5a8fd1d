/* Files of every bad kind in one folder: each is listed in /v1/corpus with its reason,
 * and nothing else is lost.
 *
 *     bad_input BINARY */
#include <archive.h>
#include <archive_entry.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../unit/test.h"
#include "daemon.h"

static char *binary;

#define SENTENCE "Der Damm bei Seeort hält, teilte der Deichverband am Montag mit. "

/* A file of `times` the piece, and what /v1/corpus must say of it; reason NULL: it is
 * an article. */
struct bad_file {
    const char *name;
    struct {
        const char *bytes;
        size_t length;
    } piece;
    size_t times;
    const char *reason;
    int before; /* articles that are whole before the file breaks off */
};

#define PIECE(literal)                                                                 \
    {                                                                                  \
        literal, sizeof(literal) - 1                                                   \
    }

static const struct bad_file files[] = {
    { "binary.txt", PIECE("\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05\x06\x0e\x0f"), 40,
      "not a text file", 0 },
    { "blank.txt", PIECE(" \n\n"), 3, "no article text in it", 0 },
    { "broken.json", PIECE("{\"text\":\"Der \xFF Damm\"}"), 1,
      "no JSON: unable to decode byte 0xff", 0 },
    { "broken.txt", PIECE("Der D\xFFmm hält \xC3\xA4 und \xC3\xBC bei \xC3\x9C. "), 9,
      NULL, 0 },
    { "cut.html", PIECE("<html><body><p>" SENTENCE SENTENCE "</p><p>Er h\xC3"), 1, NULL,
      0 },
    { "cut.json", PIECE("{\"text\":\"Der Damm"), 1, "premature end of input", 0 },
    { "cut.rss", PIECE("<rss><channel><item><title>A</title><description>" SENTENCE), 1,
      "broken XML", 1 },
    { "cut.zip", PIECE("PK\3\4\x14\0\0\0"), 1, "broken archive", 0 },
    { "deep.html", PIECE("<div>"), 3000, "elements nested deeper than 250", 0 },
    { "deep.json", PIECE("["), 3000, "maximum parsing depth reached", 0 },
    { "deep.md", PIECE("---\na: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n---\n"), 1,
      "front matter: nested deeper than 16", 0 },
    { "empty.txt", PIECE(""), 0, "empty file", 0 },
    { "frames.html",
      PIECE("<html><frameset><frame src=a.html><noframes>Keine Frames</noframes>"), 1,
      "no article text in it", 0 },
    { "huge.txt", PIECE(SENTENCE), 70000, "the text is larger than 4 MiB", 0 },
    { "huge.html", PIECE("0123456789abcdef0123456789abcdef"), 2200000,
      "larger than 64 MiB", 0 },
    { "laughs.md", PIECE("---\na: &a [x]\nb: [*a,*a]\n---\n" SENTENCE), 1,
      "aliases are not read", 0 },
    { "laughs.rss",
      PIECE(
          "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
          "<rss><channel><item><description>&b;</description></item></channel></rss>"),
      1, "declares entities of its own", 0 },
    { "latin.txt", PIECE("Der Damm bei See\xF6rt h\xE4lt, teilte der Rat mit. "), 3,
      NULL, 0 },
    { "line.txt", PIECE(SENTENCE), 20000, NULL, 0 },
    { "nul.txt", PIECE("Der Damm\0 hält. "), 20, "not a text file", 0 },
    { "unknown.xyz", PIECE(SENTENCE), 1, "unknown format", 0 },
};

enum { FILES = sizeof files / sizeof files[0] };

static void in_folder(const char *folder, const char *name, char path[2 * PATH_SIZE])
{
    (void)snprintf(path, (size_t)2 * PATH_SIZE, "%s/%s", folder, name);
}

static void put_file(const char *folder, const struct bad_file *file)
{
    char path[2 * PATH_SIZE];
    in_folder(folder, file->name, path);
    FILE *const out = fopen(path, "we");
    assert_non_null(out);
    for (size_t i = 0; i < file->times; i++)
        assert_int_equal(fwrite(file->piece.bytes, 1, file->piece.length, out),
                         file->piece.length);
    assert_int_equal(fclose(out), 0);
}

/* An archive with one member of `times` a kilobyte of zeros. */
static void put_archive(const char *folder, const char *name, const char *member,
                        int64_t times)
{
    static const char zeros[1024];
    char path[2 * PATH_SIZE];
    in_folder(folder, name, path);
    struct archive *const archive = archive_write_new();
    struct archive_entry *const entry = archive_entry_new();
    assert_int_equal(archive_write_set_format_zip(archive), ARCHIVE_OK);
    assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
    archive_entry_set_pathname(entry, member);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, times * (int64_t)sizeof zeros);
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    for (int64_t i = 0; i < times; i++)
        assert_int_equal(archive_write_data(archive, zeros, sizeof zeros),
                         sizeof zeros);
    archive_entry_free(entry);
    assert_int_equal(archive_write_free(archive), ARCHIVE_OK);
}

static const struct {
    const char *name, *reason;
} made[] = {
    { "bomb.zip", "times its size when unpacked" },
    { "lost.txt", "the link leads nowhere" },
    { "outside.txt", "the link leads out of the folder" },
    { "pipe.txt", "not a regular file" },
    { "round", "links to folders are not followed" },
    { "tricks.zip", "its name leads out of the archive" },
};

enum { MADE = sizeof made / sizeof made[0] };

static void put_links(const char *folder)
{
    char path[2 * PATH_SIZE];
    in_folder(folder, "lost.txt", path);
    assert_int_equal(symlink("nowhere", path), 0);
    in_folder(folder, "outside.txt", path);
    assert_int_equal(symlink("/etc/passwd", path), 0);
    in_folder(folder, "round", path);
    assert_int_equal(symlink(".", path), 0);
    in_folder(folder, "pipe.txt", path);
    assert_int_equal(mkfifo(path, 0600), 0);
}

static const char *reason_of(const json_t *corpus, const char *name)
{
    size_t i = 0;
    json_t *item = NULL;
    json_array_foreach(json_object_get(corpus, "sources"), i, item)
    {
        const json_t *const skipped =
            json_array_get(json_object_get(item, "skipped"), 0);
        if (strcmp(json_string_value(json_object_get(item, "path")), name) == 0) {
            return skipped == NULL
                       ? ""
                       : json_string_value(json_object_get(skipped, "reason"));
        }
    }
    return NULL;
}

static void assert_reason(const json_t *corpus, const char *name, const char *reason)
{
    const char *const found = reason_of(corpus, name);
    const bool met = found != NULL && (reason == NULL ? found[0] == '\0'
                                                      : strstr(found, reason) != NULL);
    if (!met)
        print_error("%s: %s\n", name, found == NULL ? "not listed" : found);
    assert_true(met);
}

static void every_bad_file_is_listed_with_its_reason_and_costs_no_other(void **state)
{
    (void)state;
    struct daemon daemon;
    char folder[PATH_SIZE];
    json_int_t articles = 0;
    assert_true(daemon_init(&daemon, binary));
    daemon_path(&daemon, "articles", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    for (size_t i = 0; i < FILES; i++)
        put_file(folder, &files[i]);
    put_links(folder);
    put_archive(folder, "bomb.zip", "bomb.txt", 8192);
    put_archive(folder, "tricks.zip", "../evil.txt", 1);
    assert_true(daemon_start(&daemon, folder));
    assert_true(daemon_is_ready(&daemon));
    json_auto_t *corpus = daemon_json(&daemon, "/v1/corpus");
    for (size_t i = 0; i < FILES; i++) {
        assert_reason(corpus, files[i].name, files[i].reason);
        articles += files[i].before + (files[i].reason == NULL);
    }
    for (size_t i = 0; i < MADE; i++)
        assert_reason(corpus, made[i].name, made[i].reason);
    json_auto_t *page = daemon_json(&daemon, "/v1/articles?limit=1");
    assert_int_equal(json_integer_value(json_object_get(page, "total")), articles);
    assert_int_equal(daemon_stop(&daemon, SIGTERM), 0);
    daemon_finish(&daemon);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bad_file_is_listed_with_its_reason_and_costs_no_other),
    };
    if (argc != 2)
        return EXIT_FAILURE;
    binary = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
