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

/* The lines of the article on a page: where it begins and ends, and where it goes on
 * behind a lead. */
struct body {
    uint32_t first, second, end;
};

static struct body find_body(const struct page_view *view)
{
    const struct lines *const lines = view->lines;
    struct body body = { lines->count, lines->count, lines->count };
    for (uint32_t i = 0; i < lines->count; i++) {
        if (lines->items[i].dropped || i == view->title)
            continue;
        if (body.first == lines->count)
            body.first = i;
        else if (body.second == lines->count)
            body.second = i;
        body.end = i + 1;
    }
    return body;
}

/* Above the text, and between the lead and the text, stands the page's own date. Below
 * it there are those of other articles, unless they come at once. */
static enum stamp_kind stamp_at(const struct page_view *view, const struct body *body,
                                uint32_t number, struct day *day)
{
    enum { NEAR_END = 2 };
    const struct line *const line = &view->lines->items[number];
    const bool above = number < body->second;
    const bool near_end = number >= body->end && number < body->end + NEAR_END &&
                          !opens_links(&view->lines->items[body->end]);
    if (!is_stamp(line) && !((above || near_end) && is_dated(line)))
        return STAMP_NONE;
    const enum stamp_kind kind = day_in_text(line->text, day);
    return kind == STAMP_BARE && !above && !near_end ? STAMP_NONE : kind;
}

/* The day of the best date line among the lines that were dropped. */
static bool find_published(const struct page_view *view, struct arena *arena,
                           struct publication *out, struct fault *fault)
{
    const struct body body = find_body(view);
    enum stamp_kind best = STAMP_NONE;
    struct day published = { 0 };
    for (uint32_t i = 0; i < view->lines->count; i++) {
        struct day day = { 0 };
        const enum stamp_kind kind =
            view->lines->items[i].dropped ? stamp_at(view, &body, i, &day) : STAMP_NONE;
        if (kind <= best)
            continue;
        best = kind;
        published = day;
    }
    if (best == STAMP_NONE)
        return true;
    char text[DATE_TEXT_SIZE];
    day_text(published, text);
    out->date = arena_copy(arena, slice_of(text));
    out->interval = (struct interval){ published, published };
    out->basis = PUBLISHED_BY_TEXT;
    return out->date.bytes != NULL || fault_no_memory(fault);
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
    return !line->prose && !line->ended && line->words > 0 &&
           line->words <= MOST_WORDS && line->text.length <= LONGEST_KICKER;
}

/* Dropped, but not for being what many articles have: several may have one kicker,
 * where it stands right with the headline. */
static bool is_apart(const struct lines *lines, uint32_t number, uint32_t end)
{
    const struct line *const line = &lines->items[number];
    const bool with_title =
        end < lines->count && line->block == lines->items[end].block;
    return line->dropped && !(line->shared && with_title);
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
           !is_apart(lines, first - 1, end) &&
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
    return is_byline(line) || is_stamp(line) || is_dated(line) || line->shares >= 2;
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
    if (!find_published(view, arena, &page.published, fault))
        return false;
    page.text = join(view, length, arena);
    if (page.text.bytes == NULL)
        return fault_no_memory(fault);
    *out = page;
    return true;
}

/* Finds text, headline and clutter. What the corpus shares is clutter from the start;
 * it is the headline only where nothing else is. */
static void look(struct page_view *view, struct lines *lines, bool titled)
{
    clutter_score_lines(lines);
    clutter_find_body(view);
    if (!titled)
        headline_find(view);
    clutter_mark(lines, view);
}

/* Whether an outlet could put such a line around its articles: outside of the running
 * text, or as its end. Sub-headings, and sentences of a few words, may be alike by
 * chance. */
static bool can_be_shared(const struct page_view *view, uint32_t number)
{
    enum { FEWEST_WORDS = 2 };
    const struct line *const line = &view->lines->items[number];
    if (line->dropped || line->words < FEWEST_WORDS)
        return false;
    if (number == view->title || number < view->body)
        return true;
    if (line->words == FEWEST_WORDS)
        return false;
    return number + 1 == view->tail ||
           (number >= view->tail && (line->prose || !line->ended));
}

/* The article is told from others by its longest paragraphs. */
static void note_marks(const struct page_view *view, struct buffer *marks)
{
    const struct lines *const lines = view->lines;
    const struct line *longest = NULL;
    const struct line *second = NULL;
    uint64_t count = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        const struct line *const line = &lines->items[i];
        const bool marked = can_be_shared(view, i);
        count += marked;
        if (line->dropped || marked)
            continue;
        if (longest == NULL || line->text.length > longest->text.length) {
            second = longest;
            longest = line;
        } else if (second == NULL || line->text.length > second->text.length) {
            second = line;
        }
    }
    if (count == 0 || longest == NULL)
        return;
    marks_begin(marks, longest->key, second == NULL ? longest->key : second->key,
                count);
    for (uint32_t i = 0; i < lines->count; i++)
        if (can_be_shared(view, i))
            marks_add(marks, lines->items[i].key);
}

static bool mark_shared(const struct page_view *view, struct lines *lines,
                        const struct repetition *known)
{
    bool found = false;
    for (uint32_t i = 0; i < lines->count; i++) {
        lines->items[i].shared =
            can_be_shared(view, i) && repetition_has(known, lines->items[i].key);
        found |= lines->items[i].shared;
    }
    return found;
}

/* Columns have the same headline every day: better that than none. */
static bool lost_title(const struct page_view *view, uint32_t title)
{
    return title != NO_LINE && view->title == NO_LINE;
}

/* What is marked by itself, and then by what the corpus shares. */
static void look_with_habits(struct page_view *view, struct lines *lines, bool titled,
                             const struct habits *habits)
{
    look(view, lines, titled);
    const uint32_t title = view->title;
    if (habits != NULL && habits->marks != NULL)
        note_marks(view, habits->marks);
    if (habits == NULL || !mark_shared(view, lines, habits->known))
        return;
    look(view, lines, titled);
    if (!titled && lost_title(view, title)) {
        lines->items[title].shared = false;
        look(view, lines, titled);
    }
}

bool page_read(char *text, size_t length, struct arena *arena, struct page *out,
               struct fault *fault)
{
    struct lines lines = { 0 };
    *out = (struct page){ .habits = out->habits };
    if (!lines_read(text, length, false, arena, &lines, fault))
        return false;
    cut_page_id(&lines);
    struct page_view view = { .lines = &lines, .title = NO_LINE };
    look_with_habits(&view, &lines, false, out->habits);
    return take_kicker(&view, &lines, arena, &out->kicker, fault) &&
           finish(&view, &lines, length, arena, out, fault);
}

bool page_read_titled(char *text, size_t length, struct slice title,
                      struct arena *arena, struct page *out, struct fault *fault)
{
    struct lines lines = { 0 };
    *out = (struct page){ .habits = out->habits };
    if (!lines_read(text, length, true, arena, &lines, fault))
        return false;
    struct page_view view = { .lines = &lines, .title = NO_LINE, .title_text = title };
    look_with_habits(&view, &lines, true, out->habits);
    return finish(&view, &lines, length, arena, out, fault);
}
