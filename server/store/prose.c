#include "base/buffer.h"
#include "store/database.h"
#include "store/phrase.h"
#include "store/scan_state.h"

/* The table has no content of its own: a row is deleted by giving its text again. */
static const char insert_prose[] = "INSERT INTO prose (rowid, title, text)"
                                   "VALUES (:number, :title, :text)";
static const char delete_prose[] = "INSERT INTO prose (prose, rowid, title, text)"
                                   "VALUES ('delete', :number, :title, :text)";

/* The rows of one article, to be inserted or deleted. */
struct prose {
    struct store *store;
    const char *sql;
    int64_t number;
    const struct article *article;
    const struct reading *reading;
    struct arena *arena;
};

static bool write_row(const struct prose *prose, int64_t number, struct slice title,
                      struct slice text, struct fault *fault)
{
    const struct slice folded_title = search_fold(prose->arena, title);
    const struct slice folded_text = search_fold(prose->arena, text);
    if (folded_title.bytes == NULL || folded_text.bytes == NULL)
        return fault_no_memory(fault);
    struct statement *const statement = store_statement(prose->store, prose->sql);
    statement_bind_int(statement, ":number", number);
    statement_bind_text(statement, ":title", folded_title);
    statement_bind_text(statement, ":text", folded_text);
    return statement_run(statement, fault);
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

bool prose_put(struct store *store, int64_t number, const struct article *article,
               const struct reading *reading, struct arena *arena, struct fault *fault)
{
    const struct prose prose = { store, insert_prose, number, article, reading, arena };
    return write_rows(&prose, fault);
}

bool prose_drop(struct store *store, int64_t number, const struct article *article,
                const struct reading *reading, struct arena *arena, struct fault *fault)
{
    const struct prose prose = { store, delete_prose, number, article, reading, arena };
    return write_rows(&prose, fault);
}
