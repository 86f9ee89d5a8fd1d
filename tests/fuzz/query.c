/* Any bytes as what a client asks: the target of a request, its parameters, a cursor
 * among them, and words to search for. The first line is the target, the second the
 * Accept header. */
#include <string.h>

#include <sqlite3.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "http/accept.h"
#include "http/param.h"
#include "news/vocabulary.h"
#include "store/cursor.h"
#include "store/phrase.h"

struct asked {
    int64_t limit;
    int sort;
    unsigned include;
    struct interval from;
    struct slice cursor, q;
};

static bool parse_interval(struct slice text, void *out)
{
    return interval_parse(text, out);
}

static bool read_params(const struct request *request, struct asked *out,
                        struct fault *fault)
{
    static const char *const orders[] = { "name", "mentions", NULL };
    static const char *const parts[] = { "text", "mentions", "claims", NULL };
    const struct param params[] = {
        param_int("limit", 1, 500, &out->limit),
        param_choice("sort", orders, &out->sort),
        param_set("include", parts, &out->include),
        param_parsed("from", parse_interval, "a date", &out->from),
        param_text("cursor", &out->cursor),
        param_text("q", &out->q),
        PARAM_END,
    };
    return request_params(request, params, fault);
}

/* What is read can be written again, and is the same then. */
static void hold_cursor(struct slice text, struct arena *arena)
{
    for (uint32_t shape = 0; shape < 8; shape++) {
        struct fault fault = { 0 };
        struct cursor cursor = { .list = shape & 1 ? CURSOR_CLAIMS : CURSOR_SEARCH,
                                 .count = shape & 2 ? 2 : 1,
                                 .text = shape & 4 ? SLICE("") : (struct slice){ 0 } };
        if (cursor_read(text, &cursor, arena, &fault)) {
            fuzz_hold(slice_equals(cursor_write(&cursor, arena), text),
                      "a cursor comes back as it was");
        } else {
            fuzz_hold(fault.kind == FAULT_INPUT, "a bad cursor is the client's fault");
        }
    }
}

/* A table like the one that is searched. */
static sqlite3_stmt *prepare_search(void)
{
    sqlite3 *database = NULL;
    sqlite3_stmt *search = NULL;
    fuzz_hold(sqlite3_open(":memory:", &database) == SQLITE_OK &&
                  sqlite3_exec(database, "CREATE VIRTUAL TABLE prose USING fts5(body)",
                               NULL, NULL, NULL) == SQLITE_OK &&
                  sqlite3_prepare_v2(database,
                                     "SELECT rowid FROM prose WHERE prose MATCH ?1", -1,
                                     &search, NULL) == SQLITE_OK,
              "a table can be searched");
    return search;
}

static void hold_phrases(struct slice q, struct arena *arena)
{
    static sqlite3_stmt *search;
    struct phrases phrases;
    struct fault fault = { 0 };
    if (search == NULL)
        search = prepare_search();
    if (!phrases_read(q, arena, &phrases, &fault)) {
        fuzz_hold(fault.kind == FAULT_INPUT, "q without words is the client's fault");
        return;
    }
    fuzz_hold(utf8_is_valid(phrases.expression), "an expression is valid UTF-8");
    (void)sqlite3_bind_text(search, 1, phrases.expression.bytes,
                            (int)phrases.expression.length, SQLITE_STATIC);
    fuzz_hold(sqlite3_step(search) == SQLITE_DONE, "FTS5 understands the expression");
    (void)sqlite3_reset(search);
    (void)sqlite3_clear_bindings(search);
}

static void hold_accept(struct slice accept)
{
    static const char *const types[] = { "application/json", "text/csv", NULL };
    const int chosen = accept_choose(accept, types);
    fuzz_hold(chosen == ACCEPT_NOTHING || chosen == 0 || chosen == 1,
              "a type is chosen that there is, or none");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice rest = fuzz_slice(data, size);
    const struct slice line = slice_split(&rest, '\n');
    struct arena *const arena = arena_create((size_t)1 << 26);
    const char *culprit = NULL;
    struct request request = { .arena = arena, .culprit = &culprit };
    struct asked asked = { .limit = 1 };
    struct fault fault = { 0 };
    if (rest.bytes != NULL)
        hold_accept(rest);
    if (target_parse(line, arena, &request.target, &fault)) {
        if (!read_params(&request, &asked, &fault))
            fuzz_hold(culprit != NULL, "a fault names the parameter");
        fuzz_hold(asked.limit >= 1 && asked.limit <= 500, "limits are held");
        if (asked.cursor.bytes != NULL)
            hold_cursor(asked.cursor, arena);
        if (asked.q.bytes != NULL)
            hold_phrases(asked.q, arena);
    }
    fuzz_hold(fault.kind == FAULT_NONE || fault.kind == FAULT_INPUT,
              "what is wrong is the client's fault");
    arena_destroy(arena);
    return 0;
}
