/* Who supplies and who receives. */
#include "../../test.h"
#include "scene.h"

/* The sides of the text's last claim. */
struct sides_case {
    const char *text, *supplier, *recipient;
};

static const char *name_of(const struct reading *reading, uint32_t referent)
{
    return referent == NO_REFERENT ? "-" : reading->referents[referent].name.bytes;
}

static void assert_sides(void **state, const struct sides_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct reading *const reading =
            read_claims(state, cases[i].text, invented_names);
        assert_true(reading->claim_count > 0);
        const struct claim *const last = &reading->claims[reading->claim_count - 1];
        assert_string_equal(name_of(reading, last->supplier), cases[i].supplier);
        assert_string_equal(name_of(reading, last->recipient), cases[i].recipient);
    }
}

#define ASSERT_SIDES(cases) assert_sides(state, cases, sizeof(cases) / sizeof(cases)[0])

static void sides_are_carried_only_while_they_agree(void **state)
{
    static const struct sides_case cases[] = {
        { "Anna Velten sagte, Utopia liefere Raketen an Arkadien. Iwan Korin sagte, "
          "Utopia liefere auch Granaten.",
          "Utopia", "Arkadien" },
        { "Anna Velten sagte, Utopia liefere Raketen an Arkadien. Iwan Korin sagte, "
          "Arkadien liefere Granaten.",
          "Arkadien", "-" },
        { "Anna Velten sagte, im Krieg in Utopia würden Raketen verkauft.", "-", "-" },
        { "Anna Velten sagte, Arkadien kaufe Raketen in Utopia.", "Utopia",
          "Arkadien" },
    };
    ASSERT_SIDES(cases);
}

static void inhabitants_and_armies_act_for_their_country(void **state)
{
    static const struct sides_case cases[] = {
        { "Anna Velten sagte, Utopia verkaufe der arkadischen Armee Raketen.", "Utopia",
          "Arkadien" },
        { "Anna Velten sagte, Utopia verkaufe an die arkadische Armee Raketen.",
          "Utopia", "Arkadien" },
        { "Anna Velten sagte, die Arkadier kaufen in Utopia Raketen.", "Utopia",
          "Arkadien" },
        { "Anna Velten sagte, Utopia verkaufe arkadische Raketen.", "Utopia", "-" },
    };
    ASSERT_SIDES(cases);
}

static void prepositions_and_verbs_tell_both_sides(void **state)
{
    static const struct sides_case cases[] = {
        { "Anna Velten sagte, Arkadien werde von Utopia mit Raketen beliefert.",
          "Utopia", "Arkadien" },
        { "Anna Velten sagte, die Raketen würden von Utopia an Arkadien geliefert.",
          "Utopia", "Arkadien" },
        { "Anna Velten sagte, die von Utopia gelieferten Raketen gingen nach Arkadien.",
          "Utopia", "Arkadien" },
        { "Anna Velten sagte, die von Arkadien gekauften Raketen kämen aus Utopia.",
          "Utopia", "Arkadien" },
        { "Anna Velten sagte, Utopia habe die Granaten für Arkadien verschickt.",
          "Utopia", "Arkadien" },
        { "Anna Velten sagte, die Raketen, die Utopia verkaufe, seien alt.", "Utopia",
          "-" },
        { "Anna Velten sagte, Utopia verkaufe Raketen im Krieg gegen Arkadien.",
          "Utopia", "-" },
        { "Anna Velten sagte, aus Lagern Utopias würden Raketen geliefert.", "Utopia",
          "-" },
        { "Anna Velten sagte, Arkadien und Utopia kaufen Raketen.", "-", "Arkadien" },
    };
    ASSERT_SIDES(cases);
}

static void nouns_tell_whose_delivery_it_is(void **state)
{
    static const struct sides_case cases[] = {
        { "Anna Velten sprach von Waffenlieferungen Utopias an Arkadien.", "Utopia",
          "Arkadien" },
        { "Anna Velten sprach von arkadischen Waffenlieferungen.", "Arkadien", "-" },
        { "Anna Velten sprach von arkadischen Waffenkäufen in Utopia.", "Utopia",
          "Arkadien" },
        { "Anna Velten sagte, Utopia sei der Lieferant von Raketen.", "Utopia", "-" },
        { "Anna Velten sagte, Arkadien habe Interesse an Raketen.", "-", "Arkadien" },
        { "Anna Velten sagte, Utopia kaufe arkadische Raketen.", "Arkadien", "Utopia" },
    };
    ASSERT_SIDES(cases);
}

static void who_speaks_or_is_blamed_may_be_a_side(void **state)
{
    static const struct sides_case cases[] = {
        { "Utopia bestritt, Raketen an Arkadien geliefert zu haben.", "Utopia",
          "Arkadien" },
        { "Anna Velten warf Utopia vor, Arkadien mit Raketen zu beliefern.", "Utopia",
          "Arkadien" },
        { "„Wir liefern Raketen an Arkadien“, teilte Utopia mit.", "Utopia",
          "Arkadien" },
        { "„Wir liefern Raketen an Arkadien“, sagte Anna Velten.", "-", "Arkadien" },
    };
    ASSERT_SIDES(cases);
}

static void what_an_article_tells_mostly_fills_what_a_claim_leaves_out(void **state)
{
    static const struct sides_case cases[] = {
        { "Utopia liefert Raketen an Arkadien. Utopia verkauft Arkadien auch Granaten. "
          "Der Hafen ist voll. Es regnet. Anna Velten sagte, die Lieferungen gingen "
          "weiter.",
          "Utopia", "Arkadien" },
        { "Utopia liefert Raketen an Arkadien. Anna Velten kam. Es regnet. Der Hafen "
          "ist voll. Anna Velten sagte, Arkadien kaufe Granaten.",
          "Utopia", "Arkadien" },
        { "Utopia liefert Raketen an Arkadien. Utopia verkauft Arkadien auch Granaten. "
          "Der Hafen ist voll. Anna Velten sagte, ein Händler verkaufe Granaten.",
          "-", "-" },
        { "Utopia liefert Raketen an Arkadien. Utopia verkauft Arkadien auch Granaten. "
          "Anna Velten sagte, Utopia liefere Haubitzen an keine der Parteien.",
          "Utopia", "-" },
        { "Utopia liefert Raketen an Arkadien. Utopia verkauft Arkadien auch Granaten. "
          "Anna Velten sagte, Utopia verkaufe Haubitzen an Händler.",
          "Utopia", "-" },
    };
    ASSERT_SIDES(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sides_are_carried_only_while_they_agree),
        cmocka_unit_test(inhabitants_and_armies_act_for_their_country),
        cmocka_unit_test(prepositions_and_verbs_tell_both_sides),
        cmocka_unit_test(nouns_tell_whose_delivery_it_is),
        cmocka_unit_test(who_speaks_or_is_blamed_may_be_a_side),
        cmocka_unit_test(what_an_article_tells_mostly_fills_what_a_claim_leaves_out),
    };
    return cmocka_run_group_tests(tests, claims_set_up, claims_tear_down);
}
