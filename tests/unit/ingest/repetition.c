/* What all pages of an outlet have is none of their articles, from the page on that
 * proves it, and for as long as it is proved. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../test.h"
#include "press.h"
#include "store/articles.h"
#include "store/corpus.h"
#include "store/database.h"

static const char *const articles[][3] = {
    { "Brücke bei Seeort gesperrt",
      "Die Brücke bei Seeort ist seit Montag gesperrt, wie der Landkreis mitteilte.",
      "Ein Gutachter hatte Risse entdeckt, und die Reparatur dauert wohl bis Mai." },
    { "Rat lehnt den Haushalt ab",
      "Der Rat von Nordhage hat den Haushalt abgelehnt, weil ihm Zahlen fehlten.",
      "Bürgermeisterin Plath will im Herbst einen neuen Entwurf vorlegen." },
    { "Granate im Löschteich gefunden",
      "Ein Junge hat in Hinterfelden eine Granate gefunden, als er angeln war.",
      "Der Räumdienst sprengte sie am Abend auf einem Acker vor der Stadt." },
    { "Fähre fällt bis Ostern aus",
      "Die Fähre nach Lünsand fällt bis Ostern aus, weil sie in die Werft muss.",
      "Die Bewohner der Insel sind nun auf ein Frachtschiff angewiesen." },
    { "Werft baut zwei Minensucher",
      "Die Werft Ustrelsk baut zwei Minensucher, wie der Direktor bekannt gab.",
      "Kritik kam von den Grünen im Stadtrat, die lieber Fähren gehabt hätten." },
};

#define HOUSE  "Die Küstenpost gehört ihren Lesern und finanziert sich ohne Konzern."
#define SLOGAN "Ihr Draht ans Meer: 0471 555012"

/* Page `number` tells article `told`. */
static void put_page(const struct desk *desk, int number, int told)
{
    char name[32], page[1024];
    (void)snprintf(name, sizeof name, "%d.txt", number);
    (void)snprintf(page, sizeof page, "%s\n\n%s\n\n%s\n\n%s\n\n%s\n", SLOGAN,
                   articles[told][0], articles[told][1], articles[told][2], HOUSE);
    folder_put(&desk->sources, name, page);
}

static struct buffer texts_of(const struct desk *desk)
{
    return desk_articles(desk, INCLUDE_TEXT, NULL);
}

static int count(const struct desk *desk, const char *words)
{
    struct buffer texts = texts_of(desk);
    int found = 0;
    for (const char *at = texts.bytes; (at = strstr(at, words)) != NULL; at++)
        found++;
    buffer_finish(&texts);
    return found;
}

/* Of the folder as it is: that of a database that was filled in one go is the same. */
static void is_as_if_scanned_afresh(struct desk *desk)
{
    char kept[FOLDER_PATH_SIZE];
    struct fault fault = { 0 };
    struct ingest *const ingest = desk->ingest;
    struct buffer now = texts_of(desk);
    memcpy(kept, desk->database, sizeof kept);
    (void)folder_below(&desk->folder, "fresh.db", desk->database);
    const struct ingest_options options = { .sources = desk->sources.path,
                                            .database = desk->database,
                                            .reader = desk->reader,
                                            .threads = 1 };
    desk->ingest = ingest_create(&options, &fault);
    assert_non_null(desk->ingest);
    (void)desk_scan(desk);
    struct buffer fresh = texts_of(desk);
    assert_string_equal(now.bytes, fresh.bytes);
    ingest_destroy(desk->ingest);
    assert_int_equal(unlink(desk->database), 0);
    memcpy(desk->database, kept, sizeof kept);
    desk->ingest = ingest;
    buffer_finish(&now);
    buffer_finish(&fresh);
}

static void what_four_articles_share_is_none_of_them(void **state)
{
    struct desk *const desk = *state;
    for (int i = 0; i < 3; i++)
        put_page(desk, i, i);
    (void)desk_scan(desk);
    assert_int_equal(count(desk, HOUSE), 3);
    put_page(desk, 3, 3);
    const struct ingest_report report = desk_scan(desk);
    assert_int_equal(report.articles_read, 4);
    assert_int_equal(count(desk, HOUSE), 0);
    assert_int_equal(count(desk, SLOGAN), 0);
    assert_int_equal(count(desk, "\"title\":\"Brücke bei Seeort gesperrt\""), 1);
    is_as_if_scanned_afresh(desk);
    put_page(desk, 4, 4);
    assert_int_equal(desk_scan(desk).articles_read, 1);
    assert_int_equal(count(desk, HOUSE), 0);
    is_as_if_scanned_afresh(desk);
}

static void what_is_shared_no_more_comes_back(void **state)
{
    struct desk *const desk = *state;
    for (int i = 0; i < 4; i++)
        put_page(desk, i, i);
    (void)desk_scan(desk);
    assert_int_equal(count(desk, HOUSE), 0);
    folder_remove(&desk->sources, "2.txt");
    assert_int_equal(desk_scan(desk).articles_read, 3);
    assert_int_equal(count(desk, HOUSE), 3);
    is_as_if_scanned_afresh(desk);
    assert_int_equal(desk_scan(desk).articles_read, 0);
}

static void copies_of_an_article_prove_nothing(void **state)
{
    struct desk *const desk = *state;
    for (int i = 0; i < 6; i++)
        put_page(desk, i, 0);
    (void)desk_scan(desk);
    assert_int_equal(count(desk, HOUSE), 6);
    assert_int_equal(count(desk, articles[0][2]), 6);
    is_as_if_scanned_afresh(desk);
}

/* More pages than are looked at at once, by two threads and by one. */
static void what_many_pages_share_is_none_of_them(void **state)
{
    struct desk *const desk = *state;
    for (int i = 0; i < 40; i++)
        put_page(desk, i, i % 5);
    (void)desk_scan(desk);
    assert_int_equal(count(desk, HOUSE), 0);
    assert_int_equal(count(desk, articles[4][2]), 8);
    is_as_if_scanned_afresh(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_four_articles_share_is_none_of_them,
                                        desk_enter, desk_leave),
        cmocka_unit_test_setup_teardown(what_is_shared_no_more_comes_back, desk_enter,
                                        desk_leave),
        cmocka_unit_test_setup_teardown(what_many_pages_share_is_none_of_them,
                                        desk_enter, desk_leave),
        cmocka_unit_test_setup_teardown(copies_of_an_article_prove_nothing, desk_enter,
                                        desk_leave),
    };
    return cmocka_run_group_tests(tests, press_set_up, NULL);
}
