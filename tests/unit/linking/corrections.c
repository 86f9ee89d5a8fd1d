#include "corpus.h"
#include "linking/steps.h"

/* Two people and a place; "Vell" and "Orsa Vell" are told apart by linking. */
static void build(struct built_corpus *corpus)
{
    corpus_start(corpus);
    struct built_article *const a =
        add_article(corpus, "a1", NULL, "Orsa Vell in Grast");
    add_referent(a, ENTITY_PERSON, "Orsa Vell", NULL, "Orsa Vell");
    add_referent(a, ENTITY_PLACE, "Grast", NULL, "Grast");
    struct built_article *const b = add_article(corpus, "a2", NULL, "Vell und O. Vell");
    add_referent(b, ENTITY_PERSON, "Vell", NULL, "Vell");
}

/* A claim in which the article's only referent has every part. */
static void add_about(struct built_corpus *corpus, uint32_t article, const char *quote)
{
    static const uint32_t only[] = { 0 };
    static const struct speaker voice = { .kind = SPEAKER_REFERENT, .referent = 0 };
    struct claim *const claim =
        add_claim(&corpus->articles[article], quote, EVENT_TRANSFER);
    claim->speaker = voice;
    claim->via = &voice;
    claim->via_count = 1;
    claim->supplier = claim->recipient = 0;
    claim->about = only;
    claim->about_count = 1;
}

static void correct(struct built_corpus *corpus, const char *lines)
{
    struct fault fault = { 0 };
    assert_true(corrections_parse(slice_of(lines), corpus->arena, &corpus->corrections,
                                  &fault));
    link_corpus(corpus);
}

static void a_merged_entity_is_the_other_one(void **state)
{
    (void)state;
    struct built_corpus corpus;
    build(&corpus);
    correct(&corpus, "# they are one\nmerge\tperson\tvell\torsa-vell\n");
    assert_true(corpus.corrections.items[0].applied);
    assert_int_equal(corpus.links.entity_count, 2);
    assert_ptr_equal(entity_of(&corpus, 0, 0), entity_of(&corpus, 1, 0));
    assert_int_equal(entity_of(&corpus, 0, 0)->articles, 2);
    assert_int_equal(entity_of(&corpus, 0, 0)->alias_count, 2);
    corpus_end(&corpus);
}

static void a_split_entity_is_another_one(void **state)
{
    (void)state;
    struct built_corpus corpus;
    build(&corpus);
    correct(&corpus, "merge\tperson\tvell\torsa-vell\n"
                     "split\tperson\torsa-vell\tVell\tOle Vell");
    assert_true(slice_is(entity_of(&corpus, 0, 0)->id, "orsa-vell"));
    assert_true(slice_is(entity_of(&corpus, 1, 0)->id, "ole-vell"));
    assert_true(slice_is(entity_of(&corpus, 1, 0)->name, "Ole Vell"));
    corpus_end(&corpus);
}

static void a_renamed_entity_keeps_its_id(void **state)
{
    (void)state;
    struct built_corpus corpus;
    build(&corpus);
    correct(&corpus, "rename\tplace\tgrast\tGrast an der See");
    assert_true(slice_is(entity_of(&corpus, 0, 1)->id, "grast"));
    assert_true(slice_is(entity_of(&corpus, 0, 1)->name, "Grast an der See"));
    corpus_end(&corpus);
}

static void a_corrected_kind_moves_the_entity(void **state)
{
    (void)state;
    struct built_corpus corpus;
    build(&corpus);
    correct(&corpus, "kind\tplace\tgrast\torganisation");
    assert_int_equal(entity_of(&corpus, 0, 1)->kind, ENTITY_ORGANISATION);
    corpus_end(&corpus);
}

static void a_hidden_entity_is_nowhere(void **state)
{
    (void)state;
    struct built_corpus corpus;
    build(&corpus);
    add_about(&corpus, 1, "Vell");
    correct(&corpus, "hide\tperson\tvell");
    assert_int_equal(corpus.links.entity_count, 2);
    const struct reading *const reading = corpus.links.corpus[1].reading;
    assert_int_equal(reading->referent_count, 0);
    assert_int_equal(reading->mention_count, 0);
    assert_int_equal(reading->claims[0].speaker.kind, SPEAKER_NONE);
    assert_int_equal(reading->claims[0].via_count, 0);
    assert_int_equal(reading->claims[0].supplier, NO_REFERENT);
    assert_int_equal(reading->claims[0].about_count, 0);
    assert_ptr_equal(corpus.links.corpus[0].reading, &corpus.articles[0].reading);
    corpus_end(&corpus);
}

static void
what_becomes_a_weapon_is_what_a_claim_tells_of_and_not_who_tells(void **state)
{
    (void)state;
    struct built_corpus corpus;
    build(&corpus);
    add_about(&corpus, 1, "Vell");
    correct(&corpus, "kind\tperson\tvell\tweapon");
    const struct claim *const claim = &corpus.links.corpus[1].reading->claims[0];
    assert_int_equal(claim->about_count, 0);
    assert_int_equal(claim->weapon_count, 1);
    assert_int_equal(claim->speaker.kind, SPEAKER_NONE);
    assert_int_equal(claim->supplier, NO_REFERENT);
    assert_int_equal(corpus.links.corpus[1].reading->referents[0].kind, ENTITY_WEAPON);
    corpus_end(&corpus);
}

static void what_is_corrected_is_known_by_what_it_has_become(void **state)
{
    (void)state;
    struct built_corpus corpus;
    build(&corpus);
    correct(&corpus, "merge\tperson\tvell\torsa-vell\n"
                     "split\tperson\torsa-vell\tVell\tOle Vell\n"
                     "kind\tplace\tgrast\torganisation");
    assert_int_equal(corpus.links.entity_count, 3);
    for (uint32_t i = 0; i < corpus.links.entity_count; i++) {
        const struct entity *const entity = &corpus.links.entities[i];
        assert_true(entity->identity == key_hash(entity->kind, KEY_ID, entity->id));
    }
    corpus_end(&corpus);
}

static void an_article_that_says_more_than_the_alias_is_not_split_off(void **state)
{
    (void)state;
    struct built_corpus corpus;
    build(&corpus);
    add_mention(&corpus.articles[0], 0, "Vell");
    correct(&corpus, "merge\tperson\tvell\torsa-vell\n"
                     "split\tperson\torsa-vell\tVell\tOle Vell\n"
                     "split\tplace\tgrast\tGrast am See\tSeegrast");
    assert_true(slice_is(entity_of(&corpus, 0, 0)->id, "orsa-vell"));
    assert_true(slice_is(entity_of(&corpus, 1, 0)->id, "ole-vell"));
    assert_false(corpus.corrections.items[2].applied);
    assert_string_equal(corpus.corrections.items[2].problem,
                        "no article knows it by the alias alone");
    corpus_end(&corpus);
}

static void a_correction_without_its_entity_is_told(void **state)
{
    (void)state;
    struct built_corpus corpus;
    build(&corpus);
    correct(&corpus, "hide\tperson\tnobody\nmerge\tperson\tvell\tnobody");
    assert_false(corpus.corrections.items[0].applied);
    assert_false(corpus.corrections.items[1].applied);
    assert_string_equal(corpus.corrections.items[0].problem,
                        "no entity of this kind has the id");
    assert_string_equal(corpus.corrections.items[1].problem,
                        "no entity of this kind has the other id");
    assert_int_equal(corpus.links.entity_count, 3);
    corpus_end(&corpus);
}

struct bad_line {
    const char *content, *detail;
};

static const struct bad_line bad_lines[] = {
    { "\n\njoin\tperson\ta\tb", "line 3: no such correction: \"join\"" },
    { "merge\tperson\ta", "line 1: write it as merge KIND ID INTO-ID, parted by tabs" },
    { "hide\tperson\ta\tb", "line 1: write it as hide KIND ID, parted by tabs" },
    { "hide\tanimal\ta", "line 1: no such kind: \"animal\"" },
    { "kind\tplace\ta\tanimal", "line 1: no such kind: \"animal\"" },
    { "rename\tplace\t\tGrast", "line 1: cell 3 is empty" },
    { "hide person a", "line 1: no such correction: \"hide person a\"" },
    { "\xEF\xBB\xBF# marked\nhide\tperson\t\xff", "line 2: is not UTF-8" },
    { "rename\tperson\ta\t!", "line 1: no name: \"!\"" },
    { "split\tperson\ta\tA\t-", "line 1: no name: \"-\"" },
};

static void a_bad_line_is_named(void **state)
{
    (void)state;
    struct arena *const arena = arena_create(1 << 20);
    for (size_t i = 0; i < sizeof bad_lines / sizeof bad_lines[0]; i++) {
        struct fault fault = { 0 };
        struct corrections corrections = { 0 };
        assert_false(corrections_parse(slice_of(bad_lines[i].content), arena,
                                       &corrections, &fault));
        assert_string_equal(fault.detail, bad_lines[i].detail);
        assert_int_equal(corrections.count, 0);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_merged_entity_is_the_other_one),
        cmocka_unit_test(a_split_entity_is_another_one),
        cmocka_unit_test(a_renamed_entity_keeps_its_id),
        cmocka_unit_test(a_corrected_kind_moves_the_entity),
        cmocka_unit_test(a_hidden_entity_is_nowhere),
        cmocka_unit_test(
            what_becomes_a_weapon_is_what_a_claim_tells_of_and_not_who_tells),
        cmocka_unit_test(what_is_corrected_is_known_by_what_it_has_become),
        cmocka_unit_test(an_article_that_says_more_than_the_alias_is_not_split_off),
        cmocka_unit_test(a_correction_without_its_entity_is_told),
        cmocka_unit_test(a_bad_line_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
