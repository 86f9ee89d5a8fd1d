/* The list of articles, and the parts of one. */
#include "store/articles.h"

#include <string.h>

#include "../../test.h"
#include "room.h"
#include "store/parts.h"

static void articles_are_found_by_what_is_in_them(void **state)
{
    const struct room *const room = *state;
    const struct article_query widened = { .place = SLICE("ungarn"),
                                           .publisher = SLICE("Küstenblatt"),
                                           .include = INCLUDE_MENTIONS | INCLUDE_TEXT };
    json_t *const found = list_in_pages(room, list_articles, &widened);
    assert_in_range(json_array_size(found), 1, ARTICLES - 1);
    size_t i = 0;
    json_t *article = NULL;
    json_array_foreach(found, i, article)
    {
        assert_string_equal(text_at(article, "publisher"), "Küstenblatt");
        bool named = false;
        size_t k = 0;
        json_t *mention = NULL;
        json_array_foreach(json_object_get(article, "mentions"), k, mention) named =
            named || names(json_object_get(mention, "entity"), "place", "ungarn");
        assert_true(named);
        assert_non_null(strstr(text_at(article, "text"), "Ungarn"));
    }
    json_decref(found);
    const struct article_query titles = { .order = ARTICLES_BY_TITLE,
                                          .q = SLICE("rostock") };
    json_t *const by_title = list_in_pages(room, list_articles, &titles);
    assert_int_equal(json_array_size(by_title), ARTICLES);
    for (i = 1; i < ARTICLES; i++)
        assert_true(strcmp(text_at(json_array_get(by_title, i - 1), "title"),
                           text_at(json_array_get(by_title, i), "title")) <= 0);
    json_decref(by_title);
}

static void undated_articles_come_last_in_both_directions(void **state)
{
    const struct room *const room = *state;
    for (int descending = 0; descending < 2; descending++) {
        const struct article_query query = { .descending = descending != 0 };
        json_t *const found = list_in_pages(room, list_articles, &query);
        bool undated = false;
        const char *before = descending != 0 ? "9" : "0";
        size_t i = 0;
        json_t *article = NULL;
        assert_int_equal(json_array_size(found), ARTICLES);
        json_array_foreach(found, i, article)
        {
            const char *const day = known_day(json_object_get(article, "published"));
            assert_true(day == NULL || !undated);
            undated = undated || day == NULL;
            if (day == NULL)
                continue;
            const int order = strcmp(before, day);
            assert_true(descending != 0 ? order >= 0 : order <= 0);
            before = day;
        }
        assert_true(undated);
        json_decref(found);
    }
}

static void the_parts_of_an_article_are_its_included_lists(void **state)
{
    const struct room *const room = *state;
    static const char *const names_of_parts[] = { "mentions", "claims", "dates" };
    const struct article_query widened = { .include = INCLUDE_MENTIONS |
                                                      INCLUDE_CLAIMS | INCLUDE_DATES };
    json_t *const articles = list_all(room, list_articles, &widened, 500);
    size_t i = 0;
    json_t *article = NULL;
    json_array_foreach(articles, i, article) for (int part = PART_MENTIONS;
                                                  part <= PART_DATES; part++)
    {
        json_t *const items = json_array();
        struct page_result page = { 0 };
        struct fault fault = { 0 };
        struct page_request request = { .limit = 3,
                                        .want_total = true,
                                        .arena = room->desk.arena,
                                        .item = collect_item,
                                        .context = items };
        do {
            assert_true(store_list_parts(room->store, slice_of(text_at(article, "id")),
                                         (enum article_part)part, &request, &page,
                                         &fault));
            request.cursor = page.next;
        } while (page.next.bytes != NULL);
        assert_int_equal(page.total, json_array_size(items));
        assert_true(json_equal(items, json_object_get(article, names_of_parts[part])));
        json_decref(items);
    }
    json_decref(articles);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(articles_are_found_by_what_is_in_them),
        cmocka_unit_test(undated_articles_come_last_in_both_directions),
        cmocka_unit_test(the_parts_of_an_article_are_its_included_lists),
    };
    return cmocka_run_group_tests(tests, room_enter, room_leave);
}
