/* Where an attribution stands in its sentence, and what is left of it as content. */
#include "../../test.h"
#include "scene.h"

static void attributions_are_left_out_of_the_content(void **state)
{
    static const struct expected_claims cases[] = {
        { "Laut Anna Velten liefert Utopia Granaten an Arkadien.",
          "indirect stated affirmed transfer | Anna Velten | liefert Utopia Granaten "
          "an "
          "Arkadien" },
        { "Der Damm ist nach Angaben der Nordwacht gebrochen.",
          "indirect stated affirmed other | Nordwacht | Der Damm ist … gebrochen" },
        { "Beobachtern zufolge sank das Schiff in der Nacht.",
          "indirect stated affirmed other | Beobachter | sank das Schiff in der "
          "Nacht" },
        { "Wie die Chefin der Werft, Anna Velten, mitteilte, liegt das Schiff im Dock.",
          "indirect stated affirmed other | Anna Velten | liegt das Schiff im Dock" },
        { "Das Schiff liege im Dock, so Iwan Korin weiter.",
          "indirect stated affirmed other | Iwan Korin | Das Schiff liege im Dock" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void what_a_colon_or_semicolon_parts_has_its_own_speaker(void **state)
{
    static const struct expected_claims cases[] = {
        { "Die Nordwacht wies das zurück: Der Damm halte seit Jahren, betonte eine "
          "Sprecherin.",
          "indirect stated affirmed other | Nordwacht | Der Damm halte seit Jahren" },
        { "Ein Sprecher der Nordwacht schwieg; man prüfe den Damm, hieß es.",
          "indirect stated affirmed other | Nordwacht | man prüfe den Damm" },
        { "Anna Velten nannte den Plan „völlig verfehlt“: Er koste zu viel.",
          "reported stated affirmed other | Anna Velten | den Plan „völlig verfehlt“ "
          "// indirect stated affirmed other | Anna Velten | Er koste zu viel" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void an_attribution_is_no_content(void **state)
{
    static const struct expected_claims cases[] = {
        { "„Der Damm hält noch lange“, sagte Iwan Korin laut Nordwacht.",
          "direct stated affirmed other | Iwan Korin via Nordwacht | „Der Damm hält "
          "noch lange“" },
        { "Genau das aber behauptet ein Beamter.", "" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void whoever_speaks_tells_what_others_said(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten sagte, der Damm halte. Der Vertreter habe ihr erzählt, das Tor "
          "sei zu.",
          "indirect stated affirmed other | Anna Velten | der Damm halte // "
          "free-indirect stated affirmed other | Anna Velten | Der Vertreter habe ihr "
          "erzählt, das Tor sei zu." },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void what_stands_in_front_of_an_inverted_verb_is_said_too(void **state)
{
    static const struct expected_claims cases[] = {
        { "Der Damm halte nicht, beteuerte Anna Velten erneut, das Tor bleibe zu.",
          "indirect stated denied other | Anna Velten | Der Damm halte nicht // "
          "indirect stated affirmed other | Anna Velten | das Tor bleibe zu" },
        { "Der Vertrag sei das Papier nicht wert, auf dem er stehe, trug Anna Velten "
          "vor.",
          "indirect stated denied other | Anna Velten | Der Vertrag sei das Papier "
          "nicht wert, auf dem er stehe" },
        { "Zu klein sei er, hatte ihm der Trainer beschieden.",
          "indirect stated affirmed other | Trainer | Zu klein sei er" },
        { "Das Geld sei weg, klagt der Prüfer.",
          "indirect stated affirmed other | Prüfer | Das Geld sei weg" },
        { "Zwei Kraniche brüteten am Damm, sagte Anna Velten, einer sei tot.",
          "indirect stated affirmed other | Anna Velten | Zwei Kraniche brüteten am "
          "Damm // indirect stated affirmed other | Anna Velten | einer sei tot" },
        { "Das verbleie jede Leitung, sagte Anna Velten, man prüfe das.",
          "indirect stated affirmed other | Anna Velten | Das verbleie jede Leitung // "
          "indirect stated affirmed other | Anna Velten | man prüfe das" },
        { "Er habe den Damm gesehen, berichtete der Unparteiische.",
          "indirect stated affirmed other | Unparteiische | Er habe den Damm gesehen" },
        { "Man ermittle wegen der Kisten, sagte Anna Velten.",
          "indirect stated affirmed other | Anna Velten | Man ermittle wegen der "
          "Kisten" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void a_quoted_phrase_is_of_who_speaks_or_acts_in_its_sentence(void **state)
{
    static const struct expected_claims cases[] = {
        { "Der Damm sei alt, beschwerte sich Anna Velten, „das sieht jeder von uns "
          "hier "
          "am Ufer“.",
          "indirect stated affirmed other | Anna Velten | Der Damm sei alt // direct "
          "stated affirmed other | Anna Velten | „das sieht jeder von uns hier am "
          "Ufer“" },
        { "Anna Velten feiert „den größten Damm des Landes seit vielen Jahren“.",
          "direct stated affirmed other | Anna Velten | „den größten Damm des Landes "
          "seit vielen Jahren“" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void a_sentence_behind_a_quotation_says_whose_it_is(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin sagte, das Tor sei zu. „Wir brauchen mehr Geld für den Damm.“ "
          "Das "
          "sagte Anna Velten.",
          "indirect stated affirmed other | Iwan Korin | das Tor sei zu // direct "
          "stated affirmed other | Anna Velten | „Wir brauchen mehr Geld für den "
          "Damm.“" },
        { "Iwan Korin sagte, das Tor sei zu. „Wir brauchen mehr Geld für den Damm.“\n\n"
          "Das sagte Anna Velten.",
          "indirect stated affirmed other | Iwan Korin | das Tor sei zu // direct "
          "stated affirmed other | Iwan Korin | „Wir brauchen mehr Geld für den "
          "Damm.“" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void what_is_supposed_is_told_on(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten sagte, das Tor sei zu. Grund sei mutmaßlich der Rost.",
          "indirect stated affirmed other | Anna Velten | das Tor sei zu // "
          "free-indirect probable affirmed other | Anna Velten | Grund sei mutmaßlich "
          "der Rost." },
        { "Anna Velten sagte, das Tor sei zu. Angeblich sei es verrostet.",
          "indirect stated affirmed other | Anna Velten | das Tor sei zu // hearsay "
          "stated affirmed other | - | Angeblich sei es verrostet." },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void no_share_of_those_asked_speaks(void **state)
{
    static const struct expected_claims cases[] = {
        { "Das Tor mache Lärm, finden laut Nordwacht 46 Prozent der Befragten.",
          "indirect stated affirmed other | Nordwacht | Das Tor mache Lärm" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void what_is_asked_or_pointed_at_is_no_claim(void **state)
{
    static const struct expected_claims cases[] = {
        { "Iwan Korin fragte sich, ob der Damm halte.", "" },
        { "Dem widersprach Iwan Korin.", "" },
        { "Iwan Korin bestätigt das nicht.", "" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void many_may_be_told_of_in_the_preterite(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten sagte, der Damm halte. Die Tore rosteten aber. Bald werde man "
          "bauen.",
          "indirect stated affirmed other | Anna Velten | der Damm halte // "
          "free-indirect stated affirmed other | Anna Velten | Die Tore rosteten "
          "aber. // free-indirect intended affirmed other | Anna Velten | Bald werde "
          "man bauen." },
        { "Anna Velten sagte, der Damm halte. Die Tore rosteten aber. Bald kam sie.",
          "indirect stated affirmed other | Anna Velten | der Damm halte" },
        { "Anna Velten sagte, der Damm halte.\n\nDie Tore rosteten aber. Bald werde "
          "man "
          "bauen.",
          "indirect stated affirmed other | Anna Velten | der Damm halte // "
          "free-indirect intended affirmed other | Anna Velten | Bald werde man "
          "bauen." },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void a_participle_in_front_leaves_the_verb_in_second_place(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten sagte, der Damm halte. Verletzt worden sei niemand.",
          "indirect stated affirmed other | Anna Velten | der Damm halte // "
          "free-indirect stated denied casualty | Anna Velten | Verletzt worden sei "
          "niemand." },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void what_others_have_done_is_told_by_who_speaks(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten sagte, der Damm halte. Die Wachen hätten das nie beanstandet.",
          "indirect stated affirmed other | Anna Velten | der Damm halte // "
          "free-indirect stated denied other | Anna Velten | Die Wachen hätten das nie "
          "beanstandet." },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void what_cannot_speak_leaves_the_word_to_the_source(void **state)
{
    static const struct expected_claims cases[] = {
        { "Der Sturm forderte laut Nordwacht drei Tote.",
          "indirect stated affirmed casualty | Nordwacht | Der Sturm forderte … drei "
          "Tote" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void verbs_may_be_written_as_in_switzerland(void **state)
{
    static const struct expected_claims cases[] = {
        { "Das Geld fliesse ab, hiess es bei der Nordwacht.",
          "indirect stated affirmed other | Nordwacht | Das Geld fliesse ab" },
        { "Der Damm hält gemäss der Nordwacht.",
          "indirect stated affirmed other | Nordwacht | Der Damm hält" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void sites_and_quoted_names_speak(void **state)
{
    static const struct expected_claims cases[] = {
        { "Wie www.bote.example berichtet, hält der Damm.",
          "indirect stated affirmed other | www.bote.example | hält der Damm" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void talk_has_no_field_in_front(void **state)
{
    static const struct expected_claims cases[] = {
        { "Der Damm sei alt, aber dicht, hieß es bei der Nordwacht.",
          "indirect stated affirmed other | Nordwacht | Der Damm sei alt, aber dicht" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void a_saying_in_brackets_without_anybody_leaves_the_word(void **state)
{
    static const struct expected_claims cases[] = {
        { "Anna Velten sagte, der Damm halte. Von einem Bruch, wie im Netz behauptet, "
          "könne keine Rede sein.",
          "indirect stated affirmed other | Anna Velten | der Damm halte // indirect "
          "stated denied other | Anna Velten | Von einem Bruch … könne keine Rede "
          "sein" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void who_denies_what_a_noun_holds_speaks(void **state)
{
    static const struct expected_claims cases[] = {
        { "Den Vorwurf, das Tor sei offen, bestritt Anna Velten.",
          "indirect stated denied other | Anna Velten | Den Vorwurf, das Tor sei "
          "offen" },
        { "Anna Velten wies die Kritik zurück: Der Damm halte.",
          "reported stated denied other | Anna Velten | die Kritik // indirect stated "
          "affirmed other | Anna Velten | Der Damm halte" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

static void who_says_it_for_the_record_is_a_phrase_of_its_own(void **state)
{
    static const struct expected_claims cases[] = {
        { "Das Tor sei zu, gab der Rentner zu Protokoll.",
          "indirect stated affirmed other | Rentner | Das Tor sei zu" },
    };
    ASSERT_CLAIMS(invented_names, cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(attributions_are_left_out_of_the_content),
        cmocka_unit_test(what_a_colon_or_semicolon_parts_has_its_own_speaker),
        cmocka_unit_test(an_attribution_is_no_content),
        cmocka_unit_test(whoever_speaks_tells_what_others_said),
        cmocka_unit_test(what_stands_in_front_of_an_inverted_verb_is_said_too),
        cmocka_unit_test(a_quoted_phrase_is_of_who_speaks_or_acts_in_its_sentence),
        cmocka_unit_test(a_sentence_behind_a_quotation_says_whose_it_is),
        cmocka_unit_test(what_is_supposed_is_told_on),
        cmocka_unit_test(no_share_of_those_asked_speaks),
        cmocka_unit_test(what_is_asked_or_pointed_at_is_no_claim),
        cmocka_unit_test(many_may_be_told_of_in_the_preterite),
        cmocka_unit_test(a_participle_in_front_leaves_the_verb_in_second_place),
        cmocka_unit_test(what_others_have_done_is_told_by_who_speaks),
        cmocka_unit_test(what_cannot_speak_leaves_the_word_to_the_source),
        cmocka_unit_test(verbs_may_be_written_as_in_switzerland),
        cmocka_unit_test(sites_and_quoted_names_speak),
        cmocka_unit_test(talk_has_no_field_in_front),
        cmocka_unit_test(a_saying_in_brackets_without_anybody_leaves_the_word),
        cmocka_unit_test(who_denies_what_a_noun_holds_speaks),
        cmocka_unit_test(who_says_it_for_the_record_is_a_phrase_of_its_own),
    };
    return cmocka_run_group_tests(tests, claims_set_up, claims_tear_down);
}
