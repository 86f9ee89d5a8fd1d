/* What the lists give against what a reader of all items would pick out by hand. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "../test.h"
#include "base/log.h"
#include "news/vocabulary.h"
#include "press.h"
#include "store/articles.h"
#include "store/claims.h"
#include "store/corpus.h"
#include "store/entities.h"
#include "store/search.h"
#include "store/threads.h"

enum { ARTICLES = 60, ITEMS = 4096, PAGE = 7 };

struct room {
    struct desk desk;
    struct store *store;
    json_t *claims, *articles; /* all of them, in the default order */
};

static bool collect_item(void *context, struct slice json, struct fault *fault)
{
    (void)fault;
    json_t *const item =
        json_loadb(json.bytes, json.length, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(item);
    json_array_append_new(context, item);
    return true;
}

typedef bool list_call(struct store *store, const void *query,
                       const struct page_request *request, struct page_result *out,
                       struct fault *fault);

static bool call_claims(struct store *store, const void *query,
                        const struct page_request *request, struct page_result *out,
                        struct fault *fault)
{
    return store_list_claims(store, query, request, out, fault);
}

static bool call_articles(struct store *store, const void *query,
                          const struct page_request *request, struct page_result *out,
                          struct fault *fault)
{
    return store_list_articles(store, query, request, out, fault);
}

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

static bool call_threads(struct store *store, const void *query,
                         const struct page_request *request, struct page_result *out,
                         struct fault *fault)
{
    return store_list_threads(store, query, request, out, fault);
}

/* All pages of the list, `limit` items each; every page names the same total, which is
 * how many items there are in the end. A new reference. */
static json_t *list_all(const struct room *room, list_call *call, const void *query,
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

/* Whatever the size of the pages, the list is the same. A new reference. */
static json_t *list_in_pages(const struct room *room, list_call *call,
                             const void *query)
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

static int enter(void **state)
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
    room.claims = list_in_pages(&room, call_claims, &all_claims);
    room.articles = list_in_pages(&room, call_articles, &all_articles);
    *state = &room;
    return 0;
}

static int leave(void **state)
{
    struct room *const room = *state;
    json_decref(room->claims);
    json_decref(room->articles);
    store_close(room->store);
    desk_close(&room->desk);
    return 0;
}

static const char *text_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static const json_t *member(const json_t *object, const char *first, const char *second)
{
    return json_object_get(json_object_get(object, first), second);
}

/* The first day of a publication, NULL unless both its days are known. */
static const char *known_day(const json_t *published)
{
    return json_is_string(json_object_get(published, "latest"))
               ? text_at(published, "earliest")
               : NULL;
}

static bool names(const json_t *entity, const char *kind, const char *id)
{
    const char *const own_id = text_at(entity, "id"),
                      *own_kind = text_at(entity, "kind");
    return own_id != NULL && strcmp(own_id, id) == 0 &&
           (kind == NULL || strcmp(own_kind, kind) == 0);
}

static bool any_names(const json_t *entities, const char *kind, const char *id)
{
    size_t i = 0;
    json_t *entity = NULL;
    json_array_foreach(entities, i, entity) if (names(entity, kind, id)) return true;
    return false;
}

static bool is_about(const json_t *claim, const char *kind, const char *id)
{
    return any_names(json_object_get(claim, "about"), kind, id) ||
           any_names(json_object_get(claim, "weapons"), kind, id) ||
           names(member(claim, "event", "supplier"), kind, id) ||
           names(member(claim, "event", "recipient"), kind, id);
}

static bool has_part(const json_t *claim, const char *kind, const char *id)
{
    return is_about(claim, kind, id) ||
           names(json_object_get(claim, "speaker"), kind, id) ||
           any_names(json_object_get(claim, "via"), kind, id);
}

/* What one test asks for, twice: as a query, and as a person would say it. */
struct question {
    struct claim_query query;
    bool (*holds)(const json_t *claim);
    const char *label;
};

static bool says_hedda(const json_t *claim)
{
    return names(json_object_get(claim, "speaker"), NULL, "hedda-brankow");
}

static bool about_ungarn(const json_t *claim)
{
    return is_about(claim, NULL, "ungarn");
}

static bool names_rostock(const json_t *claim)
{
    return has_part(claim, "place", "rostock");
}

static bool names_rostock_the_person(const json_t *claim)
{
    return has_part(claim, "person", "rostock");
}

static bool is_hearsay_or_direct(const json_t *claim)
{
    const char *const form = text_at(claim, "form");
    return strcmp(form, "hearsay") == 0 || strcmp(form, "direct") == 0;
}

static bool is_direct(const json_t *claim)
{
    return strcmp(text_at(claim, "form"), "direct") == 0;
}

static bool is_denied(const json_t *claim)
{
    return strcmp(text_at(claim, "polarity"), "denied") == 0;
}

static bool is_from_telegraf(const json_t *claim)
{
    const char *const publisher =
        json_string_value(member(claim, "article", "publisher"));
    return publisher != NULL && strcmp(publisher, "Grast Telegraf") == 0;
}

static bool hedda_denies_in_telegraf(const json_t *claim)
{
    return says_hedda(claim) && is_denied(claim) && is_from_telegraf(claim);
}

static bool hedda_on_rostock_and_ungarn(const json_t *claim)
{
    return has_part(claim, "person", "hedda-brankow") && names_rostock(claim) &&
           about_ungarn(claim);
}

static bool is_dated(const json_t *claim)
{
    const json_t *const when = json_object_get(claim, "when");
    return json_is_string(json_object_get(when, "earliest")) ||
           json_is_string(json_object_get(when, "latest"));
}

static bool is_undated(const json_t *claim)
{
    return !is_dated(claim);
}

static bool is_published_in_march(const json_t *claim)
{
    const char *const day = known_day(member(claim, "article", "published"));
    return day != NULL && strncmp(day, "2031-03", 7) == 0;
}

static bool touches_spring_2030(const json_t *claim)
{
    const char *first = json_string_value(member(claim, "when", "earliest"));
    const char *last = json_string_value(member(claim, "when", "latest"));
    if (first == NULL)
        first = last;
    if (last == NULL)
        last = first;
    return first != NULL && strcmp(first, "2030-05-31") <= 0 &&
           strcmp(last, "2030-03-01") >= 0;
}

static bool everything(const json_t *claim)
{
    return claim != NULL;
}

static const struct question questions[] = {
    { { .speaker = { "hedda-brankow", 13 } }, says_hedda, "speaker" },
    { { .about = { "ungarn", 6 } }, about_ungarn, "about" },
    { { .place = { "rostock", 7 } }, names_rostock, "place" },
    { { .person = { "rostock", 7 } }, names_rostock_the_person, "kind" },
    { { .forms = CLAIM_BIT(FORM_HEARSAY) | CLAIM_BIT(FORM_DIRECT) },
      is_hearsay_or_direct,
      "forms" },
    { { .forms = CLAIM_BIT(FORM_DIRECT) }, is_direct, "form" },
    { { .polarities = CLAIM_BIT(POLARITY_DENIED) }, is_denied, "polarity" },
    { { .publisher = { "GRAST telegraf", 14 } }, is_from_telegraf, "publisher" },
    { { .speaker = { "hedda-brankow", 13 },
        .publisher = { "Grast Telegraf", 14 },
        .polarities = CLAIM_BIT(POLARITY_DENIED) },
      hedda_denies_in_telegraf,
      "speaker, publisher and polarity" },
    { { .person = { "hedda-brankow", 13 },
        .place = { "rostock", 7 },
        .about = { "ungarn", 6 } },
      hedda_on_rostock_and_ungarn,
      "three entities" },
    { { .when = WHEN_NONE }, is_undated, "undated" },
    { { .when = WHEN_DATED }, is_dated, "dated" },
    { { .range = { { 2031, 3, 1 }, { 2031, 3, 31 } }, .date_field = FIELD_PUBLISHED },
      is_published_in_march,
      "published" },
    { { .range = { { 2030, 3, 1 }, { 2030, 5, 31 } } }, touches_spring_2030, "when" },
    { { .events = 0 }, everything, "nothing" },
};

static void every_filter_finds_what_a_reader_would_pick(void **state)
{
    const struct room *const room = *state;
    size_t found_something = 0;
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
        json_t *const found = list_in_pages(room, call_claims, &questions[i].query);
        json_t *const expected = json_array();
        size_t at = 0;
        json_t *claim = NULL;
        json_array_foreach(room->claims, at, claim)
        {
            if (questions[i].holds(claim))
                json_array_append(expected, claim);
        }
        if (!json_equal(found, expected))
            fail_msg("%s: %zu found, %zu expected", questions[i].label,
                     json_array_size(found), json_array_size(expected));
        found_something += json_array_size(found) > 0;
        json_decref(found);
        json_decref(expected);
    }
    assert_true(found_something >= sizeof questions / sizeof questions[0] - 2);
}

static void turning_the_direction_turns_the_dated_part_of_the_list(void **state)
{
    const struct room *const room = *state;
    const struct claim_query turned = { .descending = true };
    json_t *const found = list_in_pages(room, call_claims, &turned);
    const size_t count = json_array_size(found);
    size_t undated = 0;
    assert_int_equal(count, json_array_size(room->claims));
    for (size_t i = 0; i < count; i++)
        undated +=
            known_day(member(json_array_get(found, i), "article", "published")) == NULL;
    assert_in_range(undated, 1, count - 1);
    for (size_t i = 0; i < count - undated; i++)
        assert_true(json_equal(json_array_get(found, i),
                               json_array_get(room->claims, count - undated - 1 - i)));
    for (size_t i = 0; i < undated; i++)
        assert_true(json_equal(json_array_get(found, count - undated + i),
                               json_array_get(room->claims, count - 1 - i)));
    json_decref(found);
}

/* earliest, latest, published, in an order that text comparison understands. */
static void write_moment(const json_t *claim, char moment[64])
{
    const char *first = json_string_value(member(claim, "when", "earliest"));
    const char *last = json_string_value(member(claim, "when", "latest"));
    const char *const published = known_day(member(claim, "article", "published"));
    (void)snprintf(moment, 64, "%s %s %s", first == NULL ? last : first,
                   last == NULL ? first : last, published == NULL ? "9" : published);
}

static void the_timeline_runs_forward_and_back(void **state)
{
    const struct room *const room = *state;
    struct claim_query query = { .order = CLAIMS_BY_WHEN, .place = SLICE("rostock") };
    json_t *const forward = list_in_pages(room, call_claims, &query);
    query.descending = true;
    json_t *const back = list_in_pages(room, call_claims, &query);
    const size_t count = json_array_size(forward);
    assert_int_equal(json_array_size(back), count);
    query = (struct claim_query){ .order = CLAIMS_BY_WHEN };
    json_t *const whole = list_in_pages(room, call_claims, &query);
    assert_true(json_array_size(whole) > 10);
    char before[64] = "", moment[64];
    size_t i = 0;
    json_t *claim = NULL;
    json_array_foreach(whole, i, claim)
    {
        assert_true(is_dated(claim));
        write_moment(claim, moment);
        assert_true(strcmp(before, moment) <= 0);
        memcpy(before, moment, sizeof before);
    }
    for (i = 0; i < count; i++)
        assert_true(json_equal(json_array_get(forward, i),
                               json_array_get(back, count - 1 - i)));
    json_decref(whole);
    json_decref(forward);
    json_decref(back);
}

static void words_are_found_in_claims_in_any_spelling(void **state)
{
    const struct room *const room = *state;
    static const char *const spellings[] = { "über", "UEBER", "\"über Rostock\"",
                                             "Uebe*" };
    size_t expected = 0, i = 0;
    json_t *claim = NULL;
    json_array_foreach(room->claims, i, claim) expected +=
        strstr(text_at(claim, "quote"), "über Rostock") != NULL;
    assert_true(expected > 0);
    for (size_t k = 0; k < sizeof spellings / sizeof spellings[0]; k++) {
        struct claim_query query = { .q = slice_of(spellings[k]) };
        json_t *found = list_in_pages(room, call_claims, &query);
        assert_int_equal(json_array_size(found), expected);
        json_decref(found);
        query.polarities = CLAIM_BIT(POLARITY_DENIED);
        query.place = SLICE("rostock");
        query.order = CLAIMS_BY_WHEN;
        found = list_in_pages(room, call_claims, &query);
        assert_true(json_array_size(found) < expected);
        json_decref(found);
    }
}

static void articles_are_found_by_what_is_in_them(void **state)
{
    const struct room *const room = *state;
    const struct article_query widened = { .place = SLICE("ungarn"),
                                           .publisher = SLICE("Küstenblatt"),
                                           .include = INCLUDE_MENTIONS | INCLUDE_TEXT };
    json_t *const found = list_in_pages(room, call_articles, &widened);
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
    json_t *const by_title = list_in_pages(room, call_articles, &titles);
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
        json_t *const found = list_in_pages(room, call_articles, &query);
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
    json_t *const articles = list_in_pages(room, call_articles, &widened);
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

static void the_parts_of_an_article_are_its_included_lists(void **state)
{
    const struct room *const room = *state;
    static const char *const names_of_parts[] = { "mentions", "claims", "dates" };
    const struct article_query widened = { .include = INCLUDE_MENTIONS |
                                                      INCLUDE_CLAIMS | INCLUDE_DATES };
    json_t *const articles = list_all(room, call_articles, &widened, 500);
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

static void whatever_is_listed_is_found_by_its_id(void **state)
{
    const struct room *const room = *state;
    struct fault fault = { 0 };
    struct slice json = { 0 };
    size_t i = 0;
    json_t *item = NULL;
    json_array_foreach(room->claims, i, item)
    {
        assert_true(store_find_claim(room->store, slice_of(text_at(item, "id")),
                                     room->desk.arena, &json, &fault));
        json_t *const found = json_loadb(json.bytes, json.length, 0, NULL);
        assert_true(json_equal(found, item));
        json_decref(found);
    }
    static const char *const unknown[] = { "", "x", "0123456789abcdef",
                                           "0123456789abcdef-1", "ÄÖÜ" };
    for (i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        fault_clear(&fault);
        assert_false(store_find_claim(room->store, slice_of(unknown[i]),
                                      room->desk.arena, &json, &fault));
        assert_int_equal(fault.kind, FAULT_NOT_FOUND);
        fault_clear(&fault);
        assert_false(store_find_article(room->store, slice_of(unknown[i]), 0,
                                        room->desk.arena, &json, &fault));
        assert_int_equal(fault.kind, FAULT_NOT_FOUND);
    }
}

/* The thread is found by its id, and has as many claims as it says. */
static void check_thread(const struct room *room, const json_t *thread)
{
    struct slice json = { 0 };
    struct fault fault = { 0 };
    const struct claim_query of = { .thread = slice_of(text_at(thread, "id")) };
    assert_true(
        store_find_thread(room->store, of.thread, room->desk.arena, &json, &fault));
    json_t *const claims = list_all(room, call_claims, &of, 500);
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

static void a_cursor_of_another_order_is_refused(void **state)
{
    const struct room *const room = *state;
    json_t *const items = json_array();
    struct page_result page = { 0 };
    struct fault fault = { 0 };
    struct claim_query query = { 0 };
    struct page_request request = {
        .limit = 1, .arena = room->desk.arena, .item = collect_item, .context = items
    };
    assert_true(store_list_claims(room->store, &query, &request, &page, &fault));
    request.cursor = page.next;
    query.descending = true;
    assert_false(store_list_claims(room->store, &query, &request, &page, &fault));
    assert_int_equal(fault.kind, FAULT_INPUT);
    json_decref(items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_filter_finds_what_a_reader_would_pick),
        cmocka_unit_test(turning_the_direction_turns_the_dated_part_of_the_list),
        cmocka_unit_test(the_timeline_runs_forward_and_back),
        cmocka_unit_test(words_are_found_in_claims_in_any_spelling),
        cmocka_unit_test(articles_are_found_by_what_is_in_them),
        cmocka_unit_test(undated_articles_come_last_in_both_directions),
        cmocka_unit_test(entities_are_sorted_and_found_by_the_beginning_of_a_word),
        cmocka_unit_test(the_mentions_of_an_entity_are_those_of_its_articles),
        cmocka_unit_test(the_parts_of_an_article_are_its_included_lists),
        cmocka_unit_test(whatever_is_listed_is_found_by_its_id),
        cmocka_unit_test(threads_are_listed_by_each_order_and_found),
        cmocka_unit_test(search_finds_articles_and_claims_and_marks_why),
        cmocka_unit_test(a_cursor_of_another_order_is_refused),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
