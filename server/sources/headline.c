#include "sources/headline.h"

#include "sources/patterns.h"

enum { LAST_PLACE = 60, LONGEST_HEADLINE = 220, SHORTEST_HEADLINE = 2 };

/* "Überschrift | Zeitung" is a headline with the outlet behind it. */
static struct slice without_outlet(struct slice text)
{
    for (size_t at = text.length; at-- > 1;)
        if (text.bytes[at] == '|' && text.length - at <= 40)
            return slice_trim(slice_part(text, 0, at));
    return text;
}

static bool can_be(const struct line *line)
{
    return !line->prose && !line->ended && !line->bullet && line->own < CLUTTER &&
           line->words > 0 && line->words + line->numbers >= SHORTEST_HEADLINE &&
           line->text.length <= LONGEST_HEADLINE && !is_byline(line) &&
           !is_stamp(line) && !is_credit(line);
}

/* How often the line comes again, as far as headlines are repeated. */
static int repetitions(const struct page_view *view, uint32_t number)
{
    const struct line *const line = &view->lines->items[number];
    const struct slice title = without_outlet(line->text);
    int count = 0;
    for (uint32_t i = 0; i < view->lines->count; i++) {
        const bool near = i < LAST_PLACE || i + LAST_PLACE > view->lines->count;
        if (near && i != number && view->lines->items[i].words >= 3)
            count += slice_starts_with(view->lines->items[i].text, title);
        if (!near)
            i = view->lines->count - LAST_PLACE;
    }
    return count;
}

static bool frames_picture(const struct line *line)
{
    return is_credit(line) || slice_is(line->text, "+");
}

/* A caption stands right before its credit, or behind it. */
static bool is_beside_credit(const struct page_view *view, uint32_t number)
{
    const struct line *const lines = view->lines->items;
    const uint32_t block = lines[number].block;
    return (number > 0 && lines[number - 1].block == block &&
            frames_picture(&lines[number - 1])) ||
           (number + 1 < view->lines->count && lines[number + 1].block == block &&
            frames_picture(&lines[number + 1]));
}

static int worth(const struct page_view *view, uint32_t number, int place)
{
    const struct line *const line = &view->lines->items[number];
    const size_t length = line->text.length;
    int value = -8 * place - line->own;
    value += line->words >= 4 && line->words <= 24 ? 30 : 0;
    value += line->words <= 2 ? -20 : 0;
    value += length >= 25 && length <= 140 ? 20 : 0;
    value += line->verbs > 0 || line->colons > 0 || line->shouted ? 10 : 0;
    if (is_beside_credit(view, number))
        value -= 50;
    else if (repetitions(view, number) > 0)
        value += 60;
    value -= line->separators > 1 ? 30 : 0;
    return value;
}

void headline_find(struct page_view *view)
{
    view->title = NO_LINE;
    view->title_text = (struct slice){ 0 };
    /* Without running text, what stands first heads the rest. */
    const uint32_t end = view->body < view->lines->count ? view->body : 1;
    int best = 0;
    int place = 0;
    for (uint32_t i = 0; i < end && i < view->lines->count && i < LAST_PLACE; i++) {
        if (!can_be(&view->lines->items[i]))
            continue;
        const int value = worth(view, i, place++);
        if (view->title == NO_LINE || value > best) {
            best = value;
            view->title = i;
        }
    }
    if (view->title != NO_LINE && view->lines->count > 1)
        view->title_text = without_outlet(view->lines->items[view->title].text);
    else
        view->title = NO_LINE;
}
