#include "reading/claims/verbs.h"

#include "../../test.h"
#include "reading/lexicon/lexicon.h"

struct shared {
    struct lexicon *lexicon;
    struct arena *arena;
    struct verbs verbs;
};

static int set_up(void **state)
{
    static struct shared shared;
    static const char *const added[] = { "mit|teilen", "an|geben", "bestreiten",
                                         "dementieren" };
    struct fault fault = { 0 };
    shared.lexicon = lexicon_create(NULL, &fault);
    shared.arena = arena_create(64 << 20);
    if (!verbs_fill(&shared.verbs, lexicon_table(shared.lexicon, "verbs"), shared.arena,
                    &fault))
        return -1;
    for (size_t i = 0; i < sizeof added / sizeof added[0]; i++) {
        uint32_t verb = 0;
        if (!verbs_add(&shared.verbs, slice_of(added[i]), &verb, &fault))
            return -1;
    }
    *state = &shared;
    return 0;
}

static int tear_down(void **state)
{
    struct shared *const shared = *state;
    arena_destroy(shared->arena);
    lexicon_destroy(shared->lexicon);
    return 0;
}

/* The features with which the form is one of the lemma; 0 if it is none. */
static uint32_t features(struct shared *shared, const char *form, const char *lemma)
{
    const struct slice slice = slice_of(form);
    for (uint32_t at = verbs_find(&shared->verbs, slice_hash(slice)); at != NO_VERB;) {
        const struct verb_reading *const reading = verbs_reading(&shared->verbs, at);
        if (slice_is(verbs_lemma(&shared->verbs, reading->verb), lemma))
            return reading->features;
        at = reading->next;
    }
    return 0;
}

static const struct {
    const char *form, *lemma;
    uint32_t features;
} cases[] = {
    { "liefert", "liefern", VERB_PRESENT },
    { "liefere", "liefern", VERB_KONJUNKTIV },
    { "lieferten", "liefern", VERB_PRETERITE },
    { "geliefert", "liefern", VERB_PARTICIPLE },
    { "arbeitete", "arbeiten", VERB_PRETERITE },
    { "rechnet", "rechnen", VERB_PRESENT },
    { "gab", "geben", VERB_PRETERITE },
    { "gäben", "geben", VERB_WOULD },
    { "seien", "sein", VERB_KONJUNKTIV | VERB_AUXILIARY },
    { "müsse", "müssen", VERB_KONJUNKTIV | VERB_MODAL },
    { "mitteilt", "mit|teilen", VERB_PRESENT | VERB_JOINED },
    { "mitzuteilen", "mit|teilen", VERB_ZU | VERB_JOINED },
    { "angegeben", "an|geben", VERB_PARTICIPLE | VERB_JOINED },
    { "bestritt", "bestreiten", VERB_PRETERITE },
    { "bestritten", "bestreiten", VERB_PRETERITE | VERB_PARTICIPLE },
    { "dementiert", "dementieren", VERB_PRESENT | VERB_PARTICIPLE },
};

static void forms_follow_from_the_paradigm(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(features(*state, cases[i].form, cases[i].lemma),
                         cases[i].features);
}

static void a_prefix_that_stands_alone_joins_its_verb(void **state)
{
    struct shared *const shared = *state;
    uint32_t root = 0;
    struct fault fault = { 0 };
    assert_true(verbs_add(&shared->verbs, SLICE("teilen"), &root, &fault));
    const uint32_t joined = verbs_join(&shared->verbs, SLICE("mit"), root);
    assert_int_not_equal(joined, NO_VERB);
    assert_true(slice_is(verbs_lemma(&shared->verbs, joined), "mit|teilen"));
    assert_int_equal(verbs_join(&shared->verbs, SLICE("aus"), root), NO_VERB);
}

static void an_unknown_prefix_is_guessed_by_the_verb_behind_it(void **state)
{
    struct shared *const shared = *state;
    assert_int_equal(verbs_guess(&shared->verbs, SLICE("abzuwarten")),
                     VERB_ZU | VERB_JOINED);
    assert_true((verbs_guess(&shared->verbs, SLICE("verstanden")) & VERB_PARTICIPLE) !=
                0);
    assert_int_equal(verbs_guess(&shared->verbs, SLICE("blau")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_follow_from_the_paradigm),
        cmocka_unit_test(a_prefix_that_stands_alone_joins_its_verb),
        cmocka_unit_test(an_unknown_prefix_is_guessed_by_the_verb_behind_it),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
