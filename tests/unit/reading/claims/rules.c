/* RULES.md tells the truth: its examples yield the rules that they stand for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../test.h"
#include "base/buffer.h"
#include "scene.h"

enum { ROWS_MIN = 20 };

static const struct invented_name names[] = { { "Granaten", ENTITY_WEAPON },
                                              { "Anna Velten", ENTITY_PERSON },
                                              { NULL, ENTITY_KINDS } };

static void read_rules(struct buffer *out)
{
    char path[4096];
    char bytes[4096];
    const char *const here = getenv("UNIT_TESTS");
    assert_non_null(here);
    (void)snprintf(path, sizeof path, "%s/../../server/reading/claims/RULES.md", here);
    FILE *const file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t got = 0; (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buffer_append(out, bytes, got);
    assert_int_equal(fclose(file), 0);
}

/* A paragraph sign in an example is a blank line. */
static void spell_example(struct slice example, struct buffer *out)
{
    const struct slice sign = SLICE(" ¶ ");
    buffer_clear(out);
    for (size_t at = slice_find(example, sign); at != SIZE_MAX;
         at = slice_find(example, sign)) {
        buffer_append_slice(out, slice_part(example, 0, at));
        buffer_append_string(out, "\n\n");
        example = slice_part(example, at + sign.length, example.length);
    }
    buffer_append_slice(out, example);
}

static bool yields(const struct reading *reading, struct slice rule)
{
    for (uint32_t i = 0; i < reading->claim_count; i++)
        if (slice_is(rule, reading->claims[i].rule))
            return true;
    return false;
}

static void every_example_yields_its_rule(void **state)
{
    struct buffer rules, example;
    uint32_t rows = 0;
    buffer_init(&rules, 1 << 20);
    buffer_init(&example, 1 << 16);
    read_rules(&rules);
    for (struct slice rest = buffer_slice(&rules); rest.bytes != NULL;) {
        struct slice line = slice_split(&rest, '\n');
        if (!slice_starts_with(line, SLICE("| `")))
            continue;
        (void)slice_split(&line, '`');
        const struct slice rule = slice_split(&line, '`');
        for (int cell = 0; cell < 3; cell++)
            (void)slice_split(&line, '|');
        spell_example(slice_trim(slice_split(&line, '|')), &example);
        const struct reading *const reading = read_claims(state, example.bytes, names);
        if (!yields(reading, rule))
            fail_msg("%.*s: \"%s\" yields %s", (int)rule.length, rule.bytes,
                     example.bytes, describe_claims(state, reading));
        rows++;
    }
    assert_true(rows >= ROWS_MIN);
    buffer_finish(&example);
    buffer_finish(&rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_yields_its_rule),
    };
    return cmocka_run_group_tests(tests, claims_set_up, claims_tear_down);
}
