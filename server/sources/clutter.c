#include "sources/clutter.h"

#include "sources/line_features.h"
#include "sources/patterns.h"

/* More than anything that speaks for a line. */
enum { SHARED = 1000 };

static int weigh(const struct feature *features, const struct place *place)
{
    int score = 0;
    for (; features->name != NULL; features++)
        score += features->weight * features->strength(place);
    return score;
}

void clutter_score_lines(struct lines *lines)
{
    for (uint32_t i = 0; i < lines->count; i++) {
        const struct place place = { .number = i, .line = &lines->items[i] };
        lines->items[i].own =
            weigh(line_features, &place) + (lines->items[i].shared ? SHARED : 0);
    }
}

void clutter_find_body(struct page_view *view)
{
    const struct lines *const lines = view->lines;
    view->body = view->tail = lines->count;
    for (uint32_t i = 0; i < lines->count; i++) {
        if (!lines->items[i].prose || lines->items[i].own >= DOUBTFUL)
            continue;
        if (view->body == lines->count)
            view->body = i;
        view->tail = i + 1;
    }
}

/* A list of links ends with running text, at the headline and its kicker, and before a
 * heading that heads some. */
static bool ends_links(const struct page_view *view, uint32_t number)
{
    const struct lines *const lines = view->lines;
    const struct line *const line = &lines->items[number];
    if (number == view->title || number + 1 == view->title)
        return true;
    if (line->prose && line->own < CLUTTER)
        return true;
    const bool parted = number > 0 && lines->items[number - 1].block != line->block;
    const struct line *const after =
        number + 1 < lines->count ? &lines->items[number + 1] : NULL;
    return parted && after != NULL && after->prose && after->own < CLUTTER &&
           !line->bullet;
}

void clutter_mark(struct lines *lines, const struct page_view *view)
{
    bool linked = false;
    for (uint32_t i = 0; i < lines->count; i++) {
        struct line *const line = &lines->items[i];
        if (linked && ends_links(view, i))
            linked = false;
        const struct place place = { view, i, line, linked };
        line->score = line->own + weigh(place_features, &place);
        line->dropped = (line->score >= CLUTTER || line->shared) && i != view->title;
        if (line->dropped && opens_links(line))
            linked = true;
    }
}
