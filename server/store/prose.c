#include <string.h>

#include "base/buffer.h"
#include "store/database.h"
#include "store/phrase.h"
#include "store/scan_state.h"

/* The table has no content of its own: a row is deleted by giving its text again. */
static const char insert_prose[] = "INSERT INTO prose (rowid, title, text)"
                                   "VALUES (:number, :title, :text)";
static const char delete_prose[] = "INSERT INTO prose (prose, rowid, title, text)"
                                   "VALUES ('delete', :number, :title, :text)";

/* The words of one article lie all over the table in which FTS5 gathers them: what runs
 * between two articles drives it out of the processor's cache. Many in one go find it
 * there. */
enum { WAITING_MAX = 512 * 1024 };

struct prose_row {
    int64_t number;
    struct slice title, text; /* folded */
};

/* How a row stands among those that wait, before its title and its text. */
struct waiting {
    int64_t number;
    size_t title, text;
};

static bool run(struct store *store, const char *sql, const struct prose_row *row,
                struct fault *fault)
{
    struct statement *const statement = store_statement(store, sql);
    statement_bind_int(statement, ":number", row->number);
    statement_bind_text(statement, ":title", row->title);
    statement_bind_text(statement, ":text", row->text);
    return statement_run(statement, fault);
}

bool prose_store(struct scan *scan, struct fault *fault)
{
    const struct slice all = buffer_slice(&scan->prose);
    struct waiting head;
    bool ok = true;
    for (size_t at = 0; at < all.length && ok; at += head.title + head.text) {
        memcpy(&head, all.bytes + at, sizeof head);
        at += sizeof head;
        const char *const title = all.bytes + at;
        const struct prose_row row = { head.number,
                                       { title, head.title },
                                       { title + head.title, head.text } };
        ok = run(scan->store, insert_prose, &row, fault);
    }
    buffer_clear(&scan->prose);
    return ok;
}

/* What the rows of one article are given to. */
typedef bool take_row(struct scan *scan, const struct prose_row *row,
                      struct fault *fault);

static bool let_wait(struct scan *scan, const struct prose_row *row,
                     struct fault *fault)
{
    const struct waiting head = { row->number, row->title.length, row->text.length };
    buffer_append(&scan->prose, &head, sizeof head);
    buffer_append_slice(&scan->prose, row->title);
    buffer_append_slice(&scan->prose, row->text);
    return buffer_ok(&scan->prose, fault) &&
           (scan->prose.length < WAITING_MAX || prose_store(scan, fault));
}

static bool drop(struct scan *scan, const struct prose_row *row, struct fault *fault)
{
    return run(scan->store, delete_prose, row, fault);
}

/* The rows of one article, to be inserted or deleted. */
struct prose {
    struct scan *scan;
    take_row *take;
    int64_t number;
    const struct article *article;
    const struct reading *reading;
    struct arena *arena;
};

static bool write_row(const struct prose *prose, int64_t number, struct slice title,
                      struct slice text, struct fault *fault)
{
    const struct prose_row row = { number, search_fold(prose->arena, title),
                                   search_fold(prose->arena, text) };
    if (row.title.bytes == NULL || row.text.bytes == NULL)
        return fault_no_memory(fault);
    return prose->take(prose->scan, &row, fault);
}

/* What the claim says, without the words that interrupt it. */
static void join_spans(const struct prose *prose, const struct claim *claim,
                       struct buffer *out)
{
    buffer_clear(out);
    for (uint32_t i = 0; i < claim->span_count; i++) {
        buffer_append_slice(out, span_text(prose->article->text, claim->spans[i]));
        buffer_append_byte(out, ' ');
    }
}

static bool write_rows(const struct prose *prose, struct fault *fault)
{
    const struct article *const article = prose->article;
    const struct slice title =
        article->title.bytes == NULL ? SLICE("") : article->title;
    struct buffer content;
    buffer_init(&content, SIZE_MAX / 4);
    bool ok =
        write_row(prose, prose_of_article(prose->number), title, article->text, fault);
    for (uint32_t i = 0; i < prose->reading->claim_count && ok; i++) {
        join_spans(prose, &prose->reading->claims[i], &content);
        ok = buffer_ok(&content, fault) &&
             write_row(prose, prose_of_claim(prose->number, i), SLICE(""),
                       buffer_slice(&content), fault);
    }
    buffer_finish(&content);
    return ok;
}

bool prose_put(struct scan *scan, int64_t number, const struct article *article,
               const struct reading *reading, struct arena *arena, struct fault *fault)
{
    const struct prose prose = { scan, let_wait, number, article, reading, arena };
    return write_rows(&prose, fault);
}

bool prose_drop(struct scan *scan, int64_t number, const struct article *article,
                const struct reading *reading, struct arena *arena, struct fault *fault)
{
    const struct prose prose = { scan, drop, number, article, reading, arena };
    return prose_store(scan, fault) && write_rows(&prose, fault);
}
