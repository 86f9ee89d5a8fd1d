#include <stdio.h>

#include "mentions.h"
#include "reading/names/roles.h"

enum { LISTING = 1024 };

/* "name: role, role" a line, of the people only. */
static void list_people(const struct reading *reading, char listing[LISTING])
{
    size_t length = 0;
    listing[0] = '\0';
    for (uint32_t i = 0; i < reading->referent_count; i++) {
        const struct referent *const referent = &reading->referents[i];
        if (referent->kind != ENTITY_PERSON)
            continue;
        length +=
            (size_t)snprintf(listing + length, LISTING - length,
                             "%.*s:", (int)referent->name.length, referent->name.bytes);
        for (uint32_t j = 0; j < referent->role_count; j++)
            length += (size_t)snprintf(
                listing + length, LISTING - length, "%s%.*s", j == 0 ? " " : ", ",
                (int)referent->roles[j].length, referent->roles[j].bytes);
        length += (size_t)snprintf(listing + length, LISTING - length, "\n");
    }
}

struct told {
    const char *text, *people;
};

static void assert_people(void **state, const struct told *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char listing[LISTING];
        const struct reading reading = mentions_read(state, cases[i].text);
        list_people(&reading, listing);
        if (strcmp(listing, cases[i].people) != 0)
            print_message("# in: %s\n", cases[i].text);
        assert_string_equal(listing, cases[i].people);
    }
}

static void who_serves_no_more_is_no_d(void **state)
{
    static const struct told cases[] = {
        { "Für Kapitän zur See a. D. Holger Quendel ist die Sache weniger eindeutig.",
          "Holger Quendel:\n" },
    };
    assert_people(state, cases, sizeof cases / sizeof *cases);
}

static void two_first_names_with_a_hyphen_are_one(void **state)
{
    static const struct told cases[] = {
        { "Nils-Ole Quendelsmeier parierte drei Würfe.", "Nils-Ole Quendelsmeier:\n" },
    };
    assert_people(state, cases, sizeof cases / sizeof *cases);
}

static void an_s_is_the_names_own_where_no_genitive_can_stand(void **state)
{
    static const struct told cases[] = {
        { "Angeblich plant Tobias Quendels den Ausstieg.", "Tobias Quendels:\n" },
        { "Minister Tobias Quendels hat den Bericht gelesen.",
          "Tobias Quendels: Minister\n" },
        { "Hanna Wiebelsieks vom Institut widersprach.", "Hanna Wiebelsieks:\n" },
        { "Tobias Quendels zweite große Reise begann.", "Tobias Quendel:\n" },
        { "Die Reise Tobias Quendels begann.", "Tobias Quendel:\n" },
        { "Die Rede Minister Tobias Quendels war kurz.", "Tobias Quendel: Minister\n" },
        { "Die Reise Tobias Quendas begann.", "Tobias Quendas:\n" },
        /* Another mention decides. */
        { "Die Reise Tobias Quendas begann. Quenda schwieg.", "Tobias Quenda:\n" },
        { "Nach Angaben der Anwältin Hanna Wiebelsieks fehlt er. Hanna Wiebelsiek "
          "schwieg.",
          "Hanna Wiebelsiek: Anwältin\n" },
        { "Hanna Wiebelsieks schwieg. Die Reise Wiebelsieks begann.",
          "Hanna Wiebelsieks:\n" },
    };
    assert_people(state, cases, sizeof cases / sizeof cases[0]);
}

static void roles_stand_before_names(void **state)
{
    static const struct told cases[] = {
        { "Kremlsprecher Tobias Quendel schwieg.", "Tobias Quendel: Kremlsprecher\n" },
        { "Laut dem Militärexperten Tobias Quendel ist das falsch.",
          "Tobias Quendel: Militärexperte\n" },
        { "Das Haus des Präsidenten Tobias Quendel steht leer.",
          "Tobias Quendel: Präsident\n" },
        { "Mit Außenministerin Hanna Wiebelsiek reist eine Delegation.",
          "Hanna Wiebelsiek: Außenministerin\n" },
        { "Die Rede des Generals Tobias Quendel war kurz.",
          "Tobias Quendel: General\n" },
        { "Der Bericht des Kommandeurs Tobias Quendel fehlt.",
          "Tobias Quendel: Kommandeur\n" },
        { "Die Politologin Dr. Hanna Wiebelsiek widerspricht.",
          "Hanna Wiebelsiek: Politologin\n" },
        { "Der Publizist und Historiker Tobias Quendel widerspricht.",
          "Tobias Quendel: Historiker, Publizist\n" },
        { "Der Sprecher des Ministeriums für Verkehr, Tobias Quendel, schwieg.",
          "Tobias Quendel: Sprecher\n" },
        { "Die Leiterin des Archivs Hanna Wiebelsiek schwieg.",
          "Hanna Wiebelsiek: Leiterin\n" },
    };
    assert_people(state, cases, sizeof cases / sizeof cases[0]);
}

static void roles_stand_behind_names(void **state)
{
    static const struct told cases[] = {
        { "Hanna Wiebelsiek, Leiterin des Archivs, schwieg.",
          "Hanna Wiebelsiek: Leiterin\n" },
        { "Tobias Quendel, der frühere Inspekteur der Marine, schwieg.",
          "Tobias Quendel: Inspekteur\n" },
        { "Gestern schwieg Hanna Wiebelsiek (52), Sprecherin des Werks.",
          "Hanna Wiebelsiek: Sprecherin\n" },
        { "Tobias Quendel ist ein erfahrener Diplomat.", "Tobias Quendel: Diplomat\n" },
        { "Hanna Wiebelsiek, seit 2019 Direktorin des Museums, schwieg.",
          "Hanna Wiebelsiek: Direktorin\n" },
    };
    assert_people(state, cases, sizeof cases / sizeof cases[0]);
}

static void roles_of_others_are_not_taken(void **state)
{
    static const struct told cases[] = {
        { "Hanna Wiebelsiek, Minister Tobias Quendel und drei Gäste kamen.",
          "Hanna Wiebelsiek:\nTobias Quendel: Minister\n" },
        { "Tobias Quendel ist der Ministerin bekannt.", "Tobias Quendel:\n" },
        { "Der Sprecher der Ministerin Hanna Wiebelsiek schwieg.",
          "Hanna Wiebelsiek: Ministerin\n" },
        { "Frau Hanna Wiebelsiek und Dr. Tobias Quendel kamen.",
          "Hanna Wiebelsiek:\nTobias Quendel:\n" },
    };
    assert_people(state, cases, sizeof cases / sizeof cases[0]);
}

/* Who is meant by each mention of one word, as the first names of the full names. */
static void assert_meant(void **state, const char *content, const char *expected)
{
    char listing[LISTING] = "";
    size_t length = 0;
    const struct reading reading = mentions_read(state, content);
    for (uint32_t i = 0; i < reading.mention_count; i++) {
        const struct mention *const mention = &reading.mentions[i];
        const struct referent *const referent = &reading.referents[mention->referent];
        const struct slice quote = span_text(slice_of(content), mention->span);
        if (referent->kind != ENTITY_PERSON || slice_find_byte(quote, ' ') != SIZE_MAX)
            continue;
        const size_t space = slice_find_byte(referent->name, ' ');
        const struct slice first =
            slice_part(referent->name, 0, space == SIZE_MAX ? 0 : space);
        length += (size_t)snprintf(listing + length, LISTING - length, "%.*s ",
                                   (int)first.length, first.bytes);
    }
    assert_string_equal(listing, expected);
}

static void namesakes_are_told_by_the_words_beside_them(void **state)
{
    static const struct told cases[] = {
        { "Hanna Wiebelsiek und Georg Wiebelsiek leben in Oslo. Frau Wiebelsiek malt. "
          "Herr Wiebelsiek kocht.",
          "Hanna Georg " },
        { "Die Ministerin Hanna Wiebelsiek traf den Bäcker Georg Wiebelsiek. "
          "Ministerin Wiebelsiek lachte.",
          "Hanna " },
        { "Oberst Jens Tiemann und Hauptmann Holger Tiemann dienten in Oslo. Oberst "
          "Tiemann ging zuerst.",
          "Jens " },
        { "Georg Wiebelsiek und Jens Wiebelsiek kamen. Wiebelsiek lachte.", "Jens " },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_meant(state, cases[i].text, cases[i].people);
}

static void a_contradiction_keeps_namesakes_apart(void **state)
{
    const struct reading reading = mentions_read(
        state, "Der Minister Georg Wiebelsiek kam. Frau Wiebelsiek blieb zu Hause.");
    assert_int_equal(reading.referent_count, 2);
}

static void a_surname_means_its_person_in_every_spelling(void **state)
{
    static const char *const texts[] = {
        "Sergej Schoigu reiste an. Schoigus Wagen wartete auf Schoigu.",
        "Sergei Shoigu reiste an. Shoigus Wagen wartete auf Shoigu.",
        "Sergey Lavrov reiste an. Lavrovs Wagen wartete auf Lavrov.",
        "Wolodymyr Selenskyj reiste an. Selenskyjs Wagen wartete auf Selenskyj.",
        "Ali Khamenei reiste an. Khameneis Wagen wartete auf Khamenei.",
        "Recep Tayyip Erdoğan reiste an. Erdoğans Wagen wartete auf Erdogan.",
        "Xi Jinping reiste an. Ein Wagen wartete auf Xi, denn Xi kam spät.",
        "Kim Jong Un reiste an. Kims Wagen wartete auf Kim Dschong Un.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const struct reading reading = mentions_read(state, texts[i]);
        if (reading.referent_count != 1 || reading.mention_count != 3)
            print_message("# in: %s\n", texts[i]);
        assert_int_equal(reading.referent_count, 1);
        assert_int_equal(reading.mention_count, 3);
    }
}

static void another_kim_is_another_person(void **state)
{
    assert_meant(state, "Kim Min-su forscht in Seoul. Kim lehrt dort.", "Kim ");
    const struct reading reading =
        mentions_read(state, "Kim Min-su forscht in Seoul. Kim lehrt dort. Kim Jong-un "
                             "reiste ab.");
    uint32_t people = 0;
    for (uint32_t i = 0; i < reading.referent_count; i++)
        people += reading.referents[i].kind == ENTITY_PERSON;
    assert_int_equal(people, 2);
}

static void quotes_and_articles_stand_beside_names(void **state)
{
    static const struct told cases[] = {
        { "Das berichtet Bassist Paul „Locke“ Quendel.", "Paul „Locke“ Quendel:\n" },
        { "Es stamme von dort, erklärt Schatzmeisterin Gaby Velten.",
          "Gaby Velten: Schatzmeisterin\n" },
        { "Das erklärt Ministerin Candy Thelen am Montag.",
          "Candy Thelen: Ministerin\n" },
        { "Das Know-how hätten sie mitgebracht.", "" },
        { "Das erklärte die Sprecherin des Außenministeriums, Quo Lanfwen, am Montag.",
          "Quo Lanfwen: Sprecherin\n" },
    };
    assert_people(state, cases, sizeof cases / sizeof *cases);
}

static void a_family_is_called_with_its_small_words(void **state)
{
    assert_mentions(state,
                    "Rafael van der Quendel gewann. Zuvor sah van der Quendel Gelb.",
                    "person Rafael van der Quendel = Rafael van der Quendel\n"
                    "person van der Quendel = Rafael van der Quendel\n");
    assert_mentions(state,
                    "Das Buch schrieb Anna zu Quendelberg. Zu Quendelberg schweigt. "
                    "Das Haus zu Quendelbergs Füßen steht.",
                    "person Anna zu Quendelberg = Anna zu Quendelberg\n"
                    "person Zu Quendelberg = Anna zu Quendelberg\n"
                    "person zu Quendelbergs = Anna zu Quendelberg\n");
}

static void who_has_a_nickname_is_a_person(void **state)
{
    assert_mentions(state, "Das sagt der Mann mit dem Spitznamen Quostbro.",
                    "person Quostbro = Quostbro\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_serves_no_more_is_no_d),
        cmocka_unit_test(two_first_names_with_a_hyphen_are_one),
        cmocka_unit_test(an_s_is_the_names_own_where_no_genitive_can_stand),
        cmocka_unit_test(roles_stand_before_names),
        cmocka_unit_test(roles_stand_behind_names),
        cmocka_unit_test(roles_of_others_are_not_taken),
        cmocka_unit_test(namesakes_are_told_by_the_words_beside_them),
        cmocka_unit_test(a_contradiction_keeps_namesakes_apart),
        cmocka_unit_test(a_surname_means_its_person_in_every_spelling),
        cmocka_unit_test(another_kim_is_another_person),
        cmocka_unit_test(quotes_and_articles_stand_beside_names),
        cmocka_unit_test(a_family_is_called_with_its_small_words),
        cmocka_unit_test(who_has_a_nickname_is_a_person),
    };
    return cmocka_run_group_tests(tests, mentions_set_up, mentions_tear_down);
}
