/* Parameters read by a table. */
#include "http/param.h"

#include <string.h>

#include "../test.h"

struct asked {
    int64_t limit;
    struct slice speaker;
    int form;
    unsigned include;
    struct slice parsed;
};

static const char *const forms[] = { "direct", "indirect", NULL };
static const char *const includes[] = { "text", "claims", "dates", NULL };

static bool parse_short(struct slice text, void *out)
{
    if (text.length > 3)
        return false;
    *(struct slice *)out = text;
    return true;
}

static struct arena *arena;
static const char *culprit;
static struct fault fault;

static bool read_query(const char *target, struct asked *out)
{
    *out = (struct asked){ .limit = 50, .form = -1 };
    culprit = NULL;
    fault = (struct fault){ 0 };
    struct request request = { .culprit = &culprit };
    arena_reset(arena);
    assert_true(target_parse(slice_of(target), arena, &request.target, &fault));
    const struct param params[] = {
        param_int("limit", 1, 500, &out->limit),
        param_text("speaker", &out->speaker),
        param_choice("form", forms, &out->form),
        param_set("include", includes, &out->include),
        param_parsed("short", parse_short, "short", &out->parsed),
        PARAM_END,
    };
    return request_params(&request, params, &fault);
}

static void what_is_given_is_read_and_the_rest_stays(void **state)
{
    (void)state;
    struct asked asked;
    assert_true(read_query("/x", &asked));
    assert_int_equal(asked.limit, 50);
    assert_int_equal(asked.form, -1);
    assert_null(asked.speaker.bytes);
    assert_true(read_query(
        "/x?limit=500&speaker=a%20b&form=indirect&include=text,dates&short=abc",
        &asked));
    assert_int_equal(asked.limit, 500);
    assert_true(slice_is(asked.speaker, "a b"));
    assert_int_equal(asked.form, 1);
    assert_int_equal(asked.include, 5);
    assert_true(slice_is(asked.parsed, "abc"));
}

static void a_bad_value_is_refused_by_name(void **state)
{
    (void)state;
    static const struct {
        const char *target, *culprit;
    } cases[] = {
        { "/x?limit=0", "limit" },         { "/x?limit=501", "limit" },
        { "/x?limit=-1", "limit" },        { "/x?limit=1.5", "limit" },
        { "/x?limit=", "limit" },          { "/x?limit=99999999999999999999", "limit" },
        { "/x?speaker=", "speaker" },      { "/x?form=direkt", "form" },
        { "/x?include=text,", "include" }, { "/x?include=texts", "include" },
        { "/x?short=abcd", "short" },      { "/x?limit=1&limit=2", "limit" },
        { "/x?limt=1", "limt" },           { "/x?=1", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct asked asked;
        if (read_query(cases[i].target, &asked))
            fail_msg("accepted %s", cases[i].target);
        assert_int_equal(fault.kind, FAULT_INPUT);
        assert_string_equal(culprit, cases[i].culprit);
        assert_true(slice_find(slice_of(fault.detail), slice_of(culprit)) != SIZE_MAX);
    }
}

static void a_text_has_a_longest_length(void **state)
{
    (void)state;
    char target[PARAM_TEXT_MAX + 20] = "/x?speaker=";
    for (size_t i = strlen(target); i < sizeof target - 1; i++)
        target[i] = 'a';
    struct asked asked;
    target[11 + PARAM_TEXT_MAX] = '\0';
    assert_true(read_query(target, &asked));
    target[11 + PARAM_TEXT_MAX] = 'a';
    target[12 + PARAM_TEXT_MAX] = '\0';
    assert_false(read_query(target, &asked));
    assert_string_equal(culprit, "speaker");
}

static int set_up(void **state)
{
    (void)state;
    arena = arena_create(1 << 20);
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_given_is_read_and_the_rest_stays),
        cmocka_unit_test(a_bad_value_is_refused_by_name),
        cmocka_unit_test(a_text_has_a_longest_length),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
