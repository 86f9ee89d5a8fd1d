#include <string.h>

#include "expected.h"

const char *expected_string(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

bool expected_overlaps(const struct text *text, const json_t *item, const char *phrase)
{
    const json_int_t start = json_integer_value(json_object_get(item, "start"));
    const json_int_t end = json_integer_value(json_object_get(item, "end"));
    struct stretch found = { 0 };
    for (size_t from = 0; text_find(text, phrase, from, &found); from = found.end) {
        if ((json_int_t)found.start < end && start < (json_int_t)found.end)
            return true;
    }
    return false;
}

static bool same_text(const char *a, const char *b)
{
    struct text text;
    struct stretch found = { 0 };
    if (a == NULL || b == NULL)
        return a == b;
    if (!text_init(&text, a))
        return false;
    const bool same =
        text_find(&text, b, 0, &found) && found.start == 0 && found.end == text.count;
    text_finish(&text);
    return same;
}

static void expect_title(struct tally *tally, const json_t *article,
                         const json_t *record)
{
    const char *const found = expected_string(article, "title");
    const char *const title = expected_string(record, "title");
    if (json_object_get(record, "title") != NULL)
        tally_expect(tally, "title", same_text(found, title), "%s instead of %s",
                     found == NULL ? "none" : found, title == NULL ? "none" : title);
}

static void expect_field(struct tally *tally, const json_t *article,
                         const json_t *record, const char *key)
{
    const json_t *const wanted = json_object_get(record, key);
    const json_t *const found = json_object_get(article, key);
    if (wanted != NULL)
        tally_expect(tally, key, json_equal(wanted, found), "%s",
                     json_string_value(found));
}

/* Only a date that somebody wrote is one; an interval may always be inferred. */
static void expect_published(struct tally *tally, const json_t *article,
                             const json_t *record)
{
    const json_t *const wanted = json_object_get(record, "published");
    const json_t *const found = json_object_get(article, "published");
    const char *const date = expected_string(found, "date");
    const char *const wanted_date = expected_string(wanted, "date");
    if (wanted == NULL)
        return;
    const bool met =
        same_text(date, wanted_date) &&
        (wanted_date == NULL ||
         same_text(expected_string(found, "basis"), expected_string(wanted, "basis")));
    tally_expect(tally, "published", met, "%s instead of %s",
                 date == NULL ? "none" : date,
                 wanted_date == NULL ? "none" : wanted_date);
}

/* Kicker, byline and date line may stand before the first words, a headline may not. */
static bool begins_with(const struct text *text, const json_t *record)
{
    enum { BYLINE_MAX = 120 };
    const char *const kicker = expected_string(record, "kicker");
    const char *const title = expected_string(record, "title");
    struct stretch first = { 0 }, headline = { 0 };
    if (!text_find(text, expected_string(record, "text_starts"), 0, &first) ||
        first.start > BYLINE_MAX + (kicker == NULL ? 0 : strlen(kicker)))
        return false;
    return title == NULL || !text_find(text, title, 0, &headline) ||
           headline.start >= first.start;
}

static bool ends_with(const struct text *text, const char *phrase)
{
    struct stretch found = { 0 };
    for (size_t from = 0; text_find(text, phrase, from, &found);
         from = found.start + 1) {
        if (found.end == text->count)
            return true;
    }
    return false;
}

static void expect_phrases(struct tally *tally, const struct text *text,
                           const json_t *record, const char *kind, bool wanted)
{
    size_t i = 0;
    json_t *phrase = NULL;
    struct stretch found;
    json_array_foreach(json_object_get(record, kind), i, phrase)
    {
        const char *const words = json_string_value(phrase);
        tally_expect(tally, kind, text_find(text, words, 0, &found) == wanted, "%s",
                     words);
    }
}

static void expect_text(struct tally *tally, const struct text *text,
                        const json_t *record)
{
    const char *const first = expected_string(record, "text_starts");
    const char *const last = expected_string(record, "text_ends");
    if (first != NULL)
        tally_expect(tally, "text_starts", begins_with(text, record), "%s", first);
    if (last != NULL)
        tally_expect(tally, "text_ends", ends_with(text, last), "%s", last);
    expect_phrases(tally, text, record, "text_excludes", false);
    expect_phrases(tally, text, record, "text_includes", true);
}

/* How many mentions of the kind overlap the quote (NULL: anywhere), and have the name.
 */
struct sightings {
    int all, named;
};

static struct sightings count_mentions(const json_t *article, const struct text *text,
                                       const json_t *wanted)
{
    struct sightings seen = { 0 };
    const char *const quote = expected_string(wanted, "quote");
    size_t i = 0;
    json_t *mention = NULL;
    json_array_foreach(json_object_get(article, "mentions"), i, mention)
    {
        const json_t *const entity = json_object_get(mention, "entity");
        if (!json_equal(json_object_get(entity, "kind"),
                        json_object_get(wanted, "kind")) ||
            (quote != NULL && !expected_overlaps(text, mention, quote)))
            continue;
        seen.all++;
        seen.named += json_equal(json_object_get(entity, "name"),
                                 json_object_get(wanted, "name"));
    }
    return seen;
}

static void expect_mentions(struct tally *tally, const json_t *article,
                            const struct text *text, const json_t *record)
{
    size_t i = 0;
    json_t *wanted = NULL;
    json_array_foreach(json_object_get(record, "mentions"), i, wanted)
    {
        const char *const kind = expected_string(wanted, "kind");
        const char *const quote = expected_string(wanted, "quote");
        const char *const name = expected_string(wanted, "name");
        const struct sightings seen = count_mentions(article, text, wanted);
        tally_expect(tally, "mention", seen.all > 0, "%s %s", kind, quote);
        if (name != NULL)
            tally_expect(tally, "name", seen.named > 0, "%s %s is not %s", kind, quote,
                         name);
    }
    json_array_foreach(json_object_get(record, "absent"), i, wanted) tally_expect(
        tally, "absent", count_mentions(article, text, wanted).all == 0, "%s %s",
        expected_string(wanted, "kind"),
        expected_string(wanted, "quote") == NULL ? ""
                                                 : expected_string(wanted, "quote"));
}

static bool has_date(const json_t *article, const struct text *text,
                     const json_t *wanted)
{
    size_t i = 0;
    json_t *date = NULL;
    json_array_foreach(json_object_get(article, "dates"), i, date)
    {
        if (json_equal(json_object_get(date, "value"),
                       json_object_get(wanted, "value")) &&
            expected_overlaps(text, date, expected_string(wanted, "quote")))
            return true;
    }
    return false;
}

void expect_record(struct tally *tally, const json_t *article, const json_t *record)
{
    struct text text;
    size_t i = 0;
    json_t *wanted = NULL;
    if (!tally_expect(tally, "record", article != NULL, "no such article") ||
        !text_init(&text, expected_string(article, "text")))
        return;
    expect_title(tally, article, record);
    expect_field(tally, article, record, "kicker");
    expect_field(tally, article, record, "publisher");
    expect_field(tally, article, record, "language");
    expect_published(tally, article, record);
    expect_text(tally, &text, record);
    expect_mentions(tally, article, &text, record);
    json_array_foreach(json_object_get(record, "dates"), i, wanted) tally_expect(
        tally, "date", has_date(article, &text, wanted), "%s is %s",
        expected_string(wanted, "quote"), expected_string(wanted, "value"));
    expect_claims(tally, article, json_object_get(record, "claims"));
    text_finish(&text);
}
