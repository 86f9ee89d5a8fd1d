/* A rescan looks only at what changed: it must come to what a first scan would. Folders
 * are changed at random, always in the same way, and both databases are held against
 * each other, row by row. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../test.h"
#include "base/log.h"
#include "press.h"
#include "store/database.h"
#include "store/entities.h"

enum { FILES = 9, STEPS = 40, RECORDS_MAX = 3 };

/* All that can be seen, without the numbers of rows, which depend on the way. */
static const char *const views[] = {
    "SELECT json_array(article, published, published_last, title, language, inputs,"
    " outputs, duplicate, reference, json) FROM article ORDER BY 1 /* scan */",
    "SELECT json_array(a.article, b.mentions, b.dates, length(b.mention_marks))"
    " FROM body AS b JOIN article AS a USING (number) ORDER BY 1 /* scan */",
    "SELECT json_array(a.article, t.json)"
    " FROM article_text AS t JOIN article AS a USING (number) ORDER BY 1 /* scan */",
    "SELECT json_array(published, article, place, id, published_last, when_first,"
    " when_last, traits, json, length(terms)) FROM claim ORDER BY 1 /* scan */",
    "SELECT json_array(t.facet, t.value, c.published, c.article, c.place, c.roles,"
    " c.traits, c.published_last, c.when_first, c.when_last)"
    " FROM claim_term AS c JOIN term AS t ON t.number = c.term ORDER BY 1 /* scan */",
    "SELECT json_array(t.facet, t.value, c.published, c.article, c.place, c.roles,"
    " c.traits, c.published_last, c.when_first, c.when_last)"
    " FROM claim_moment AS c JOIN term AS t ON t.number = c.term ORDER BY 1 /* scan */",
    "SELECT json_array(t.facet, t.value, c.published, c.article, c.roles, c.mentions)"
    " FROM article_term AS c JOIN term AS t ON t.number = c.term ORDER BY 1 /* scan */",
    "SELECT json_array(facet, value, claims, as_speaker, as_about, as_person,"
    " as_organisation, as_place, as_weapon) FROM term ORDER BY 1 /* scan */",
    "SELECT json_array(kind, id, name, mention_rank, article_rank, first, last_rank,"
    " country, class, outputs, json) FROM entity ORDER BY 1 /* scan */",
    "SELECT json_array(e.kind, e.id, a.folded)"
    " FROM alias AS a JOIN entity AS e ON e.number = a.entity ORDER BY 1 /* scan */",
    "SELECT json_array(id, event, claim_rank, article_rank, speaker_rank, first,"
    " last_rank, denials, outputs, json) FROM thread ORDER BY 1 /* scan */",
    "SELECT json_array(t.id, e.value, e.kinds) FROM thread_entity AS e"
    " JOIN thread AS t ON t.number = e.thread ORDER BY 1 /* scan */",
    "SELECT json_array(path, size, records_skipped, json) FROM file ORDER BY 1"
    " /* scan */",
    "SELECT json_array(generation, articles, claims, threads, mentions, people,"
    " organisations, places, weapons, files, records_skipped, entity_sum)"
    " FROM scan /* scan */",
    "SELECT json_array(digest, json) FROM correction /* scan */",
};

/* Numbers that are the same on every machine. */
struct dice {
    uint32_t state;
};

static uint32_t roll(struct dice *dice, uint32_t sides)
{
    dice->state = dice->state * 1664525U + 1013904223U;
    return (dice->state >> 8) % sides;
}

#define PICK(dice, list) (list)[roll(dice, sizeof(list) / sizeof *(list))]

static void write_sentence(struct dice *dice, struct buffer *out)
{
    static const char *const people[] = {
        "Hedda Brankow",
        "Lina Brankow",
        "Brankow",
        "Ministerin Brankow",
        "Ilja Schuwanek",
        "Ilya Shuvanek",
        "Sprecher Schuwanek",
        "Osmar Tavrik",
        "Sprecher Osmar Tavrik",
        "Ministerin Hedda Brankow",
    };
    static const char *const places[] = { "Nordkorea", "Ungarn", "Rostock",
                                          "Russland" };
    static const char *const groups[] = { "die Nordwerft AG", "die Nordwerft",
                                          "der Küstenschutzbund (KSB)", "der KSB" };
    static const char *const goods[] = { "Drohnen", "Raketen", "152-mm-Granaten",
                                         "Haubitzen" };
    const char *const who = PICK(dice, people), *const other = PICK(dice, people);
    const char *const from = PICK(dice, places), *const to = PICK(dice, places);
    const char *const what = PICK(dice, goods), *const group = PICK(dice, groups);
    switch (roll(dice, 5)) {
    case 0:
        buffer_printf(out, "%s sagte, %s habe im Mai 2030 rund %u %s an %s geliefert. ",
                      who, from, 10 + roll(dice, 3) * 40, what, to);
        break;
    case 1:
        buffer_printf(out, "%s bestritt, dass %s %s an %s geliefert habe. ", who, from,
                      what, to);
        break;
    case 2:
        buffer_printf(out, "Laut %s soll %s in %s %s bauen. ", who, group, from, what);
        break;
    case 3:
        buffer_printf(out, "%s traf am 3. Juni 2030 %s in %s. ", who, other, to);
        break;
    default:
        buffer_printf(out, "%s wies den Bericht von %s zurück. ", who, other);
        break;
    }
}

static void write_record(struct dice *dice, uint32_t sentences_most, struct buffer *out)
{
    static const char *const publishers[] = { "Grast Telegraf", "Küstenblatt" };
    buffer_append_string(out, "{");
    if (roll(dice, 4) == 0)
        buffer_printf(out, "\"url\":\"https://grast.example/%u\",", roll(dice, 4));
    if (roll(dice, 4) != 0)
        buffer_printf(out, "\"published\":\"2030-%02u-%02u\",", 6 + roll(dice, 3),
                      1 + roll(dice, 28));
    if (roll(dice, 3) != 0)
        buffer_printf(out, "\"publisher\":\"%s\",", PICK(dice, publishers));
    buffer_printf(out, "\"title\":\"Bericht %u\",\"text\":\"", roll(dice, 20));
    const uint32_t sentences = 1 + roll(dice, sentences_most);
    for (uint32_t i = 0; i < sentences; i++)
        write_sentence(dice, out);
    buffer_append_string(out, "\"}\n");
}

struct play {
    struct desk *desk;
    struct dice dice;
    char corrections[FOLDER_PATH_SIZE];
    uint32_t sentences_most; /* of a record */
    unsigned step;
};

/* A file is known by its size and time: each content has another size. */
static void put_file(struct play *play, const char *name, struct buffer *content)
{
    for (unsigned i = 0; i < play->step; i++)
        buffer_append_byte(content, '\n');
    folder_put(&play->desk->sources, name, content->bytes);
}

static void change_file(struct play *play)
{
    struct dice *const dice = &play->dice;
    struct buffer content;
    char name[32], path[FOLDER_PATH_SIZE];
    (void)snprintf(name, sizeof name, "%u.jsonl", roll(dice, FILES));
    (void)folder_below(&play->desk->sources, name, path);
    if (roll(dice, 4) == 0) {
        (void)unlink(path);
        return;
    }
    buffer_init(&content, 1 << 20);
    /* Every third is one of a few texts, so that there are copies. */
    struct dice few = { roll(dice, 4) };
    const bool copied = roll(dice, 3) == 0;
    const uint32_t records = 1 + roll(dice, RECORDS_MAX);
    for (uint32_t i = 0; i < records; i++)
        write_record(copied ? &few : dice, play->sentences_most, &content);
    put_file(play, name, &content);
    buffer_finish(&content);
}

static void change_corrections(struct play *play)
{
    static const char *const lines[] = {
        "",
        "merge\tperson\thedda-brankow\tlina-brankow\n",
        "hide\tperson\tosmar-tavrik\n",
        "kind\tperson\tilja-schuwanek\torganisation\n",
        "rename\tplace\tungarn\tDas Land der Magyaren\n",
        "split\tperson\thedda-brankow\tBrankow\tGudrun Brankow\n",
        "kind\torganisation\tnordwerft-ag\tweapon\n",
    };
    FILE *const file = fopen(play->corrections, "we");
    assert_non_null(file);
    assert_true(fputs(PICK(&play->dice, lines), file) >= 0);
    assert_true(fputs(PICK(&play->dice, lines), file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void append_view(struct store *store, const char *sql, struct buffer *out)
{
    struct fault fault = { 0 };
    struct statement *const view = store_statement(store, sql);
    while (statement_step(view, &fault)) {
        buffer_append_slice(out, statement_text(view, 0));
        buffer_append_byte(out, '\n');
    }
    if (fault.kind != FAULT_NONE)
        fail_msg("%s: %s", sql, fault.detail);
}

static const char all_ids[] = "SELECT kind, id FROM entity ORDER BY 1, 2 /* scan */";

/* With the relatives, whose rows name others by their numbers. */
static void append_entities(struct store *store, struct arena *arena,
                            struct buffer *out)
{
    struct fault fault = { 0 };
    struct statement *const ids = store_statement(store, all_ids);
    while (statement_step(ids, &fault)) {
        const enum entity_kind kind = (enum entity_kind)statement_int(ids, 0);
        const struct slice id = arena_copy(arena, statement_text(ids, 1));
        assert_true(store_find_whole_entity(store, kind, id, out, &fault));
        buffer_append_byte(out, '\n');
    }
    assert_int_equal(fault.kind, FAULT_NONE);
}

static struct buffer see(const char *database, struct arena *arena)
{
    struct fault fault = { 0 };
    struct buffer seen;
    struct store *const store = store_open(database, STORE_READ, &fault);
    assert_non_null(store);
    buffer_init(&seen, 1 << 28);
    assert_true(store_snapshot_begin(store, &fault));
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        append_view(store, views[i], &seen);
    append_entities(store, arena, &seen);
    store_snapshot_end(store);
    store_close(store);
    assert_true(buffer_ok(&seen, &fault));
    return seen;
}

static struct ingest *ingest_of(const struct play *play, const char *database)
{
    struct fault fault = { 0 };
    const struct ingest_options options = { .sources = play->desk->sources.path,
                                            .database = database,
                                            .corrections = play->corrections,
                                            .reader = play->desk->reader,
                                            .threads = 1 };
    struct ingest *const ingest = ingest_create(&options, &fault);
    if (ingest == NULL)
        fail_msg("%s", fault.detail);
    return ingest;
}

static void forget_database(const char *database)
{
    static const char *const ends[] = { "", "-wal", "-shm" };
    char path[FOLDER_PATH_SIZE + 8];
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        (void)snprintf(path, sizeof path, "%s%s", database, ends[i]);
        (void)unlink(path);
    }
}

static void scan_with(struct ingest *ingest)
{
    struct ingest_report report;
    struct fault fault = { 0 };
    if (!ingest_scan(ingest, &report, &fault))
        fail_msg("%s", fault.detail);
}

/* The first line that differs tells most. */
static void expect_same(const struct play *play, const struct buffer *now,
                        const struct buffer *fresh)
{
    struct slice left = buffer_slice(now), right = buffer_slice(fresh);
    while (left.bytes != NULL && right.bytes != NULL) {
        const struct slice a = slice_split(&left, '\n'), b = slice_split(&right, '\n');
        if (!slice_equals(a, b))
            fail_msg("step %u: rescanned %.*s, afresh %.*s", play->step, (int)a.length,
                     a.bytes, (int)b.length, b.bytes);
    }
    assert_int_equal(now->length, fresh->length);
}

static void compare_with_a_first_scan(const struct play *play)
{
    char database[FOLDER_PATH_SIZE];
    (void)folder_below(&play->desk->folder, "fresh.db", database);
    struct ingest *const first = ingest_of(play, database);
    scan_with(first);
    ingest_destroy(first);
    struct buffer now = see(play->desk->database, play->desk->arena);
    struct buffer fresh = see(database, play->desk->arena);
    forget_database(database);
    expect_same(play, &now, &fresh);
    buffer_finish(&fresh);
    buffer_finish(&now);
}

static void play_through(uint32_t seed, uint32_t sentences_most)
{
    static struct desk desk;
    desk_open(&desk);
    struct play play = { .desk = &desk,
                         .dice = { seed },
                         .sentences_most = sentences_most };
    (void)folder_below(&desk.folder, "corrections.tsv", play.corrections);
    change_corrections(&play);
    ingest_destroy(desk.ingest);
    desk.ingest = ingest_of(&play, desk.database);
    for (play.step = 1; play.step <= STEPS; play.step++) {
        const uint32_t changes = 1 + roll(&play.dice, 3);
        for (uint32_t i = 0; i < changes; i++)
            change_file(&play);
        if (roll(&play.dice, 4) == 0)
            change_corrections(&play);
        scan_with(desk.ingest);
        compare_with_a_first_scan(&play);
        arena_reset(desk.arena);
    }
    desk_close(&desk);
}

static void a_rescan_comes_to_what_a_first_scan_would(void **state)
{
    (void)state;
    play_through(1, 6);
    play_through(2, 6);
}

/* More claims meet under one key than are looked at. */
static void so_it_does_where_claims_crowd(void **state)
{
    (void)state;
    play_through(3, 30);
}

static int set_up(void **state)
{
    (void)state;
    struct fault fault = { 0 };
    log_set_level(LOG_ERROR);
    return store_setup(&fault) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rescan_comes_to_what_a_first_scan_would),
        cmocka_unit_test(so_it_does_where_claims_crowd),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
