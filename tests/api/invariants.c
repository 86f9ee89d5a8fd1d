/* What must hold for every text: offsets and quotes agree, answers agree with each
 * other, and a second run says the same to the byte.
 *
 *     invariants BINARY SET...
 *
 * A set is a folder of articles, or a .jsonl file that is read as a folder of its own.
 * A set that is not there is skipped: not everybody has all of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "corpus.h"
#include "text.h"

static const char *const whole_lists[] = {
    EXPORT_TARGET,
    "/v1/people?format=ndjson",
    "/v1/organisations?format=ndjson",
    "/v1/places?format=ndjson",
    "/v1/weapons?format=ndjson",
    "/v1/claims?format=ndjson",
    "/v1/threads?format=ndjson",
    "/v1/timeline?format=ndjson",
};

enum { LISTS = sizeof whole_lists / sizeof *whole_lists, COMPLAINTS_MAX = 20 };

static int complaints;

static void complain(const json_t *article, const char *what, const json_t *item)
{
    if (++complaints > COMPLAINTS_MAX)
        return;
    char *const shown = json_dumps(item, JSON_COMPACT | JSON_ENCODE_ANY);
    (void)printf("# %s: %s: %.300s\n",
                 json_string_value(json_object_get(article, "id")), what, shown);
    free(shown);
}

static json_int_t number(const json_t *item, const char *key)
{
    const json_t *const value = json_object_get(item, key);
    return json_is_integer(value) ? json_integer_value(value) : -1;
}

static bool quote_fits(const struct text *text, const json_t *item)
{
    return text_has(text, number(item, "start"), number(item, "end"),
                    json_string_value(json_object_get(item, "quote")));
}

static void check_quotes(const json_t *article, const struct text *text,
                         const json_t *items, const char *what)
{
    size_t i = 0;
    json_t *item = NULL;
    if (!json_is_array(items))
        complain(article, what, items);
    json_array_foreach(items, i, item)
    {
        if (!quote_fits(text, item))
            complain(article, what, item);
    }
}

/* The spans stand in order inside the text, and the quote goes from the first to the
 * last. */
static bool spans_fit(const struct text *text, const json_t *claim)
{
    const json_t *const spans = json_object_get(claim, "spans");
    const size_t count = json_array_size(spans);
    json_int_t behind = 0;
    for (size_t i = 0; i < count; i++) {
        const json_t *const span = json_array_get(spans, i);
        if (number(span, "start") < behind ||
            number(span, "end") <= number(span, "start"))
            return false;
        behind = number(span, "end");
    }
    return count > 0 &&
           text_has(text, number(json_array_get(spans, 0), "start"), behind,
                    json_string_value(json_object_get(claim, "quote")));
}

static bool speaker_fits(const struct text *text, const json_t *speaker)
{
    const json_int_t start = number(speaker, "start"), end = number(speaker, "end");
    return json_is_null(speaker) || json_is_null(json_object_get(speaker, "start")) ||
           (start >= 0 && start < end && end <= (json_int_t)text->count);
}

/* An id that two claims have would answer for one of them only. */
static void check_id(const json_t *article, const json_t *claim, json_t *ids)
{
    const char *const id = json_string_value(json_object_get(claim, "id"));
    if (id == NULL || json_object_get(ids, id) != NULL)
        complain(article, "id", claim);
    else
        (void)json_object_set_new(ids, id, json_true());
}

static void check_claims(const json_t *article, const struct text *text, json_t *ids)
{
    size_t i = 0;
    json_t *claim = NULL;
    json_array_foreach(json_object_get(article, "claims"), i, claim)
    {
        const json_t *const of = json_object_get(claim, "article");
        check_id(article, claim, ids);
        if (!spans_fit(text, claim))
            complain(article, "spans", claim);
        if (!speaker_fits(text, json_object_get(claim, "speaker")))
            complain(article, "speaker", claim);
        if (!json_equal(json_object_get(of, "id"), json_object_get(article, "id")))
            complain(article, "the article of a claim", claim);
        check_quotes(article, text, json_object_get(claim, "cue"), "cue");
        check_quotes(article, text, json_object_get(claim, "figures"), "figure");
    }
}

static void check_article(const json_t *article, json_t *ids)
{
    struct text text;
    const char *const utf8 = json_string_value(json_object_get(article, "text"));
    if (utf8 == NULL || !text_init(&text, utf8)) {
        complain(article, "no text", article);
        return;
    }
    check_quotes(article, &text, json_object_get(article, "mentions"), "mention");
    check_quotes(article, &text, json_object_get(article, "dates"), "date");
    check_claims(article, &text, ids);
    text_finish(&text);
}

static void check_articles(const struct daemon *daemon)
{
    json_auto_t *articles = corpus_lines(daemon, EXPORT_TARGET);
    json_auto_t *ids = json_object();
    size_t i = 0;
    json_t *article = NULL;
    if (json_array_size(articles) == 0)
        complain(NULL, "no articles", articles);
    json_array_foreach(articles, i, article) check_article(article, ids);
}

/* One run over the folder; appends all lists to `export`. */
static bool run(const char *binary, const char *sources, bool check,
                struct buffer *export)
{
    struct daemon daemon;
    if (!daemon_init(&daemon, binary))
        return false;
    bool fine = daemon_start(&daemon, sources) && daemon_is_ready(&daemon);
    for (int i = 0; i < LISTS && fine; i++)
        fine = daemon_text(&daemon, whole_lists[i], export);
    if (fine && check)
        check_articles(&daemon);
    daemon_finish(&daemon);
    return fine;
}

static bool play_folder(const char *binary, const char *sources)
{
    enum { EXPORT_MAX = 1024 * 1024 * 1024 };
    struct buffer first, second;
    buffer_init(&first, EXPORT_MAX);
    buffer_init(&second, EXPORT_MAX);
    complaints = 0;
    bool fine = run(binary, sources, true, &first) &&
                run(binary, sources, false, &second) && complaints == 0;
    if (!slice_equals(buffer_slice(&first), buffer_slice(&second))) {
        (void)printf("# two runs differ\n");
        fine = false;
    }
    if (complaints > 0)
        (void)printf("# %d complaints\n", complaints);
    buffer_finish(&first);
    buffer_finish(&second);
    return fine;
}

/* A set in one file gets a folder of its own. */
static bool play_file(const char *binary, const char *path)
{
    char copy[PATH_SIZE], block[1 << 16];
    struct daemon holder; /* of the folder alone */
    if (!daemon_init(&holder, binary))
        return false;
    daemon_path(&holder, "set.jsonl", copy);
    FILE *const from = fopen(path, "re");
    FILE *const to = fopen(copy, "we");
    bool fine = from != NULL && to != NULL;
    for (size_t got = 1; fine && got > 0;) {
        got = fread(block, 1, sizeof block, from);
        fine = fwrite(block, 1, got, to) == got;
    }
    if (from != NULL)
        (void)fclose(from);
    fine = (to == NULL || fclose(to) == 0) && fine;
    fine = fine && play_folder(binary, holder.folder);
    daemon_finish(&holder);
    return fine;
}

int main(int argc, char *argv[])
{
    int failed = 0;
    (void)printf("1..%d\n", argc - 2);
    for (int i = 2; i < argc; i++) {
        struct stat status;
        const char *const slash = strrchr(argv[i], '/');
        const char *const name = slash == NULL ? argv[i] : slash + 1;
        if (stat(argv[i], &status) != 0) {
            (void)printf("ok %d - invariants_hold_for %s # SKIP it is not here\n",
                         i - 1, name);
            continue;
        }
        const bool fine = S_ISDIR(status.st_mode) ? play_folder(argv[1], argv[i])
                                                  : play_file(argv[1], argv[i]);
        failed += !fine;
        (void)printf("%s %d - invariants_hold_for %s\n", fine ? "ok" : "not ok", i - 1,
                     name);
    }
    return failed == 0 && argc > 2 ? 0 : 1;
}
