#include "reading/claims/last_parts.h"

#include "../../test.h"

enum { FLOWERS, FLOWER_BEDS, BEDS };

struct shared {
    struct arena *arena;
    struct last_parts parts;
    struct map plants, others;
};

static int set_up(void **state)
{
    static struct shared shared;
    struct fault fault = { 0 };
    shared.arena = arena_create(1 << 20);
    *state = &shared;
    const bool set = last_parts_set(&shared.parts, &shared.plants, shared.arena,
                                    SLICE("blumen"), FLOWERS, &fault) &&
                     last_parts_set(&shared.parts, &shared.plants, shared.arena,
                                    SLICE("blumenbeete"), FLOWER_BEDS, &fault) &&
                     last_parts_set(&shared.parts, &shared.others, shared.arena,
                                    SLICE("beete"), BEDS, &fault);
    return set ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_destroy(((struct shared *)*state)->arena);
    return 0;
}

static void the_longest_last_part_of_its_map_is_found(void **state)
{
    const struct shared *const shared = *state;
    static const struct {
        const char *word;
        uint32_t value;
        size_t length;
    } cases[] = {
        { "blumen", FLOWERS, 6 },
        { "wiesenblumen", FLOWERS, 6 },
        { "wiesenblumenbeete", FLOWER_BEDS, 11 },
        { "sommerbeete", MAP_NONE, 0 }, /* a word of the other map */
        { "umen", MAP_NONE, 0 },        /* only an end of one */
        { "blumenwiese", MAP_NONE, 0 },
        { "", MAP_NONE, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct last_part found = last_parts_find(&shared->parts, &shared->plants,
                                                       slice_of(cases[i].word), 1);
        assert_int_equal(found.value, cases[i].value);
        assert_int_equal(found.length, cases[i].length);
    }
}

static void what_stands_before_a_last_part_has_its_length(void **state)
{
    const struct shared *const shared = *state;
    const struct slice two = SLICE("exblumen"), three = SLICE("alsblumen");
    assert_int_equal(last_parts_find(&shared->parts, &shared->plants, two, 2).value,
                     FLOWERS);
    assert_int_equal(last_parts_find(&shared->parts, &shared->plants, two, 3).value,
                     MAP_NONE);
    assert_int_equal(last_parts_find(&shared->parts, &shared->plants, three, 3).value,
                     FLOWERS);
    assert_int_equal(
        last_parts_find(&shared->parts, &shared->plants, SLICE("blumen"), 3).value,
        FLOWERS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_last_part_of_its_map_is_found),
        cmocka_unit_test(what_stands_before_a_last_part_has_its_length),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
