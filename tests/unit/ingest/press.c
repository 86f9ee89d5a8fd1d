#include "press.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "../test.h"
#include "base/log.h"
#include "store/articles.h"
#include "store/database.h"

enum { RECORD_SIZE = 2048 };

static const char *const people[] = { "Präsidentin Hedda Brankow",
                                      "Minister Ilja Schuwanek",
                                      "Sprecher Osmar Tavrik",
                                      "Ministerin Mirte Kolvenbach" };
static const char *const places[] = { "Nordkorea", "Ungarn", "Rostock" };
static const char *const publishers[] = { "Grast Telegraf", "Küstenblatt", NULL };
static const char *const what[] = { "Drohnen", "Raketen", "Haubitzen" };

char *press_record(struct arena *arena, unsigned number, unsigned variant)
{
    char *const record = arena_alloc(arena, RECORD_SIZE);
    const char *const who = people[number % 4], *const other = people[(number + 1) % 4];
    const char *const publisher = publishers[number % 3];
    const char *const place = places[number / 3 % 3];
    char published[64] = "";
    assert_non_null(record);
    if (number % 5 != 0)
        (void)snprintf(published, sizeof published, "\"published\":\"2031-%02u-%02u\",",
                       1 + number % 6, 1 + number % 28);
    const int length = snprintf(
        record, RECORD_SIZE,
        "{\"title\":\"Bericht %u über %s\",%s%s%s%s\"language\":\"de\",\"text\":\"%s "
        "sagte am Montag, %s habe im Mai 2030 rund %u %s nach %s geliefert. %s "
        "bestritt das. „Wir haben nichts geliefert“, sagte %s. Laut %s soll die "
        "Lieferung über Rostock gegangen sein.%s\"}",
        number, place, publisher == NULL ? "" : "\"publisher\":\"",
        publisher == NULL ? "" : publisher, publisher == NULL ? "" : "\",", published,
        who, place, 10 + number, what[number % 3], places[(number / 3 + 1) % 3], other,
        other, who, variant == 0 ? "" : " Experten bezweifeln die Angaben.");
    assert_in_range(length, 1, RECORD_SIZE - 1);
    return record;
}

void press_put(const struct folder *folder, struct arena *arena, const char *name,
               unsigned first, unsigned end)
{
    struct buffer lines;
    buffer_init(&lines, 1 << 26);
    for (unsigned i = first; i < end; i++) {
        buffer_append_string(&lines, press_record(arena, i, 0));
        buffer_append_byte(&lines, '\n');
    }
    folder_put(folder, name, lines.bytes);
    buffer_finish(&lines);
}

void desk_open(struct desk *desk)
{
    struct fault fault = { 0 };
    folder_enter(&desk->folder);
    (void)folder_below(&desk->folder, "sources", desk->sources.path);
    (void)folder_below(&desk->folder, "store.db", desk->database);
    assert_int_equal(mkdir(desk->sources.path, 0700), 0);
    desk->arena = arena_create((size_t)1 << 30);
    desk->reader = reader_create(NULL, &fault);
    const struct ingest_options options = { .sources = desk->sources.path,
                                            .database = desk->database,
                                            .reader = desk->reader,
                                            .threads = 2 };
    desk->ingest = ingest_create(&options, &fault);
    assert_non_null(desk->ingest);
}

void desk_close(struct desk *desk)
{
    ingest_destroy(desk->ingest);
    reader_destroy(desk->reader);
    arena_destroy(desk->arena);
    folder_leave(&desk->folder);
}

struct ingest_report desk_scan(struct desk *desk)
{
    struct ingest_report report = { 0 };
    struct fault fault = { 0 };
    if (!ingest_scan(desk->ingest, &report, &fault))
        fail_msg("%s", fault.detail);
    return report;
}

bool collect_line(void *context, struct slice json, struct fault *fault)
{
    struct collected *const collected = context;
    buffer_append_slice(&collected->lines, json);
    buffer_append_byte(&collected->lines, '\n');
    collected->count++;
    return buffer_ok(&collected->lines, fault);
}

int press_set_up(void **state)
{
    (void)state;
    struct fault fault = { 0 };
    log_set_level(LOG_ERROR);
    return store_setup(&fault) ? 0 : -1;
}

int desk_enter(void **state)
{
    static struct desk desk;
    desk_open(&desk);
    *state = &desk;
    return 0;
}

int desk_leave(void **state)
{
    desk_close(*state);
    return 0;
}

struct buffer desk_articles(const struct desk *desk, unsigned include,
                            struct corpus_counts *counts)
{
    const struct article_query all = { .include = include };
    struct fault fault = { 0 };
    struct corpus_counts found;
    struct collected collected = { .count = 0 };
    struct page_result page;
    struct store *const store = store_open(desk->database, STORE_READ, &fault);
    assert_non_null(store);
    buffer_init(&collected.lines, 1 << 28);
    const struct page_request request = { .limit = UINT32_MAX,
                                          .arena = desk->arena,
                                          .item = collect_line,
                                          .context = &collected };
    assert_true(store_snapshot_begin(store, &fault));
    assert_true(store_corpus_counts(store, &found, &fault));
    assert_true(store_list_articles(store, &all, &request, &page, &fault));
    store_snapshot_end(store);
    store_close(store);
    assert_int_equal(collected.count, found.articles);
    if (counts != NULL)
        *counts = found;
    return collected.lines;
}
