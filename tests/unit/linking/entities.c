#include "corpus.h"

static void one_person_in_two_spellings_is_one_entity(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    struct built_article *const first = add_article(
        &corpus, "a1", "2024-01-02", "Ilja Schuwanek kam. Schuwaneks Rede.");
    const uint32_t person =
        add_referent(first, ENTITY_PERSON, "Ilja Schuwanek", NULL, "Ilja Schuwanek");
    add_mention(first, person, "Schuwaneks");
    struct built_article *const second =
        add_article(&corpus, "a2", "2024-01-01", "Ilya Shuvanek spoke.");
    add_referent(second, ENTITY_PERSON, "Ilya Shuvanek", NULL, "Ilya Shuvanek");
    link_corpus(&corpus);
    const struct entity *const entity = entity_of(&corpus, 0, 0);
    assert_ptr_equal(entity, entity_of(&corpus, 1, 0));
    assert_int_equal(corpus.links.entity_count, 1);
    assert_int_equal(entity->mentions, 3);
    assert_int_equal(entity->articles, 2);
    /* The article published first names it, whatever was read first. */
    assert_true(slice_is(entity->name, "Ilya Shuvanek"));
    assert_true(slice_is(entity->id, "ilya-shuvanek"));
    assert_int_equal(day_number(entity->first), day_number((struct day){ 2024, 1, 1 }));
    assert_int_equal(day_number(entity->last), day_number((struct day){ 2024, 1, 2 }));
    corpus_end(&corpus);
}

static void namesakes_with_other_first_names_stay_apart(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    struct built_article *const a = add_article(&corpus, "a1", NULL, "Hedda Brankow");
    add_referent(a, ENTITY_PERSON, "Hedda Brankow", NULL, "Hedda Brankow");
    struct built_article *const b = add_article(&corpus, "a2", NULL, "Lina Brankow");
    add_referent(b, ENTITY_PERSON, "Lina Brankow", NULL, "Lina Brankow");
    struct built_article *const c = add_article(&corpus, "a3", NULL, "Brankow");
    add_referent(c, ENTITY_PERSON, "Brankow", NULL, "Brankow");
    link_corpus(&corpus);
    assert_int_equal(corpus.links.entity_count, 3);
    assert_true(slice_is(entity_of(&corpus, 2, 0)->id, "brankow"));
    corpus_end(&corpus);
}

static void add_first_news(struct built_corpus *corpus)
{
    struct built_article *const built =
        add_article(corpus, "a9", "2024-01-01", "Ilja Schuwanek, Hedda Brankow, Amt");
    add_referent(built, ENTITY_PERSON, "Ilja Schuwanek", NULL, "Ilja Schuwanek");
    add_referent(built, ENTITY_PERSON, "Hedda Brankow", NULL, "Hedda Brankow");
    add_referent(built, ENTITY_ORGANISATION, "Amt", NULL, "Amt");
}

static void names_and_ids_stay_when_articles_are_added(void **state)
{
    (void)state;
    struct built_corpus before, after;
    corpus_start(&before);
    corpus_start(&after);
    add_first_news(&before);
    add_first_news(&after);
    struct built_article *const later =
        add_article(&after, "a1", "2024-02-01", "Ilya Shuvanek, Lina Brankow, Amt");
    add_referent(later, ENTITY_PERSON, "Ilya Shuvanek", NULL, "Ilya Shuvanek");
    add_referent(later, ENTITY_PERSON, "Lina Brankow", NULL, "Lina Brankow");
    add_referent(later, ENTITY_PLACE, "Amt", NULL, "Amt");
    struct built_article *const undated =
        add_article(&after, "a0", NULL, "Ilya Shuvanek");
    add_referent(undated, ENTITY_PERSON, "Ilya Shuvanek", NULL, "Ilya Shuvanek");
    link_corpus(&before);
    link_corpus(&after);
    for (uint32_t i = 0; i < 3; i++) {
        assert_true(
            slice_equals(entity_of(&before, 0, i)->id, entity_of(&after, 0, i)->id));
        assert_true(slice_equals(entity_of(&before, 0, i)->name,
                                 entity_of(&after, 0, i)->name));
    }
    assert_ptr_equal(entity_of(&after, 2, 0), entity_of(&after, 0, 0));
    corpus_end(&before);
    corpus_end(&after);
}

static void a_lone_surname_joins_the_only_person_with_its_role(void **state)
{
    (void)state;
    static const struct slice role[] = { { "Hafenmeisterin", 14 } };
    struct built_corpus corpus;
    corpus_start(&corpus);
    struct built_article *const a = add_article(&corpus, "a1", NULL, "Gunda Pöhlsen");
    add_referent(a, ENTITY_PERSON, "Gunda Pöhlsen", NULL, "Gunda Pöhlsen");
    struct built_article *const b = add_article(&corpus, "a2", NULL, "Pöhlsen");
    add_referent(b, ENTITY_PERSON, "Pöhlsen", NULL, "Pöhlsen");
    link_corpus(&corpus);
    assert_ptr_not_equal(entity_of(&corpus, 0, 0), entity_of(&corpus, 1, 0));
    a->referents[0].roles = b->referents[0].roles = role;
    a->referents[0].role_count = b->referents[0].role_count = 1;
    link_corpus(&corpus);
    assert_ptr_equal(entity_of(&corpus, 0, 0), entity_of(&corpus, 1, 0));
    assert_int_equal(entity_of(&corpus, 0, 0)->role_count, 1);
    corpus_end(&corpus);
}

static void an_acronym_joins_the_organisation_that_introduced_it(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    struct built_article *const a =
        add_article(&corpus, "a1", NULL, "Institut für Küstenforschung (IFK)");
    const uint32_t institute =
        add_referent(a, ENTITY_ORGANISATION, "Institut für Küstenforschung", NULL,
                     "Institut für Küstenforschung");
    add_mention(a, institute, "IFK");
    struct built_article *const b = add_article(&corpus, "a2", NULL, "IFK");
    add_referent(b, ENTITY_ORGANISATION, "IFK", NULL, "IFK");
    link_corpus(&corpus);
    assert_int_equal(corpus.links.entity_count, 1);
    assert_int_equal(corpus.links.entities[0].alias_count, 2);
    assert_true(slice_is(corpus.links.entities[0].aliases[0].text, "IFK"));
    assert_int_equal(corpus.links.entities[0].aliases[0].count, 2);
    corpus_end(&corpus);
}

static void the_key_of_the_lexicon_is_the_id(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    struct built_article *const a =
        add_article(&corpus, "a1", NULL, "Kiew und Kyjiw, Kiew");
    add_referent(a, ENTITY_PLACE, "Kiew", "kiew", "Kiew");
    add_referent(a, ENTITY_PLACE, "Kiew", "kiew", "Kyjiw");
    /* The same slug as an unknown organisation is another entity of another kind. */
    add_referent(a, ENTITY_ORGANISATION, "Kiew", NULL, "Kiew");
    link_corpus(&corpus);
    assert_int_equal(corpus.links.entity_count, 2);
    assert_true(slice_is(entity_of(&corpus, 0, 1)->id, "kiew"));
    assert_int_equal(entity_of(&corpus, 0, 1)->kind, ENTITY_PLACE);
    assert_int_equal(entity_of(&corpus, 0, 1)->mentions, 2);
    corpus_end(&corpus);
}

static void weapons_of_one_class_and_calibre_are_one(void **state)
{
    (void)state;
    struct built_corpus corpus;
    corpus_start(&corpus);
    struct built_article *const a =
        add_article(&corpus, "a1", NULL, "152-Millimeter-Granaten, 122-mm-Granaten");
    struct built_article *const b =
        add_article(&corpus, "a2", NULL, "152-mm-Artilleriegeschosse");
    add_referent(a, ENTITY_WEAPON, "152-Millimeter-Granate", NULL,
                 "152-Millimeter-Granaten");
    add_referent(a, ENTITY_WEAPON, "122-mm-Granate", NULL, "122-mm-Granaten");
    add_referent(b, ENTITY_WEAPON, "152-mm-Artilleriegeschoss", NULL,
                 "152-mm-Artilleriegeschosse");
    a->referents[0].facts = b->referents[0].facts =
        (struct entity_facts){ .weapon_class = SLICE("shell"), .calibre_mm = 152 };
    a->referents[1].facts =
        (struct entity_facts){ .weapon_class = SLICE("shell"), .calibre_mm = 122 };
    link_corpus(&corpus);
    assert_int_equal(corpus.links.entity_count, 2);
    assert_ptr_equal(entity_of(&corpus, 0, 0), entity_of(&corpus, 1, 0));
    corpus_end(&corpus);
}

static void links_do_not_depend_on_the_order_of_reading(void **state)
{
    (void)state;
    static const char *const texts[] = { "Orsa Vell", "Orsa Vell und Orsa Well",
                                         "Well" };
    for (int reversed = 0; reversed < 2; reversed++) {
        struct built_corpus corpus;
        corpus_start(&corpus);
        for (int i = 0; i < 3; i++) {
            const int number = reversed ? 2 - i : i;
            static const char *const ids[] = { "a1", "a2", "a3" };
            struct built_article *const a =
                add_article(&corpus, ids[number], NULL, texts[number]);
            add_referent(a, ENTITY_PERSON, texts[number], NULL, texts[number]);
        }
        link_corpus(&corpus);
        assert_int_equal(corpus.links.entity_count, 3);
        assert_true(slice_is(corpus.links.entities[0].id, "orsa-vell"));
        assert_true(slice_is(corpus.links.entities[2].id, "well"));
        corpus_end(&corpus);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_person_in_two_spellings_is_one_entity),
        cmocka_unit_test(namesakes_with_other_first_names_stay_apart),
        cmocka_unit_test(names_and_ids_stay_when_articles_are_added),
        cmocka_unit_test(a_lone_surname_joins_the_only_person_with_its_role),
        cmocka_unit_test(an_acronym_joins_the_organisation_that_introduced_it),
        cmocka_unit_test(the_key_of_the_lexicon_is_the_id),
        cmocka_unit_test(weapons_of_one_class_and_calibre_are_one),
        cmocka_unit_test(links_do_not_depend_on_the_order_of_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
