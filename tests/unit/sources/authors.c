/* Who wrote an article, out of what its source says. */
#include "sources/authors.h"

#include "../test.h"
#include "base/buffer.h"

static const struct {
    const char *said, *authors; /* parted by "; " */
} cases[] = {
    { "Ada Brandt", "Ada Brandt" },
    { "Von Ada Brandt", "Ada Brandt" },
    { "Ein Kommentar von Ada Brandt", "Ada Brandt" },
    { "By Ada Brandt and Uwe Kolk", "Ada Brandt; Uwe Kolk" },
    { "Von Ada Brandt und Uwe Kolk, Seeort", "Ada Brandt; Uwe Kolk" },
    { "Von Ada Brandt, Grast Telegraf", "Ada Brandt" },
    { "Von Ada Brandt, Uwe Kolk und Ilse Moor", "Ada Brandt; Uwe Kolk; Ilse Moor" },
    { "Von unserer Reporterin Ada Brandt", "Ada Brandt" },
    { "Ada Brandt, Uwe Kolk", "Ada Brandt; Uwe Kolk" },
    { "Ada Brandt; Uwe Kolk; Ada Brandt", "Ada Brandt; Uwe Kolk" },
    { "Ada Brandt / dpa", "Ada Brandt; dpa" },
    { "dpa, AFP", "dpa; AFP" },
    { "Brandt, Ada", "Ada Brandt" },
    { "brandt@grast.example (Ada Brandt)", "Ada Brandt" },
    { "Ada Brandt (dpa)", "Ada Brandt" },
    { "brandt@grast.example", "" },
    { "https://grast.example/autoren/brandt", "" },
    { "Redaktion", "Redaktion" },
    { " ; , und ", "und" },
    { "", "" },
};

static void assert_authors(const char *said, const char *expected)
{
    struct arena *const arena = arena_create(1 << 20);
    struct article article = { 0 };
    struct fault fault = { 0 };
    struct buffer found;
    buffer_init(&found, 1 << 12);
    assert_true(authors_read(slice_of(said), arena, &article, &fault));
    for (uint32_t i = 0; i < article.author_count; i++)
        buffer_printf(&found, "%s%.*s", i == 0 ? "" : "; ",
                      (int)article.authors[i].length, article.authors[i].bytes);
    assert_string_equal(found.length == 0 ? "" : found.bytes, expected);
    buffer_finish(&found);
    arena_destroy(arena);
}

static void authors_are_named_without_what_stands_around_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_authors(cases[i].said, cases[i].authors);
    assert_authors(NULL, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(authors_are_named_without_what_stands_around_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
