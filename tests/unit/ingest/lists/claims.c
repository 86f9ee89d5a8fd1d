/* Filters, orders and search words of the list of claims, and its timeline. */
#include "store/claims.h"

#include <stdio.h>
#include <string.h>

#include "../../test.h"
#include "news/vocabulary.h"
#include "room.h"
#include "store/articles.h"

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
        json_t *const found = list_in_pages(room, list_claims, &questions[i].query);
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
    json_t *const found = list_in_pages(room, list_claims, &turned);
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
    json_t *const forward = list_in_pages(room, list_claims, &query);
    query.descending = true;
    json_t *const back = list_in_pages(room, list_claims, &query);
    const size_t count = json_array_size(forward);
    assert_int_equal(json_array_size(back), count);
    query = (struct claim_query){ .order = CLAIMS_BY_WHEN };
    json_t *const whole = list_in_pages(room, list_claims, &query);
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
        json_t *found = list_in_pages(room, list_claims, &query);
        assert_int_equal(json_array_size(found), expected);
        json_decref(found);
        query.polarities = CLAIM_BIT(POLARITY_DENIED);
        query.place = SLICE("rostock");
        query.order = CLAIMS_BY_WHEN;
        found = list_in_pages(room, list_claims, &query);
        assert_true(json_array_size(found) < expected);
        json_decref(found);
    }
}

/* Those of the article that hold, out of a list. A new reference. */
static json_t *pick(const json_t *claims, const char *article,
                    bool (*holds)(const json_t *claim))
{
    json_t *const picked = json_array();
    size_t i = 0;
    json_t *claim = NULL;
    json_array_foreach(claims, i, claim)
    {
        const json_t *const id = member(claim, "article", "id");
        if (strcmp(json_string_value(id), article) == 0 && holds(claim))
            json_array_append(picked, claim);
    }
    return picked;
}

static size_t must_list(const struct room *room, const struct claim_query *query,
                        const json_t *all, bool (*holds)(const json_t *claim))
{
    json_t *const found = list_in_pages(room, list_claims, query);
    json_t *const expected = pick(all, query->article.bytes, holds);
    const size_t count = json_array_size(found);
    assert_true(json_equal(found, expected));
    json_decref(expected);
    json_decref(found);
    return count;
}

static void an_article_has_its_claims_whatever_else_is_asked(void **state)
{
    const struct room *const room = *state;
    const struct claim_query timeline = { .order = CLAIMS_BY_WHEN };
    json_t *const moments = list_in_pages(room, list_claims, &timeline);
    size_t i = 0, all = 0, by_hedda = 0, dated = 0, undated = 0;
    json_t *article = NULL;
    json_array_foreach(room->articles, i, article)
    {
        struct claim_query query = { .article = slice_of(text_at(article, "id")) };
        all += must_list(room, &query, room->claims, everything);
        query.speaker = SLICE("hedda-brankow");
        by_hedda += must_list(room, &query, room->claims, says_hedda);
        query.speaker = (struct slice){ 0 };
        query.when = WHEN_NONE;
        undated += must_list(room, &query, room->claims, is_undated);
        query.when = WHEN_ANY;
        query.order = CLAIMS_BY_WHEN;
        dated += must_list(room, &query, moments, is_dated);
    }
    assert_int_equal(all, json_array_size(room->claims));
    assert_int_equal(dated + undated, all);
    assert_int_equal(dated, json_array_size(moments));
    assert_in_range(by_hedda, 1, all - 1);
    json_decref(moments);
}

static void words_are_looked_for_in_one_article_too(void **state)
{
    const struct room *const room = *state;
    const struct claim_query anywhere = { .q = SLICE("rostock") };
    json_t *const claims = list_in_pages(room, list_claims, &anywhere);
    size_t i = 0, found = 0;
    json_t *article = NULL;
    json_array_foreach(room->articles, i, article)
    {
        const struct claim_query query = { .q = SLICE("rostock"),
                                           .article =
                                               slice_of(text_at(article, "id")) };
        found += must_list(room, &query, claims, everything);
    }
    assert_true(found > 0);
    assert_int_equal(found, json_array_size(claims));
    json_decref(claims);
}

static void an_article_that_is_not_there_claims_nothing(void **state)
{
    const struct room *const room = *state;
    static const char *const unknown[] = { "", "x", "0123456789abcdef" };
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        const struct claim_query query = { .article = slice_of(unknown[i]) };
        json_t *const found = list_in_pages(room, list_claims, &query);
        assert_int_equal(json_array_size(found), 0);
        json_decref(found);
    }
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
        cmocka_unit_test(an_article_has_its_claims_whatever_else_is_asked),
        cmocka_unit_test(words_are_looked_for_in_one_article_too),
        cmocka_unit_test(an_article_that_is_not_there_claims_nothing),
        cmocka_unit_test(whatever_is_listed_is_found_by_its_id),
        cmocka_unit_test(a_cursor_of_another_order_is_refused),
    };
    return cmocka_run_group_tests(tests, room_enter, room_leave);
}
