/* Measures how fast articles are read: each step of server/reading/ for itself, and all
 * of them through the front door.
 *
 * bench-reading FOLDER ARTICLES ROUNDS prints lines "NAME VALUE". Speeds are megabytes
 * of article text per second of this thread's processor time, the median of the rounds;
 * that of `sources` counts the same text, so that the lines compare. */
#include "reading/reading.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/list.h"
#include "reading/claims/claims.h"
#include "reading/dates/dates.h"
#include "reading/lexicon/lexicon.h"
#include "reading/names/names.h"
#include "reading/text/text.h"
#include "sources/sources.h"

enum stage {
    STAGE_SOURCES,
    STAGE_TEXT,
    STAGE_NAMES,
    STAGE_DATES,
    STAGE_CLAIMS,
    STAGE_ALL,
    STAGE_COUNT
};

static const char *const stage_names[STAGE_COUNT] = { "sources", "text",   "names",
                                                      "dates",   "claims", "all" };

enum { ROUNDS_MAX = 99, ARTICLES_MAX = 1000000 };

struct corpus {
    struct arena *arena;
    struct source_listing listing;
    struct list articles; /* of struct article */
    uint64_t text_bytes;
};

/* What the front door puts together, taken apart. */
struct steps {
    struct lexicon *lexicon;
    struct splitter *splitter;
    struct names *names;
    struct dates *dates;
    struct claims *claims;
};

struct bench {
    const char *folder;
    uint32_t article_limit, round_count;
    struct arena *scratch; /* one article's reading */
    struct corpus corpus;
    struct reader *reader;
    struct steps steps;
    int64_t loading; /* nanoseconds that reader_create took */
    int64_t spent[STAGE_COUNT][ROUNDS_MAX];
    uint64_t mentions, dates, claims; /* of one round */
};

static int64_t thread_time(void)
{
    struct timespec now = { 0 };
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Adds the time since *since, which moves on. */
static void charge(int64_t *spent, int64_t *since)
{
    const int64_t now = thread_time();
    *spent += now - *since;
    *since = now;
}

static bool copy(struct corpus *corpus, struct slice from, struct slice *to,
                 struct fault *fault)
{
    if (from.bytes == NULL)
        return true;
    *to = arena_copy(corpus->arena, from);
    return to->bytes != NULL || fault_no_memory(fault);
}

static bool keep_article(void *context, const struct article *article,
                         struct slice problem, struct fault *fault)
{
    struct corpus *const corpus = context;
    if (problem.bytes != NULL)
        return true;
    struct article *const kept =
        list_add(&corpus->articles, corpus->arena, sizeof *kept);
    if (kept == NULL)
        return fault_no_memory(fault);
    kept->published = article->published;
    corpus->text_bytes += article->text.length;
    return copy(corpus, article->title, &kept->title, fault) &&
           copy(corpus, article->publisher, &kept->publisher, fault) &&
           copy(corpus, article->language, &kept->language, fault) &&
           copy(corpus, article->text, &kept->text, fault) &&
           copy(corpus, article->published.date, &kept->published.date, fault);
}

static bool pass_over(void *context, const struct article *article,
                      struct slice problem, struct fault *fault)
{
    (void)context;
    (void)article;
    (void)problem;
    (void)fault;
    return true;
}

/* Reads the files until enough articles are there; *file_count is how many it took. */
static bool load_corpus(struct bench *bench, uint32_t *file_count, struct fault *fault)
{
    struct corpus *const corpus = &bench->corpus;
    if (!sources_list(bench->folder, corpus->arena, &corpus->listing, fault))
        return false;
    uint32_t i = 0;
    for (; i < corpus->listing.count && corpus->articles.count < bench->article_limit;
         i++) {
        if (!source_read(bench->folder, corpus->listing.files[i].path, bench->scratch,
                         keep_article, corpus, fault))
            return false;
    }
    *file_count = i;
    return corpus->articles.count > 0 ||
           fault_set(fault, FAULT_INPUT, "no articles in %s", bench->folder);
}

static bool load_steps(struct steps *steps, struct fault *fault)
{
    steps->lexicon = lexicon_create(NULL, fault);
    if (steps->lexicon == NULL)
        return false;
    steps->splitter = splitter_create(steps->lexicon, fault);
    if (steps->splitter == NULL)
        return false;
    steps->names = names_create(steps->lexicon, fault);
    if (steps->names == NULL)
        return false;
    steps->dates = dates_create(steps->lexicon, fault);
    if (steps->dates == NULL)
        return false;
    steps->claims = claims_create(steps->lexicon, fault);
    return steps->claims != NULL;
}

static void destroy_steps(struct steps *steps)
{
    claims_destroy(steps->claims);
    dates_destroy(steps->dates);
    names_destroy(steps->names);
    splitter_destroy(steps->splitter);
    lexicon_destroy(steps->lexicon);
}

static bool time_sources(struct bench *bench, uint32_t file_count, int64_t *spent,
                         struct fault *fault)
{
    int64_t since = thread_time();
    for (uint32_t i = 0; i < file_count; i++) {
        if (!source_read(bench->folder, bench->corpus.listing.files[i].path,
                         bench->scratch, pass_over, NULL, fault))
            return false;
    }
    charge(spent, &since);
    return true;
}

static bool time_steps(struct bench *bench, const struct article *article,
                       uint32_t round, struct fault *fault)
{
    const struct steps *const steps = &bench->steps;
    struct text text = { 0 };
    struct reading reading = { .published = article->published };
    arena_reset(bench->scratch);
    int64_t since = thread_time();
    if (!text_read(steps->splitter, article->text, bench->scratch, &text, fault))
        return false;
    charge(&bench->spent[STAGE_TEXT][round], &since);
    if (!names_read(steps->names, article, &text, bench->scratch, &reading, fault))
        return false;
    charge(&bench->spent[STAGE_NAMES][round], &since);
    if (!dates_read(steps->dates, article, &text, bench->scratch, &reading, fault))
        return false;
    charge(&bench->spent[STAGE_DATES][round], &since);
    if (!claims_read(steps->claims, article, &text, bench->scratch, &reading, fault))
        return false;
    charge(&bench->spent[STAGE_CLAIMS][round], &since);
    bench->mentions += reading.mention_count;
    bench->dates += reading.date_count;
    bench->claims += reading.claim_count;
    return true;
}

static bool time_all(struct bench *bench, const struct article *article, int64_t *spent,
                     struct fault *fault)
{
    struct reading reading = { 0 };
    arena_reset(bench->scratch);
    int64_t since = thread_time();
    if (!reader_read(bench->reader, article, bench->scratch, &reading, fault))
        return false;
    charge(spent, &since);
    return true;
}

static bool time_round(struct bench *bench, uint32_t round, uint32_t file_count,
                       struct fault *fault)
{
    const struct article *const articles = bench->corpus.articles.items;
    bench->mentions = bench->dates = bench->claims = 0;
    if (!time_sources(bench, file_count, &bench->spent[STAGE_SOURCES][round], fault))
        return false;
    for (uint32_t i = 0; i < bench->corpus.articles.count; i++) {
        if (!time_steps(bench, &articles[i], round, fault) ||
            !time_all(bench, &articles[i], &bench->spent[STAGE_ALL][round], fault))
            return false;
    }
    return true;
}

static bool measure(struct bench *bench, struct fault *fault)
{
    uint32_t file_count = 0;
    int64_t since = thread_time();
    bench->reader = reader_create(NULL, fault);
    if (bench->reader == NULL)
        return false;
    charge(&bench->loading, &since);
    if (!load_steps(&bench->steps, fault) || !load_corpus(bench, &file_count, fault))
        return false;
    for (uint32_t round = 0; round < bench->round_count; round++)
        if (!time_round(bench, round, file_count, fault))
            return false;
    return true;
}

static int compare_times(const void *a, const void *b)
{
    const int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static void print(struct bench *bench)
{
    const uint32_t articles = bench->corpus.articles.count;
    const double bytes = (double)bench->corpus.text_bytes;
    (void)printf("articles %u\ntext_bytes %.0f\nload_ms %.2f\n", articles, bytes,
                 (double)bench->loading / 1e6);
    (void)printf("mentions %.2f\ndates_found %.2f\nclaims_found %.2f\n",
                 (double)bench->mentions / articles, (double)bench->dates / articles,
                 (double)bench->claims / articles);
    for (int i = 0; i < STAGE_COUNT; i++) {
        int64_t *const spent = bench->spent[i];
        const uint32_t middle = bench->round_count / 2;
        qsort(spent, bench->round_count, sizeof *spent, compare_times);
        (void)printf("%s %.2f\n", stage_names[i], bytes * 1e3 / (double)spent[middle]);
    }
}

/* Whole and from 1 to `most`; 0 for anything else. */
static uint32_t parse_count(const char *text, uint32_t most)
{
    char *end = NULL;
    errno = 0;
    const unsigned long number = strtoul(text, &end, 10);
    const bool fine = text[0] >= '0' && text[0] <= '9' && *end == '\0' && errno == 0 &&
                      number <= most;
    return fine ? (uint32_t)number : 0;
}

int main(int argc, char **argv)
{
    enum { CORPUS_CEILING = 1 << 30, ARTICLE_CEILING = 256 << 20 };
    static struct bench bench;
    if (argc == 4) {
        bench.folder = argv[1];
        bench.article_limit = parse_count(argv[2], ARTICLES_MAX);
        bench.round_count = parse_count(argv[3], ROUNDS_MAX);
    }
    if (bench.article_limit == 0 || bench.round_count == 0) {
        (void)fprintf(stderr, "usage: bench-reading FOLDER ARTICLES ROUNDS\n");
        return 2;
    }
    struct fault fault = { 0 };
    bench.corpus.arena = arena_create(CORPUS_CEILING);
    bench.scratch = arena_create(ARTICLE_CEILING);
    const bool done = bench.corpus.arena != NULL && bench.scratch != NULL
                          ? measure(&bench, &fault)
                          : fault_no_memory(&fault);
    if (done)
        print(&bench);
    else
        (void)fprintf(stderr, "bench-reading: %s\n", fault.detail);
    reader_destroy(bench.reader);
    destroy_steps(&bench.steps);
    arena_destroy(bench.scratch);
    arena_destroy(bench.corpus.arena);
    return done ? 0 : 1;
}
