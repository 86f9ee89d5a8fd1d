#include "reading/names/nominative.h"

#include "../../test.h"

struct adjective {
    const char *written, *noun, *nominative;
};

static const struct adjective adjectives[] = {
    { "torwenischen", "außenministerium", "torwenisches" },
    { "torwenische", "sicherheitsrat", "torwenischer" },
    { "torwenischem", "regierung", "torwenische" },
    { "nukleare", "sprengkopf", "nuklearer" },
    { "ballistischen", "rakete", "ballistische" },
    { "Staatlichen", "institut", "Staatliches" },
    { "Grasterer", "sicherheitskonferenz",
      "Grasterer" }, /* a town's -er never changes */
    { "rosa", "institut", "rosa" },
    { "Torwenischen", "eisenbahn", "Torwenische" },
    { "Quendelschen", "reederei", "Quendelsche" },
};

static void adjectives_end_as_their_noun_wants(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof adjectives / sizeof adjectives[0]; i++) {
        struct buffer out;
        buffer_init(&out, 100);
        append_nominative(&out, slice_of(adjectives[i].written),
                          noun_gender(slice_of(adjectives[i].noun)));
        assert_string_equal(out.bytes, adjectives[i].nominative);
        buffer_finish(&out);
    }
}

static const struct {
    const char *written, *nominative;
} roles[] = {
    { "Präsidenten", "Präsident" },
    { "Präsident", "Präsident" },
    { "Militärexperten", "Militärexperte" },
    { "Abgeordneten", "Abgeordnete" },
    { "Expertinnen", "Expertin" },
    { "Sprechers", "Sprecher" },
    { "Chefs", "Chef" },
    { "Soldaten", "Soldat" },
    { "Boss", "Boss" },
    { "Biologen", "Biologe" },
};

static void roles_are_told_in_the_nominative(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        const struct slice role = role_nominative(slice_of(roles[i].written));
        const struct slice expected = slice_of(roles[i].nominative);
        assert_int_equal(role.length, expected.length);
        assert_memory_equal(role.bytes, expected.bytes, expected.length);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adjectives_end_as_their_noun_wants),
        cmocka_unit_test(roles_are_told_in_the_nominative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
