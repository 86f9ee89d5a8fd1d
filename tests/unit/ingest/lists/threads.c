/* The list of threads. */
#include "store/threads.h"

#include "../../test.h"
#include "room.h"
#include "store/claims.h"

static bool call_threads(struct store *store, const void *query,
                         const struct page_request *request, struct page_result *out,
                         struct fault *fault)
{
    return store_list_threads(store, query, request, out, fault);
}

/* The thread is found by its id, and has as many claims as it says. */
static void check_thread(const struct room *room, const json_t *thread)
{
    struct slice json = { 0 };
    struct fault fault = { 0 };
    const struct claim_query of = { .thread = slice_of(text_at(thread, "id")) };
    assert_true(
        store_find_thread(room->store, of.thread, room->desk.arena, &json, &fault));
    json_t *const claims = list_all(room, list_claims, &of, 500);
    assert_int_equal(json_array_size(claims),
                     json_integer_value(json_object_get(thread, "claims")));
    json_decref(claims);
}

static void threads_are_listed_by_each_order_and_found(void **state)
{
    const struct room *const room = *state;
    for (int i = 0; i <= 2 * THREADS_BY_LAST + 1; i++) {
        const struct thread_query query = { .order = (enum thread_order)(i / 2),
                                            .descending = i % 2 != 0 };
        json_t *const found = list_in_pages(room, call_threads, &query);
        size_t at = 0;
        json_t *thread = NULL;
        json_array_foreach(found, at, thread) check_thread(room, thread);
        json_decref(found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_are_listed_by_each_order_and_found),
    };
    return cmocka_run_group_tests(tests, room_enter, room_leave);
}
