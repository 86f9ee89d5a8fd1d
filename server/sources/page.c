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

/* Whom the first byline names among the lines that were dropped. */
static struct slice find_author(const struct lines *lines)
{
    for (uint32_t i = 0; i < lines->count; i++)
        if (lines->items[i].dropped && is_byline(&lines->items[i]))
            return lines->items[i].text;
    return (struct slice){ 0 };
}

static bool can_be_kicker(const struct line *line)
{
    enum { MOST_WORDS = 8, LONGEST_KICKER = 80 };
    return !line->dropped && !line->prose && !line->ended && line->words > 0 &&
           line->words <= MOST_WORDS && line->text.length <= LONGEST_KICKER;
}

/* The lines in one, in the arena; bytes NULL: out of memory. */
static struct slice join_lines(struct line *lines, uint32_t count, struct arena *arena)
{
    size_t length = 0;
    for (uint32_t i = 0; i < count; i++)
        length += lines[i].text.length + 1;
    char *const text = arena_alloc(arena, length + 1);
    char *out = text;
    for (uint32_t i = 0; text != NULL && i < count; i++) {
        const struct slice line = lines[i].text;
        if (i > 0)
            *out++ = ' ';
        memcpy(out, line.bytes, line.length);
        out += line.length;
        lines[i].dropped = true;
    }
    return (struct slice){ text, text == NULL ? 0 : (size_t)(out - text) };
}

/* A line or two of a few words right above the headline, or where there is none above
 * the text, are dropped with it. */
static bool take_kicker(const struct page_view *view, struct lines *lines,
                        struct arena *arena, struct slice *out, struct fault *fault)
{
    enum { MOST_LINES = 2 };
    const uint32_t end = view->title == NO_LINE ? view->body : view->title;
    uint32_t first = end;
    while (first > 0 && can_be_kicker(&lines->items[first - 1]) &&
           (first == end || lines->items[first - 1].block == lines->items[first].block))
        first--;
    if (first == end || end - first > MOST_LINES)
        return true;
    *out = join_lines(lines->items + first, end - first, arena);
    if (out->bytes == NULL)
        return fault_no_memory(fault);
    if (lines->items[end - 1].colon)
        out->length--;
    return true;
}

static bool stands_behind_lead(const struct line *line)
{
    return is_byline(line) || is_stamp(line) || line->shares >= 2;
}

/* A first paragraph that is set off: by who wrote the text, when, and the buttons to
 * share it, or by the place where the text behind it comes from. */
static struct slice find_lead(const struct page_view *view)
{
    enum { LONGEST_LEAD = 600, FEWEST_WORDS = 6 };
    const struct lines *const lines = view->lines;
    bool set_off = false;
    uint32_t first = 0;
    while (first < lines->count &&
           (lines->items[first].dropped || first == view->title))
        first++;
    uint32_t next = first + 1;
    for (; next < lines->count && lines->items[next].dropped; next++)
        set_off |= stands_behind_lead(&lines->items[next]);
    if (next >= lines->count || !lines->items[next].prose)
        return (struct slice){ 0 };
    const struct line *const line = &lines->items[first];
    set_off |= begins_with_dateline(lines->items[next].text);
    return set_off && line->block != lines->items[next].block &&
                   line->words >= FEWEST_WORDS && line->text.length <= LONGEST_LEAD
               ? line->text
               : (struct slice){ 0 };
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

/* What is left of lines whose clutter is marked. */
static bool finish(const struct page_view *view, const struct lines *lines,
                   size_t length, struct arena *arena, struct page *out,
                   struct fault *fault)
{
    struct page page = { .title = view->title_text,
                         .kicker = out->kicker,
                         .lead = find_lead(view),
                         .author = find_author(lines) };
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
    *out = (struct page){ 0 };
    if (!lines_read(text, length, false, arena, &lines, fault))
        return false;
    cut_page_id(&lines);
    struct page_view view = { .lines = &lines, .title = NO_LINE };
    clutter_score_lines(&lines);
    clutter_find_body(&view);
    headline_find(&view);
    clutter_mark(&lines, &view);
    return take_kicker(&view, &lines, arena, &out->kicker, fault) &&
           finish(&view, &lines, length, arena, out, fault);
}

bool page_read_titled(char *text, size_t length, struct slice title,
                      struct arena *arena, struct page *out, struct fault *fault)
{
    struct lines lines = { 0 };
    *out = (struct page){ 0 };
    if (!lines_read(text, length, true, arena, &lines, fault))
        return false;
    struct page_view view = { .lines = &lines, .title = NO_LINE, .title_text = title };
    clutter_score_lines(&lines);
    clutter_find_body(&view);
    clutter_mark(&lines, &view);
    return finish(&view, &lines, length, arena, out, fault);
}
