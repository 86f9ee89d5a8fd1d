#include <string.h>

#include "corpus.h"
#include "expected.h"

/* What is expected of the corpus as a whole, next to what was found. */
struct findings {
    struct tally *tally;
    const json_t *articles, *threads;
};

static const json_t *find_article(const struct findings *findings, const json_t *at)
{
    const json_t *const record = json_object_get(at, "record");
    return corpus_article(findings->articles, expected_string(at, "article"),
                          record == NULL ? 1 : json_integer_value(record));
}

static const json_t *find_claim(const struct findings *findings, const json_t *at)
{
    const json_t *const article = find_article(findings, at);
    return article == NULL
               ? NULL
               : expected_find_claim(article, expected_string(at, "contains"));
}

static const char *thread_of(const struct findings *findings, const json_t *at)
{
    const json_t *const claim = find_claim(findings, at);
    return claim == NULL ? NULL : expected_string(claim, "thread");
}

static const json_t *find_thread(const struct findings *findings, const char *id)
{
    size_t i = 0;
    json_t *thread = NULL;
    json_array_foreach(findings->threads, i, thread)
    {
        if (id != NULL && strcmp(expected_string(thread, "id"), id) == 0)
            return thread;
    }
    return NULL;
}

static bool begins_with(const struct findings *findings, const json_t *thread,
                        const json_t *at)
{
    const json_t *const claim = find_claim(findings, at);
    const json_t *const first = json_object_get(thread, "first");
    return claim != NULL &&
           json_equal(json_object_get(first, "id"), json_object_get(claim, "id"));
}

static void expect_thread(const struct findings *findings, const json_t *wanted)
{
    const json_t *const claims = json_object_get(wanted, "claims");
    const json_t *const first = json_object_get(wanted, "first");
    const json_t *const figures = json_object_get(wanted, "figures");
    const json_t *const voices = json_object_get(wanted, "speakers");
    const char *const topic = expected_string(wanted, "topic");
    const char *const id = thread_of(findings, json_array_get(claims, 0));
    const json_t *const thread = find_thread(findings, id);
    bool together = thread != NULL;
    size_t i = 0;
    json_t *at = NULL;
    json_array_foreach(claims, i, at)
    {
        const char *const other = thread_of(findings, at);
        together = together && other != NULL && strcmp(other, id) == 0;
    }
    tally_expect(findings->tally, "thread", together, "%s", topic);
    if (figures != NULL) {
        const bool shown = thread != NULL && expected_has_figures(thread, figures);
        tally_expect(findings->tally, "thread_figures", shown, "%s", topic);
    }
    if (voices != NULL)
        tally_expect(findings->tally, "thread_speakers",
                     json_equal(json_object_get(thread, "speakers"), voices), "%s",
                     topic);
    if (first != NULL)
        tally_expect(findings->tally, "thread_first",
                     begins_with(findings, thread, first), "%s", topic);
}

static void expect_apart(const struct findings *findings, const json_t *wanted)
{
    const json_t *const claims = json_object_get(wanted, "claims");
    bool apart = true;
    for (size_t i = 1; i < json_array_size(claims); i++) {
        const char *const id = thread_of(findings, json_array_get(claims, i));
        for (size_t j = 0; j < i && id != NULL; j++) {
            const char *const other = thread_of(findings, json_array_get(claims, j));
            apart = apart && (other == NULL || strcmp(id, other) != 0);
        }
    }
    tally_expect(findings->tally, "apart", apart, "%s", expected_string(wanted, "why"));
}

static bool denies(const struct findings *findings, const json_t *denial,
                   const json_t *denied)
{
    const json_t *const thread = find_thread(findings, thread_of(findings, denied));
    const json_t *const id = json_object_get(find_claim(findings, denial), "id");
    size_t i = 0;
    json_t *found = NULL;
    json_array_foreach(json_object_get(thread, "denials"), i, found)
    {
        if (json_equal(json_object_get(found, "id"), id))
            return true;
    }
    return false;
}

static void expect_denial(const struct findings *findings, const json_t *wanted)
{
    const json_t *const denial = json_object_get(wanted, "denial");
    size_t i = 0;
    json_t *denied = NULL;
    json_array_foreach(json_object_get(wanted, "denies"), i, denied) tally_expect(
        findings->tally, "denial", denies(findings, denial, denied), "%s denies %s",
        expected_string(denial, "contains"), expected_string(denied, "contains"));
}

/* Calls back for each mention of a kind in all articles. */
typedef bool mention_check(const json_t *article, const json_t *mention,
                           const json_t *wanted);

static int count_where(const struct findings *findings, const json_t *wanted,
                       mention_check *holds)
{
    int count = 0;
    size_t i = 0, j = 0;
    json_t *article = NULL, *mention = NULL;
    json_array_foreach(findings->articles, i, article)
    {
        json_array_foreach(json_object_get(article, "mentions"), j, mention)
        {
            const json_t *const entity = json_object_get(mention, "entity");
            count += json_equal(json_object_get(entity, "kind"),
                                json_object_get(wanted, "kind")) &&
                     holds(article, mention, wanted);
        }
    }
    return count;
}

static bool has_one_of_the_quotes(const json_t *article, const json_t *mention,
                                  const json_t *wanted)
{
    (void)article;
    size_t i = 0;
    json_t *quote = NULL;
    json_array_foreach(json_object_get(wanted, "quotes"), i, quote)
    {
        if (json_equal(json_object_get(mention, "quote"), quote))
            return true;
    }
    return false;
}

static bool has_quote_and_name(const json_t *article, const json_t *mention,
                               const json_t *wanted)
{
    const json_t *const entity = json_object_get(mention, "entity");
    return has_one_of_the_quotes(article, mention, wanted) &&
           json_equal(json_object_get(entity, "name"), json_object_get(wanted, "name"));
}

static bool overlaps_quote(const json_t *article, const json_t *mention,
                           const json_t *wanted)
{
    struct text text;
    if (!text_init(&text, expected_string(article, "text")))
        return true;
    const bool overlaps =
        expected_overlaps(&text, mention, expected_string(wanted, "quote"));
    text_finish(&text);
    return overlaps;
}

static void expect_one_entity(const struct findings *findings, const json_t *wanted)
{
    const int all = count_where(findings, wanted, has_one_of_the_quotes);
    const int named = count_where(findings, wanted, has_quote_and_name);
    tally_expect(findings->tally, "one_entity", all > 0 && named == all,
                 "%s: %d of %d mentions", expected_string(wanted, "name"), named, all);
}

static void expect_no_entity(const struct findings *findings, const json_t *wanted)
{
    tally_expect(findings->tally, "no_entity",
                 count_where(findings, wanted, overlaps_quote) == 0, "%s",
                 expected_string(wanted, "quote"));
}

static bool is_named(const json_t *article, const json_t *mention, const json_t *name)
{
    (void)article;
    return json_equal(json_object_get(json_object_get(mention, "entity"), "name"),
                      json_object_get(name, "name"));
}

static void expect_distinct(const struct findings *findings, const json_t *wanted)
{
    size_t i = 0;
    json_t *name = NULL;
    json_array_foreach(json_object_get(wanted, "names"), i, name)
    {
        json_auto_t *one = json_pack("{s:O, s:O}", "kind",
                                     json_object_get(wanted, "kind"), "name", name);
        tally_expect(findings->tally, "distinct_entity",
                     count_where(findings, one, is_named) > 0, "%s",
                     json_string_value(name));
    }
}

/* All but one say which one they repeat. */
static void expect_duplicates(const struct findings *findings, const json_t *group)
{
    size_t repeating = 0, i = 0;
    json_t *at = NULL;
    json_array_foreach(group, i, at)
    {
        const json_t *const article = find_article(findings, at);
        repeating += json_is_object(json_object_get(article, "duplicate_of"));
    }
    tally_expect(findings->tally, "duplicate", repeating + 1 == json_array_size(group),
                 "%s", expected_string(json_array_get(group, 0), "article"));
}

static const struct {
    const char *key;
    void (*expect)(const struct findings *findings, const json_t *wanted);
} parts[] = {
    { "threads", expect_thread },
    { "apart", expect_apart },
    { "denials", expect_denial },
    { "one_entity", expect_one_entity },
    { "distinct_entities", expect_distinct },
    { "no_entity", expect_no_entity },
    { "duplicates", expect_duplicates },
};

void expect_corpus(struct tally *tally, const json_t *articles, const json_t *threads,
                   const json_t *corpus)
{
    const struct findings findings = { tally, articles, threads };
    tally->where = "the corpus";
    for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
        size_t i = 0;
        json_t *wanted = NULL;
        json_array_foreach(json_object_get(corpus, parts[part].key), i, wanted)
            parts[part]
                .expect(&findings, wanted);
    }
}
