/* Search over articles and claims. */
#include "store/search.h"

#include "../../test.h"
#include "room.h"

static bool take_hit(void *context, const struct search_hit *hit, struct fault *fault)
{
    (void)fault;
    if (slice_find(hit->snippet, SLICE("<mark>")) == SIZE_MAX)
        fail_msg("%.*s", (int)hit->snippet.length, hit->snippet.bytes);
    json_array_append_new(
        context, json_pack("{s:b,s:o}", "claim", hit->is_claim, "item",
                           json_loadb(hit->json.bytes, hit->json.length, 0, NULL)));
    return true;
}

static bool call_search(struct store *store, const void *query,
                        const struct page_request *request, struct page_result *out,
                        struct fault *fault)
{
    return store_search(store, query, request, out, fault);
}

static void search_finds_articles_and_claims_and_marks_why(void **state)
{
    const struct room *const room = *state;
    const struct search_query query = { .q = SLICE("lieferung rostock"),
                                        .articles = true,
                                        .claims = true,
                                        .take = take_hit };
    json_t *const found = list_in_pages(room, call_search, &query);
    size_t articles = 0, i = 0;
    json_t *hit = NULL;
    json_array_foreach(found, i, hit) articles +=
        json_is_false(json_object_get(hit, "claim"));
    assert_int_equal(articles, ARTICLES);
    assert_true(json_array_size(found) > ARTICLES);
    json_decref(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(search_finds_articles_and_claims_and_marks_why),
    };
    return cmocka_run_group_tests(tests, room_enter, room_leave);
}
