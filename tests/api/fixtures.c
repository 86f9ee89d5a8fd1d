/* Holds what the daemon finds in fixtures/articles against fixtures/expected.
 *
 *     fixtures BINARY FIXTURES ALLOWED.json
 *
 * Reading gets better, so each kind of expectation has a number of misses that is
 * allowed; the numbers may only go down. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "expected.h"

/* nftw() has no parameter for what the callback needs. */
static struct {
    struct tally tally;
    size_t root_length; /* of the path of fixtures/expected/ */
    json_t *articles;
} run;

static int expect_file(const char *path, const struct stat *status, int kind,
                       struct FTW *place)
{
    (void)status;
    (void)place;
    static const char ending[] = ".json";
    char source[PATH_SIZE];
    const char *const name = path + run.root_length;
    if (kind != FTW_F || strcmp(name, "corpus.json") == 0)
        return 0;
    json_auto_t *expected = json_load_file(path, 0, NULL);
    (void)snprintf(source, sizeof source, "%.*s",
                   (int)(strlen(name) - (sizeof ending - 1)), name);
    run.tally.where = source;
    size_t i = 0;
    json_t *record = NULL;
    json_array_foreach(json_object_get(expected, "records"), i, record)
    {
        const json_int_t number = json_integer_value(json_object_get(record, "record"));
        expect_record(&run.tally, corpus_article(run.articles, source, number), record);
    }
    run.tally.where = NULL;
    return 0;
}

static bool expect_all(const struct daemon *daemon, const char *fixtures)
{
    enum { DESCRIPTORS = 16 };
    char folder[PATH_SIZE], corpus[PATH_SIZE];
    run.root_length = (size_t)snprintf(folder, sizeof folder, "%s/expected/", fixtures);
    (void)snprintf(corpus, sizeof corpus, "%.490s/corpus.json", folder);
    json_auto_t *expected = json_load_file(corpus, 0, NULL);
    json_auto_t *threads = corpus_lines(daemon, "/v1/threads?format=ndjson");
    run.articles = corpus_lines(daemon, EXPORT_TARGET);
    const bool fine = expected != NULL && threads != NULL && run.articles != NULL &&
                      nftw(folder, expect_file, DESCRIPTORS, 0) == 0;
    if (fine)
        expect_corpus(&run.tally, run.articles, threads, expected);
    json_decref(run.articles);
    return fine;
}

int main(int argc, char *argv[])
{
    struct daemon daemon;
    char articles[PATH_SIZE];
    json_auto_t *allowed = argc == 4 ? json_load_file(argv[3], 0, NULL) : NULL;
    if (allowed == NULL || !tally_init(&run.tally) || !daemon_init(&daemon, argv[1]))
        return 2;
    (void)snprintf(articles, sizeof articles, "%s/articles", argv[2]);
    const bool fine = daemon_start(&daemon, articles) && daemon_is_ready(&daemon) &&
                      expect_all(&daemon, argv[2]) && tally_judge(&run.tally, allowed);
    daemon_finish(&daemon);
    tally_finish(&run.tally);
    return fine ? 0 : 1;
}
