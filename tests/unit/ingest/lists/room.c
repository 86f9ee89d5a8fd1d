#include "room.h"

#include <string.h>

#include "../../test.h"
#include "base/log.h"
#include "store/articles.h"
#include "store/claims.h"

enum { PAGE = 7 };

bool collect_item(void *context, struct slice json, struct fault *fault)
{
    (void)fault;
    json_t *const item =
        json_loadb(json.bytes, json.length, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(item);
    json_array_append_new(context, item);
    return true;
}

json_t *list_all(const struct room *room, list_call *call, const void *query,
                 uint32_t limit)
{
    json_t *const items = json_array();
    struct fault fault = { 0 };
    struct page_result page = { 0 };
    struct page_request request = { .limit = limit,
                                    .want_total = true,
                                    .arena = room->desk.arena,
                                    .item = collect_item,
                                    .context = items };
    do {
        const size_t before = json_array_size(items);
        if (!call(room->store, query, &request, &page, &fault))
            fail_msg("%s", fault.detail);
        if (page.next.bytes != NULL)
            assert_int_equal(json_array_size(items) - before, limit);
        request.cursor = page.next;
    } while (page.next.bytes != NULL);
    assert_int_equal(json_array_size(items), page.total);
    return items;
}

json_t *list_in_pages(const struct room *room, list_call *call, const void *query)
{
    json_t *const whole = list_all(room, call, query, UINT32_MAX);
    json_t *const pages = list_all(room, call, query, PAGE);
    json_t *const singles = list_all(room, call, query, 1);
    assert_true(json_equal(whole, pages));
    assert_true(json_equal(whole, singles));
    json_decref(pages);
    json_decref(singles);
    return whole;
}

bool list_claims(struct store *store, const void *query,
                 const struct page_request *request, struct page_result *out,
                 struct fault *fault)
{
    return store_list_claims(store, query, request, out, fault);
}

bool list_articles(struct store *store, const void *query,
                   const struct page_request *request, struct page_result *out,
                   struct fault *fault)
{
    return store_list_articles(store, query, request, out, fault);
}

int room_enter(void **state)
{
    static struct room room;
    struct fault fault = { 0 };
    const struct claim_query all_claims = { 0 };
    const struct article_query all_articles = { .descending = true };
    log_set_level(LOG_ERROR);
    assert_true(store_setup(&fault));
    desk_open(&room.desk);
    press_put(&room.desk.sources, room.desk.arena, "a.jsonl", 0, ARTICLES / 2);
    press_put(&room.desk.sources, room.desk.arena, "b.jsonl", ARTICLES / 2, ARTICLES);
    (void)desk_scan(&room.desk);
    room.store = store_open(room.desk.database, STORE_READ, &fault);
    assert_non_null(room.store);
    room.claims = list_in_pages(&room, list_claims, &all_claims);
    room.articles = list_in_pages(&room, list_articles, &all_articles);
    *state = &room;
    return 0;
}

int room_leave(void **state)
{
    struct room *const room = *state;
    json_decref(room->claims);
    json_decref(room->articles);
    store_close(room->store);
    desk_close(&room->desk);
    return 0;
}

const char *text_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

const json_t *member(const json_t *object, const char *first, const char *second)
{
    return json_object_get(json_object_get(object, first), second);
}

const char *known_day(const json_t *published)
{
    return json_is_string(json_object_get(published, "latest"))
               ? text_at(published, "earliest")
               : NULL;
}

bool names(const json_t *entity, const char *kind, const char *id)
{
    const char *const own_id = text_at(entity, "id"),
                      *own_kind = text_at(entity, "kind");
    return own_id != NULL && strcmp(own_id, id) == 0 &&
           (kind == NULL || strcmp(own_kind, kind) == 0);
}
