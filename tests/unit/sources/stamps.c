#include <stdio.h>
#include <string.h>

#include "../test.h"
#include "collect.h"

static const char headline[] = "Nordhage bekommt eine neue Brücke";
static const char text[] =
    "Der Rat von Nordhage hat am Abend den Bau einer neuen Brücke über die Lune "
    "beschlossen. Die Arbeiten sollen im Frühjahr beginnen.\n\n"
    "„Das ist ein guter Tag für unsere Stadt“, sagte Bürgermeisterin Jolanda Priem "
    "nach der Sitzung. Die alte Brücke ist seit Jahren gesperrt.";

/* What stands above the headline, under it, and below the text, in a page; `day` is
 * that of publication, NULL if the page does not tell. */
struct dated_page {
    const char *above, *under, *below, *day;
};

static void assert_published(const struct dated_page *page)
{
    char content[2048];
    char published[64];
    (void)snprintf(content, sizeof content, "%s\n\n%s\n\n%s\n\n%s\n\n%s\n", page->above,
                   headline, page->under, text, page->below);
    (void)snprintf(published, sizeof published, " published=%s text=Der Rat von",
                   page->day == NULL ? "" : page->day);
    struct buffer notes = collected("a.txt", slice_of(content));
    if (page->day == NULL)
        assert_null(strstr(notes.bytes, " published="));
    else
        assert_non_null(strstr(notes.bytes, published));
    buffer_finish(&notes);
}

#define ASSERT_PUBLISHED(table)                                                        \
    for (size_t i = 0; i < sizeof(table) / sizeof *(table); i++)                       \
    assert_published(&(table)[i])

static const char the_day[] = "2024-05-12";

static void a_date_line_is_told_by_its_words_and_marks(void **state)
{
    static const char *const lines[] = {
        "Veröffentlicht am 12.05.2024",
        "Veröffentlicht: 12.05.2024, 14:03 Uhr",
        "Stand 12.05.24, 14:03",
        "12.05.2024 - 14:03",
        "12.5.24",
        "(12.05.2024)",
        "| 12.05.24",
        "Sonntag, 12. Mai 2024",
        "Von Anna Weiß, Berlin, 12.05.2024, 14:03 Uhr",
        "Anna Weiß 12.05.2024, 14:03 Uhr",
        "Letzte Änderung: 12.05.2024",
        "Letztes Update: 12.05.2024, 15:11 Uhr",
        "Artikel vom 12. Mai 2024, 14:03 Uhr | Nordhage",
        "Politik | 12.05.2024 | Lesedauer: 3 Min.",
        "Nordhage, den 12. Mai 2024",
        "NORDHAGE 12.05.2024",
        "Online seit 12.05.2024",
        "Aus dem Nordhager Boten vom 12. Mai 2024",
        "Pressemitteilung vom 12.05.2024",
        "Quelle: dpa / 12.05.2024",
    };
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_published(&(struct dated_page){ "", lines[i], "", the_day });
}

static void of_several_days_that_of_publication_is_taken(void **state)
{
    static const struct dated_page cases[] = {
        { "", "Aktualisiert am 13.05.2024, veröffentlicht am 12.05.2024", "", the_day },
        { "", "12.05.2024, 14:03 Uhr (aktualisiert 13.05.2024, 08:11 Uhr)", "",
          the_day },
        { "", "Erstveröffentlichung: 12.05.2024 / Letzte Aktualisierung: 14.05.2024",
          "", the_day },
        { "", "Update: 13.05.2024\n\nVeröffentlicht: 12.05.2024", "", the_day },
        { "Dienstag, 14. Mai 2024", "Artikel vom 12.05.2024", "", the_day },
    };
    (void)state;
    ASSERT_PUBLISHED(cases);
}

static void a_date_line_stands_around_the_article(void **state)
{
    static const struct dated_page cases[] = {
        { "Nordhager Bote, 12. Mai 2024", "", "", the_day },
        { "Startseite > Politik > 12.05.2024", "", "", the_day },
        { "", "", "Nordhager Bote, 12.05.2024", the_day },
        { "", "", "Artikel vom 12.05.2024, 14:03 Uhr", the_day },
    };
    (void)state;
    ASSERT_PUBLISHED(cases);
}

static void other_days_do_not_date_the_page(void **state)
{
    static const struct dated_page cases[] = {
        { "", "vor 3 Stunden", "", NULL },
        { "", "Gestern, 14:03", "", NULL },
        { "", "12.05.", "", NULL },
        { "", "",
          "Mehr zum Thema\n\n10.02.2023 Brücke gesperrt\n\n03.01.2022 Gutachten "
          "liegt vor",
          NULL },
        { "", "Stand: 12.05.2024", "Mehr zum Thema\n\n10.02.2023 Brücke gesperrt",
          the_day },
        { "", "", "© Nordhager Bote 2024", NULL },
    };
    (void)state;
    ASSERT_PUBLISHED(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_line_is_told_by_its_words_and_marks),
        cmocka_unit_test(of_several_days_that_of_publication_is_taken),
        cmocka_unit_test(a_date_line_stands_around_the_article),
        cmocka_unit_test(other_days_do_not_date_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
