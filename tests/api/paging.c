/* Pages of every list, whatever their size, are the list: nothing lost, nothing twice,
 * the same order, the same total; and so is the list as lines.
 *
 *     paging BINARY SOURCES */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/test.h"
#include "corpus.h"

static struct daemon daemon;

static char *id_of(const char *list)
{
    json_auto_t *page = daemon_json(&daemon, list);
    const json_t *const first = json_array_get(json_object_get(page, "items"), 0);
    const char *const id = json_string_value(json_object_get(first, "id"));
    assert_non_null(id);
    return strdup(id);
}

/* The list by pages of `limit` items, following `next`. */
static json_t *list_by_pages(const char *target, int limit, json_int_t *total)
{
    char next[2000];
    json_t *const all = json_array();
    (void)snprintf(next, sizeof next, "%s%climit=%d", target,
                   strchr(target, '?') == NULL ? '?' : '&', limit);
    while (next[0] != '\0') {
        json_auto_t *page = daemon_json(&daemon, next);
        const json_t *const items = json_object_get(page, "items");
        const char *const url = json_string_value(json_object_get(page, "next"));
        assert_non_null(page);
        assert_true(json_array_size(items) <= (size_t)limit);
        assert_true(url == NULL || json_array_size(items) == (size_t)limit);
        *total = json_integer_value(json_object_get(page, "total"));
        assert_int_equal(json_array_extend(all, json_object_get(page, "items")), 0);
        (void)snprintf(next, sizeof next, "%s", url == NULL ? "" : url);
    }
    return all;
}

static void assert_pages_agree(const char *target)
{
    static const int limits[] = { 1, 2, 7, 500 };
    char whole[500];
    (void)snprintf(whole, sizeof whole, "%s%cformat=ndjson", target,
                   strchr(target, '?') == NULL ? '?' : '&');
    json_auto_t *lines = corpus_lines(&daemon, whole);
    if (lines == NULL)
        fail_msg("no lines of %s", target);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        json_int_t total = 0;
        json_auto_t *items = list_by_pages(target, limits[i], &total);
        if (!json_equal(items, lines))
            fail_msg("pages of %d differ from the lines of %s", limits[i], target);
        if (total != (json_int_t)json_array_size(lines))
            fail_msg("the total of %s is not what it has", target);
    }
    (void)printf("# %zu items of %s\n", json_array_size(lines), target);
}

static void pages_of_every_list_agree(void **state)
{
    (void)state;
    static const char *const targets[] = {
        "/v1/articles",
        "/v1/articles?include=text,mentions,claims,dates",
        "/v1/articles?sort=-published",
        "/v1/articles?sort=title",
        "/v1/articles?sort=-title",
        "/v1/people",
        "/v1/people?sort=-mentions",
        "/v1/people?sort=articles",
        "/v1/people?sort=name",
        "/v1/people?sort=-name",
        "/v1/people?sort=first",
        "/v1/people?sort=-first",
        "/v1/people?sort=last",
        "/v1/people?sort=-last",
        "/v1/organisations",
        "/v1/places",
        "/v1/weapons",
        "/v1/claims",
        "/v1/claims?sort=-published",
        "/v1/claims?sort=when",
        "/v1/claims?sort=-when",
        "/v1/claims?when=none",
        "/v1/claims?when=dated",
        "/v1/claims?form=direct,indirect",
        "/v1/claims?polarity=denied",
        "/v1/claims?event=transfer&modality=stated",
        "/v1/claims?from=2024-03&to=2024-04",
        "/v1/claims?from=2024-03&date_field=published",
        "/v1/timeline",
        "/v1/threads",
        "/v1/threads?sort=-claims",
        "/v1/threads?sort=first",
        "/v1/threads?sort=-last",
        "/v1/search?q=haubitzen",
        "/v1/search?q=haub*&kind=claim",
    };
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
        assert_pages_agree(targets[i]);
}

static void pages_of_what_belongs_to_an_item_agree(void **state)
{
    (void)state;
    static const char *const collections[] = { "articles", "people", "organisations",
                                               "places", "weapons" };
    for (size_t i = 0; i < sizeof collections / sizeof *collections; i++) {
        static const char *const parts[][3] = {
            { "mentions", "claims", "dates" },
            { "mentions", "claims", "timeline" },
        };
        char target[300];
        (void)snprintf(target, sizeof target, "/v1/%s", collections[i]);
        char *const id = id_of(target);
        for (int part = 0; part < 3; part++) {
            (void)snprintf(target, sizeof target, "/v1/%s/%s/%s", collections[i], id,
                           parts[i > 0][part]);
            assert_pages_agree(target);
        }
        free(id);
    }
}

/* A filter lets through what has the value, and all of that. */
static void assert_filter_is_exact(const char *filter, const char *key,
                                   const char *value)
{
    char target[300];
    size_t expected = 0, i = 0;
    json_t *claim = NULL;
    (void)snprintf(target, sizeof target, "/v1/claims?format=ndjson&%s=%s", filter,
                   value);
    json_auto_t *all = corpus_lines(&daemon, "/v1/claims?format=ndjson");
    json_auto_t *some = corpus_lines(&daemon, target);
    json_array_foreach(all, i, claim)
    {
        const json_t *found = json_object_get(claim, key);
        if (json_is_object(found))
            found = json_object_get(found, strcmp(key, "event") == 0 ? "type" : "id");
        expected +=
            json_is_string(found) && strcmp(json_string_value(found), value) == 0;
    }
    if (json_array_size(some) != expected)
        fail_msg("%s: %zu instead of %zu", target, json_array_size(some), expected);
}

static void filters_let_through_what_they_say(void **state)
{
    (void)state;
    static const struct {
        const char *filter, *key, *value;
    } cases[] = {
        { "form", "form", "direct" },         { "form", "form", "indirect" },
        { "form", "form", "free-indirect" },  { "form", "form", "reported" },
        { "form", "form", "hearsay" },        { "form", "form", "own" },
        { "modality", "modality", "stated" }, { "modality", "modality", "possible" },
        { "polarity", "polarity", "denied" }, { "polarity", "polarity", "affirmed" },
        { "event", "event", "transfer" },     { "event", "event", "other" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_filter_is_exact(cases[i].filter, cases[i].key, cases[i].value);
    char *const speaker = id_of("/v1/people");
    char *const article = id_of("/v1/articles");
    assert_filter_is_exact("speaker", "speaker", speaker);
    assert_filter_is_exact("article", "article", article);
    free(speaker);
    free(article);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_of_every_list_agree),
        cmocka_unit_test(pages_of_what_belongs_to_an_item_agree),
        cmocka_unit_test(filters_let_through_what_they_say),
    };
    if (argc != 3 || !daemon_init(&daemon, argv[1]))
        return 2;
    const int failed = daemon_start(&daemon, argv[2]) && daemon_is_ready(&daemon)
                           ? cmocka_run_group_tests(tests, NULL, NULL)
                           : 2;
    daemon_finish(&daemon);
    return failed;
}
