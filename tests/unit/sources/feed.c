#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../test.h"
#include "collect.h"

enum { PATH_SIZE = 1024, LARGEST_FEED = 1 << 16 };

static void assert_feed(const char *name, const char *expected)
{
    char path[PATH_SIZE];
    static char content[LARGEST_FEED];
    const char *const tests = getenv("UNIT_TESTS");
    assert_non_null(tests);
    (void)snprintf(path, sizeof path, "%s/sources/feeds/%s", tests, name);
    FILE *const file = fopen(path, "rb");
    assert_non_null(file);
    const size_t length = fread(content, 1, sizeof content, file);
    assert_int_equal(fclose(file), 0);
    /* The name says nothing: the content must. */
    struct buffer notes = collected("f", (struct slice){ content, length });
    assert_string_equal(notes.bytes, expected);
    buffer_finish(&notes);
}

static void an_item_of_rss_is_a_record_with_its_full_content(void **state)
{
    (void)state;
    assert_feed(
        "kueste.rss",
        "f 1: format=rss title=Deich bei Wrack & Umgebung wird höher "
        "authors=Imke Hollander publisher=Küstenpost "
        "url=https://kuestenpost.example/deich language=de "
        "published=2024-05-06 text=Der Deich bei Wrack wird um einen Meter erhöht. Das "
        "teilte der Deichverband am Montag mit.\n\nBaubeginn ist im Juni\nFertig soll "
        "er 2027 sein\n\n„Es wird Zeit“, sagte Deichgraf Hinnerk Oltmanns, der seit "
        "Jahren dafür wirbt.\n"
        "f 2: format=rss title=Robbe im Vorgarten publisher=Küstenpost "
        "url=https://kuestenpost.example/robbe language=de published=2024-05-07 "
        "text=In Lünsand hat sich eine Robbe in einen Vorgarten verirrt. Helfer "
        "brachten sie zurück ins Meer.\n"
        "f 3: ! no article text in it\n");
}

static void an_entry_of_atom_is_a_record_in_its_own_language(void **state)
{
    (void)state;
    assert_feed("amt.atom",
                "f 1: format=atom title=Brücke gesperrt publisher=Amtsblatt "
                "Hagelsbrück url=https://amtsblatt.example/1 language=de "
                "published=2024-06-01 text=Die Brücke am Anger ist seit Samstag "
                "gesperrt. Ein Pfeiler hat sich gesenkt.\n\nDie Umleitung führt über "
                "den Quellweg.\n"
                "f 2: format=atom title=Notice publisher=Amtsblatt Hagelsbrück "
                "url=https://amtsblatt.example/2 language=en published=2024-06-03 "
                "text=The office is closed on Friday, the town said.\n");
}

static void old_feeds_have_their_items_beside_the_channel(void **state)
{
    (void)state;
    assert_feed("alt.rdf", "f 1: format=rss title=Storch brütet publisher=Wehrstedter "
                           "Nachrichten url=https://alt.example/1 published=2003-03-14 "
                           "text=Auf der alten Molkerei brütet wieder ein Storch.\n");
}

static void assert_starts(const char *content, const char *expected)
{
    struct buffer notes = collected("f", slice_of(content));
    assert_true(slice_starts_with(buffer_slice(&notes), slice_of(expected)));
    buffer_finish(&notes);
}

static void what_is_no_good_feed_says_why(void **state)
{
    (void)state;
    assert_starts("<rss><channel><title>x</title></channel></rss>",
                  "f 0: ! no items in it\n");
    assert_starts("<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">"
                  "<!ENTITY c \"&b;&b;&b;&b;\">]><rss><channel><item><title>&c;</title>"
                  "</item></channel></rss>",
                  "f 0: ! the feed declares entities of its own\n");
    assert_starts(
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss>"
        "<channel><item><description>&x;</description></item></channel></rss>",
        "f 0: ! the feed declares entities of its own\n");
}

static void a_feed_that_breaks_off_is_read_as_far_as_it_goes(void **state)
{
    (void)state;
    assert_starts("<rss><channel><item><description>Ein Boot ist am Kai gesunken."
                  "</description></item><item><descr",
                  "f 1: format=rss text=Ein Boot ist am Kai gesunken.\n");
    struct buffer notes = collected(
        "f", SLICE("<rss><channel><item><description>Ein Boot.</description></item>"));
    assert_non_null(strstr(notes.bytes, "f 0: ! broken XML: "));
    buffer_finish(&notes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_item_of_rss_is_a_record_with_its_full_content),
        cmocka_unit_test(an_entry_of_atom_is_a_record_in_its_own_language),
        cmocka_unit_test(old_feeds_have_their_items_beside_the_channel),
        cmocka_unit_test(what_is_no_good_feed_says_why),
        cmocka_unit_test(a_feed_that_breaks_off_is_read_as_far_as_it_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
