/* Invented news for the tests of ingest/ and of the lists: written by rule, so that
 * many articles share speakers, places, publishers and days. */
#pragma once

#include "../folder.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "ingest/ingest.h"
#include "reading/reading.h"
#include "store/corpus.h"
#include "store/page.h"

/* One line of JSON for article `number`; `variant` changes its text. */
char *press_record(struct arena *arena, unsigned number, unsigned variant);

/* A file with the records from `first` to before `end`. */
void press_put(const struct folder *folder, struct arena *arena, const char *name,
               unsigned first, unsigned end);

/* The press, its database and what scans it. */
struct desk {
    struct folder folder; /* the database, and a folder "sources" */
    struct folder sources;
    char database[FOLDER_PATH_SIZE];
    struct arena *arena;
    struct reader *reader;
    struct ingest *ingest;
};

void desk_open(struct desk *desk);
void desk_close(struct desk *desk);

/* For cmocka: what a group of tests needs once, and a desk (*state) for each test. */
int press_set_up(void **state);
int desk_enter(void **state);
int desk_leave(void **state);

/* Scans, and fails the test if that fails. */
struct ingest_report desk_scan(struct desk *desk);

/* A request that collects the items of all pages in one buffer, one a line. */
struct collected {
    struct buffer lines;
    uint32_t count;
};
bool collect_line(void *context, struct slice json, struct fault *fault);

/* What a reader sees now, with its own eyes (a new connection): all articles with those
 * parts, one a line. `counts` may be NULL. The buffer is to be finished. */
struct buffer desk_articles(const struct desk *desk, unsigned include,
                            struct corpus_counts *counts);
