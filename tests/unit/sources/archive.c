#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>

#include "../test.h"
#include "collect.h"

struct member {
    const char *name;
    struct slice content;
    const char *link; /* what it points to; NULL: it is a file */
};

enum packing { ZIP, TAR, TAR_GZ };

static void add_member(struct archive *archive, const struct member *member)
{
    struct archive_entry *const entry = archive_entry_new();
    assert_non_null(entry);
    archive_entry_set_pathname(entry, member->name);
    archive_entry_set_filetype(entry, member->link == NULL ? AE_IFREG : AE_IFLNK);
    archive_entry_set_perm(entry, 0644);
    if (member->link != NULL)
        archive_entry_set_symlink(entry, member->link);
    archive_entry_set_size(entry, (la_int64_t)member->content.length);
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    if (member->content.length > 0) {
        assert_int_equal(
            archive_write_data(archive, member->content.bytes, member->content.length),
            (la_ssize_t)member->content.length);
    }
    archive_entry_free(entry);
}

/* The caller finishes the buffer. */
static struct buffer packed(enum packing how, const struct member *members,
                            size_t count)
{
    enum { LARGEST = 1 << 24 };
    struct buffer out;
    size_t used = 0;
    buffer_init(&out, 2 * (size_t)LARGEST);
    char *const room = buffer_reserve(&out, LARGEST);
    struct archive *const archive = archive_write_new();
    assert_non_null(room);
    assert_non_null(archive);
    if (how == ZIP)
        assert_int_equal(archive_write_set_format_zip(archive), ARCHIVE_OK);
    else
        assert_int_equal(archive_write_set_format_pax_restricted(archive), ARCHIVE_OK);
    if (how == TAR_GZ)
        assert_int_equal(archive_write_add_filter_gzip(archive), ARCHIVE_OK);
    assert_int_equal(archive_write_open_memory(archive, room, LARGEST, &used),
                     ARCHIVE_OK);
    for (size_t i = 0; i < count; i++)
        add_member(archive, &members[i]);
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
    out.length = used;
    return out;
}

static void assert_unpacked(enum packing how, const struct member *members,
                            size_t count, const char *expected)
{
    struct buffer archive = packed(how, members, count);
    struct buffer notes = collected("a.bin", buffer_slice(&archive));
    assert_string_equal(notes.bytes, expected);
    buffer_finish(&notes);
    buffer_finish(&archive);
}

static const struct member three[] = {
    { "eins.json", { "{\"text\":\"x\"}", 12 }, NULL },
    { "ordner/zwei.jsonl", { "{\"text\":\"y\"}\n\n{\"text\":\"z\"}", 26 }, NULL },
    { "ordner/drei.html", { "<html><p>Der Damm hält.", 24 }, NULL },
};

static void members_of_every_kind_of_archive_are_records_of_it(void **state)
{
    (void)state;
    static const enum packing kinds[] = { ZIP, TAR, TAR_GZ };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        assert_unpacked(kinds[i], three, 3,
                        "a.bin!eins.json 1: format=json text=x\n"
                        "a.bin!ordner/zwei.jsonl 2: format=jsonl text=y\n"
                        "a.bin!ordner/zwei.jsonl 4: format=jsonl text=z\n"
                        "a.bin!ordner/drei.html 5: format=html text=Der Damm hält.\n");
    }
}

static void an_archive_in_an_archive_is_read_but_none_deeper(void **state)
{
    (void)state;
    struct buffer inner = packed(TAR_GZ, three, 1);
    const struct member middle[] = { { "i.tgz", buffer_slice(&inner), NULL } };
    struct buffer outer = packed(ZIP, middle, 1);
    struct buffer notes = collected("a.zip", buffer_slice(&outer));
    assert_string_equal(notes.bytes, "a.zip!i.tgz!eins.json 1: format=json text=x\n");
    buffer_finish(&notes);
    const struct member shell[] = { { "o.zip", buffer_slice(&outer), NULL } };
    assert_unpacked(ZIP, shell, 1,
                    "a.bin!o.zip!i.tgz 1: ! o.zip!i.tgz: archives in archives in "
                    "archives\n");
    buffer_finish(&outer);
    buffer_finish(&inner);
}

static void tricks_with_names_and_links_come_to_nothing(void **state)
{
    (void)state;
    static const struct member members[] = {
        { "../../weg.json", { "{\"text\":\"x\"}", 12 }, NULL },
        { "/etc/weg.json", { "{\"text\":\"x\"}", 12 }, NULL },
        { "gut/../../weg.json", { "{\"text\":\"x\"}", 12 }, NULL },
        { "link.json", { "", 0 }, "/etc/hostname" },
        { ".versteckt.json", { "{\"text\":\"x\"}", 12 }, NULL },
        { "bild.png", { "\x89PNG", 4 }, NULL },
        { "leer.txt", { "", 0 }, NULL },
        { "gut.json", { "{\"text\":\"x\"}", 12 }, NULL },
    };
    assert_unpacked(
        TAR, members, sizeof members / sizeof members[0],
        "a.bin!../../weg.json 1: ! ../../weg.json: its name leads out of the archive\n"
        "a.bin!/etc/weg.json 2: ! /etc/weg.json: its name leads out of the archive\n"
        "a.bin!gut/../../weg.json 3: ! gut/../../weg.json: its name leads out of the "
        "archive\n"
        "a.bin!link.json 4: ! link.json: not a regular file\n"
        "a.bin!bild.png 5: ! bild.png: unknown format\n"
        "a.bin!leer.txt 6: ! leer.txt: empty file\n"
        "a.bin!gut.json 7: format=json text=x\n");
}

static void a_bomb_is_given_up_and_costs_nothing_before_it(void **state)
{
    (void)state;
    enum { SIZE = 60 << 20 };
    struct buffer zeros;
    buffer_init(&zeros, (size_t)SIZE * 2);
    char *const room = buffer_reserve(&zeros, SIZE);
    assert_non_null(room);
    memset(room, ' ', SIZE);
    zeros.length = SIZE;
    const struct member members[] = { three[0],
                                      { "b.txt", buffer_slice(&zeros), NULL },
                                      { "c.txt", buffer_slice(&zeros), NULL } };
    assert_unpacked(TAR_GZ, members, 3,
                    "a.bin!eins.json 1: format=json text=x\n"
                    "a.bin 0: ! more than 200 times its size when unpacked\n");
    buffer_finish(&zeros);
}

static void a_file_that_was_compressed_alone_is_read_as_what_it_is(void **state)
{
    (void)state;
    static const char bytes[] = { '\x1f', '\x8b', '\x08', '\0',   '\0',   '\0',
                                  '\0',   '\0',   '\0',   '\x03', '\xab', '\x56',
                                  '\x2a', '\x49', '\xad', '\x28', '\x51', '\xb2',
                                  '\x52', '\xaa', '\x50', '\xaa', '\x05', '\0',
                                  '\x71', '\x5b', '\x13', '\x06', '\x0c', '\0',
                                  '\0',   '\0' };
    struct buffer notes =
        collected("n/a.json.gz", (struct slice){ bytes, sizeof bytes });
    assert_string_equal(notes.bytes, "n/a.json.gz!a.json 1: format=json text=x\n");
    buffer_finish(&notes);
}

static void a_broken_archive_says_so_and_keeps_what_came_before(void **state)
{
    (void)state;
    struct buffer archive = packed(TAR, three, 3);
    struct buffer notes =
        collected("a.tar", slice_part(buffer_slice(&archive), 0, 1024 + 700));
    assert_true(slice_starts_with(buffer_slice(&notes),
                                  SLICE("a.tar!eins.json 1: format=json text=x\n")));
    assert_non_null(strstr(notes.bytes, ": ! broken archive: "));
    buffer_finish(&notes);
    buffer_finish(&archive);
}

static void office_documents_are_no_archives_of_articles(void **state)
{
    (void)state;
    static const struct member members[] = {
        { "[Content_Types].xml", { "<Types/>", 8 }, NULL },
        { "word/document.xml", { "<w/>", 4 }, NULL },
    };
    assert_unpacked(ZIP, members, 2, "a.bin 0: ! unknown format\n");
    assert_unpacked(ZIP, members, 0, "a.bin 0: ! an archive with no files\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_of_every_kind_of_archive_are_records_of_it),
        cmocka_unit_test(an_archive_in_an_archive_is_read_but_none_deeper),
        cmocka_unit_test(tricks_with_names_and_links_come_to_nothing),
        cmocka_unit_test(a_bomb_is_given_up_and_costs_nothing_before_it),
        cmocka_unit_test(a_file_that_was_compressed_alone_is_read_as_what_it_is),
        cmocka_unit_test(a_broken_archive_says_so_and_keeps_what_came_before),
        cmocka_unit_test(office_documents_are_no_archives_of_articles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
