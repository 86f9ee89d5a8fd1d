#include "sources/page.h"

#include <string.h>

#include "news/vocabulary.h"
#include "sources/headline.h"
#include "sources/patterns.h"

/* Ids of a scraper's index stand before the first words of a page. */
static void cut_page_id(struct lines *lines)
{
    if (lines->count == 0)
        return;
    struct slice *const text = &lines->items[0].text;
    *text = slice_part(*text, page_id_length(*text), text->length);
}

/* The day of the first date line among the lines that were dropped. */
static bool find_published(const struct lines *lines, struct arena *arena,
                           struct publication *out, struct fault *fault)
{
    struct day day = { 0 };
    for (uint32_t i = 0; i < lines->count; i++) {
        if (!lines->items[i].dropped || !is_stamp(&lines->items[i]) ||
            !stamp_day(&lines->items[i], &day))
            continue;
        char text[DATE_TEXT_SIZE];
        day_text(day, text);
        out->date = arena_copy(arena, slice_of(text));
        out->interval = (struct interval){ day, day };
        out->basis = PUBLISHED_BY_TEXT;
        return out->date.bytes != NULL || fault_no_memory(fault);
    }
    return true;
}

/* The lines that are left, blocks parted by a blank line. */
static struct slice join(const struct page_view *view, size_t length,
                         struct arena *arena)
{
    char *const start = arena_alloc(arena, 2 * length + 1);
    char *out = start;
    const struct line *before = NULL;
    for (uint32_t i = 0; start != NULL && i < view->lines->count; i++) {
        const struct line *const line = &view->lines->items[i];
        if (line->dropped || i == view->title)
            continue;
        if (before != NULL)
            *out++ = '\n';
        if (before != NULL && before->block != line->block)
            *out++ = '\n';
        memcpy(out, line->text.bytes, line->text.length);
        out += line->text.length;
        before = line;
    }
    return (struct slice){ start, start == NULL ? 0 : (size_t)(out - start) };
}

/* What is left of lines whose headline is known. */
static bool finish(struct page_view *view, struct lines *lines, size_t length,
                   struct arena *arena, struct page *out, struct fault *fault)
{
    clutter_mark(lines, view);
    struct page page = { .title = view->title_text };
    if (!find_published(lines, arena, &page.published, fault))
        return false;
    page.text = join(view, length, arena);
    if (page.text.bytes == NULL)
        return fault_no_memory(fault);
    *out = page;
    return true;
}

bool page_read(char *text, size_t length, struct arena *arena, struct page *out,
               struct fault *fault)
{
    struct lines lines = { 0 };
    if (!lines_read(text, length, false, arena, &lines, fault))
        return false;
    cut_page_id(&lines);
    struct page_view view = { .lines = &lines, .title = NO_LINE };
    clutter_score_lines(&lines);
    clutter_find_body(&view);
    headline_find(&view);
    return finish(&view, &lines, length, arena, out, fault);
}

bool page_read_titled(char *text, size_t length, struct slice title,
                      struct arena *arena, struct page *out, struct fault *fault)
{
    struct lines lines = { 0 };
    if (!lines_read(text, length, true, arena, &lines, fault))
        return false;
    struct page_view view = { .lines = &lines, .title = NO_LINE, .title_text = title };
    clutter_score_lines(&lines);
    clutter_find_body(&view);
    return finish(&view, &lines, length, arena, out, fault);
}
