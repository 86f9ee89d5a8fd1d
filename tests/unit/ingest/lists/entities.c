/* The lists of entities and of their mentions. */
#include "store/entities.h"

#include <string.h>

#include "../../test.h"
#include "news/vocabulary.h"
#include "room.h"
#include "store/articles.h"

static bool call_entities(struct store *store, const void *query,
                          const struct page_request *request, struct page_result *out,
                          struct fault *fault)
{
    return store_list_entities(store, query, request, out, fault);
}

static bool call_mentions(struct store *store, const void *query,
                          const struct page_request *request, struct page_result *out,
                          struct fault *fault)
{
    return store_list_mentions(store, query, request, out, fault);
}

/* In order, those that are not known at the end. */
static void check_days(const json_t *entities, const char *field, bool descending)
{
    const char *before = NULL;
    for (size_t i = 0; i < json_array_size(entities); i++) {
        const char *const day = text_at(json_array_get(entities, i), field);
        if (i > 0 && day != NULL) {
            assert_non_null(before);
            const int order = strcmp(before, day);
            assert_true(descending ? order >= 0 : order <= 0);
        }
        before = day;
    }
}

static void entities_are_sorted_and_found_by_the_beginning_of_a_word(void **state)
{
    const struct room *const room = *state;
    for (int order = ENTITIES_BY_MENTIONS; order <= ENTITIES_BY_LAST; order++) {
        for (int descending = 0; descending < 2; descending++) {
            const struct entity_query query = { .kind = ENTITY_PERSON,
                                                .order = (enum entity_order)order,
                                                .descending = descending != 0 };
            json_t *const found = list_in_pages(room, call_entities, &query);
            if (order == ENTITIES_BY_FIRST || order == ENTITIES_BY_LAST)
                check_days(found, order == ENTITIES_BY_FIRST ? "first" : "last",
                           descending != 0);
            json_decref(found);
        }
    }
    struct entity_query query = { .kind = ENTITY_PERSON,
                                  .order = ENTITIES_BY_MENTIONS,
                                  .descending = true };
    json_t *const all = list_in_pages(room, call_entities, &query);
    assert_true(json_array_size(all) >= 4);
    for (size_t i = 1; i < json_array_size(all); i++) {
        assert_true(
            json_integer_value(
                json_object_get(json_array_get(all, i - 1), "mentions")) >=
            json_integer_value(json_object_get(json_array_get(all, i), "mentions")));
    }
    json_decref(all);
    query.q = SLICE("KOLVEN");
    json_t *const found = list_in_pages(room, call_entities, &query);
    assert_int_equal(json_array_size(found), 1);
    assert_string_equal(text_at(json_array_get(found, 0), "id"), "mirte-kolvenbach");
    json_decref(found);
}

static void the_mentions_of_an_entity_are_those_of_its_articles(void **state)
{
    const struct room *const room = *state;
    const struct article_query widened = { .include = INCLUDE_MENTIONS };
    json_t *const articles = list_in_pages(room, list_articles, &widened);
    for (int descending = 0; descending < 2; descending++) {
        const struct mention_query query = { .kind = ENTITY_PLACE,
                                             .id = SLICE("rostock"),
                                             .descending = descending != 0 };
        json_t *const found = list_in_pages(room, call_mentions, &query);
        size_t expected = 0, i = 0, k = 0;
        json_t *article = NULL, *mention = NULL;
        json_array_foreach(articles, i, article)
            json_array_foreach(json_object_get(article, "mentions"), k, mention)
                expected +=
            names(json_object_get(mention, "entity"), "place", "rostock");
        assert_int_equal(json_array_size(found), expected);
        json_array_foreach(found, i, mention)
        {
            assert_true(names(json_object_get(mention, "entity"), "place", "rostock"));
            assert_true(json_is_string(member(mention, "article", "id")));
        }
        json_decref(found);
    }
    json_decref(articles);
    const struct mention_query nobody = { .kind = ENTITY_PERSON,
                                          .id = SLICE("niemand") };
    struct page_result page;
    struct fault fault = { 0 };
    const struct page_request request = { .limit = 1,
                                          .arena = room->desk.arena,
                                          .item = collect_item,
                                          .context = room->claims };
    assert_false(store_list_mentions(room->store, &nobody, &request, &page, &fault));
    assert_int_equal(fault.kind, FAULT_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entities_are_sorted_and_found_by_the_beginning_of_a_word),
        cmocka_unit_test(the_mentions_of_an_entity_are_those_of_its_articles),
    };
    return cmocka_run_group_tests(tests, room_enter, room_leave);
}
