/* A visitor that writes down what it is shown, one line a record, for tests of
 * sources. */
#pragma once

#include <assert.h>

#include "base/buffer.h"
#include "sources/sources.h"

static inline void note(struct buffer *notes, const char *name, struct slice value)
{
    if (value.bytes != NULL)
        buffer_printf(notes, " %s=%.*s", name, (int)value.length, value.bytes);
}

static inline void note_authors(struct buffer *notes, const struct article *article)
{
    for (uint32_t i = 0; i < article->author_count; i++)
        buffer_printf(notes, "%s%.*s", i == 0 ? " authors=" : "; ",
                      (int)article->authors[i].length, article->authors[i].bytes);
}

/* "path record: format title=… published=… text=…" or "path record: problem". */
static inline bool collect(void *context, const struct article *article,
                           struct slice problem, struct fault *fault)
{
    struct buffer *const notes = context;
    (void)fault;
    const struct slice member = article->source.member;
    buffer_printf(notes, "%.*s%s%.*s %u:", (int)article->source.path.length,
                  article->source.path.bytes, member.bytes == NULL ? "" : "!",
                  (int)member.length, member.bytes == NULL ? "" : member.bytes,
                  article->source.record);
    if (problem.bytes != NULL) {
        buffer_printf(notes, " ! %.*s\n", (int)problem.length, problem.bytes);
        return true;
    }
    assert(article->source.sha256.length == 64 && article->text.bytes != NULL);
    note(notes, "format", article->source.format);
    note(notes, "title", article->title);
    note(notes, "kicker", article->kicker);
    if (article->lead.end > 0)
        note(notes, "lead", span_text(article->text, article->lead));
    note_authors(notes, article);
    note(notes, "publisher", article->publisher);
    note(notes, "url", article->url);
    note(notes, "language", article->language);
    note(notes, "published", article->published.date);
    note(notes, "text", article->text);
    buffer_append_byte(notes, '\n');
    return true;
}

/* What collect() writes down about a file of this name and content; the caller frees
 * the buffer with buffer_finish(). */
static inline struct buffer collected(const char *path, struct slice content)
{
    struct arena *const arena = arena_create((size_t)256 << 20);
    struct fault fault = { 0 };
    struct buffer notes;
    buffer_init(&notes, (size_t)256 << 20);
    const bool done =
        source_read_content(slice_of(path), content, arena, collect, &notes, &fault);
    assert(done && fault.kind == FAULT_NONE);
    (void)done;
    arena_destroy(arena);
    return notes;
}
