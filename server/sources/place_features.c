#include "sources/line_features.h"
#include "sources/patterns.h"

enum { LONGEST_HEADING = 140, LONGEST_CAPTION = 250, LONGEST_LIST = 60, NEAR = 6 };

static const struct line *line_at(const struct place *place, int64_t offset)
{
    const int64_t number = (int64_t)place->number + offset;
    return number < 0 || number >= place->view->lines->count
               ? NULL
               : &place->view->lines->items[number];
}

static bool is_heading(const struct line *line)
{
    return !line->prose && !line->ended && line->stops == 0 &&
           line->text.length <= LONGEST_HEADING;
}

static bool in_head(const struct place *place)
{
    return place->number < place->view->body;
}

static bool in_tail(const struct place *place)
{
    return place->number >= place->view->tail;
}

/* At the edges pages speak for themselves. */
static int is_edge_talk(const struct place *place)
{
    const struct line *const line = place->line;
    return (in_head(place) || in_tail(place)) &&
           (line_clutter_words(line) > 0 || line_is_navigation(line) ||
            line_is_command(line)) &&
           (line_is_personal(line) || !line->prose || line->rights > 0);
}

/* Lines of one block, or items of one list, that are clutter by themselves make it
 * likely that the others are: a box. The headline's block is the article's. */
static int is_in_box(const struct place *place)
{
    enum { REACH = 4 };
    const struct line *const line = place->line;
    int company = 0;
    int sum = 0;
    if (line->prose && line->own < 0)
        return 0;
    for (int64_t offset = -REACH; offset <= REACH; offset++) {
        const struct line *const other = line_at(place, offset);
        if (offset == 0 || other == NULL || other->block != line->block)
            continue;
        if (place->number + offset == place->view->title)
            return 0;
        company++;
        sum += other->own < 0 ? 0 : other->own;
    }
    return company > 0 && sum >= DOUBTFUL * company;
}

/* A box that opens and closes with clutter is clutter between them. */
static int is_between_clutter(const struct place *place)
{
    enum { LARGEST_BOX = 12 };
    const struct line *const line = place->line;
    const struct line *const items = place->view->lines->items;
    const uint32_t title = place->view->title;
    if ((line->prose && line->own < 0) || line->block_end - line->block > LARGEST_BOX ||
        (title >= line->block && title < line->block_end))
        return 0;
    return line->block_end - line->block >= 3 && items[line->block].own >= CLUTTER &&
           items[line->block_end - 1].own >= CLUTTER;
}

/* Who wrote it, and when, may stand between the lead and the text. */
static bool is_behind_lead(const struct place *place)
{
    enum { FARTHEST = 6 };
    const uint32_t body = place->view->body;
    if (place->number <= body || place->number - body > FARTHEST)
        return false;
    for (uint32_t i = body + 1; i < place->number; i++)
        if (place->view->lines->items[i].prose)
            return false;
    return place->line->block != place->view->lines->items[body].block;
}

static bool is_note_behind_lead(const struct place *place)
{
    return is_behind_lead(place) &&
           (is_byline(place->line) || is_stamp(place->line) || is_dated(place->line));
}

static int is_inside(const struct place *place)
{
    return !in_head(place) && !in_tail(place) && place->line->pleas == 0 &&
           !is_in_box(place) && !is_note_behind_lead(place);
}

/* A sub-heading with its text. */
static int heads_text(const struct place *place)
{
    const struct line *const after = line_at(place, 1);
    return !in_head(place) && !in_tail(place) && is_heading(place->line) &&
           after != NULL && after->prose && after->own < 0 && place->line->pleas == 0 &&
           !is_credit(place->line) && !opens_links(place->line) && !is_in_box(place) &&
           !is_note_behind_lead(place);
}

/* A word or two above the article that belong to no headline; behind the headline, four
 * at most, where a sub-title would be longer. */
static int is_scrap(const struct place *place)
{
    const struct line *const line = place->line;
    const struct page_view *const view = place->view;
    if (!in_head(place) || view->title == NO_LINE || !is_heading(line))
        return 0;
    if (place->number > view->title)
        return line->words <= 4 ? (line->words == 1 ? 2 : 1) : 0;
    const bool kicker = place->number + 1 == view->title ||
                        line->block == view->lines->items[view->title].block;
    return line->words <= 2 && !kicker ? 2 : 0;
}

/* A heading that heads nothing. */
static int is_stray(const struct place *place)
{
    const struct line *const after = line_at(place, 1);
    const bool heads =
        after != NULL && after->own < CLUTTER && after->words > 1 &&
        (after->ended || after->colon || (after->shouted && !after->question));
    return in_tail(place) && place->view->tail > 0 && is_heading(place->line) && !heads;
}

static int is_answer(const struct place *place)
{
    const struct line *const before = line_at(place, -1);
    return before != NULL && before->question && !before->dropped && before->words > 2;
}

/* Results, tables and lists of names: short lines that say something. */
static int is_data(const struct place *place)
{
    const struct line *const line = place->line;
    return in_tail(place) && line->words > 0 && !place->linked &&
           (line->numbers >= 4 || line->colons >= 2 || line->colon);
}

/* An item of a list that running text, or an item before, introduces. */
static int is_listed(const struct place *place)
{
    const struct line *before = NULL;
    for (int64_t back = -1;
         back > -LONGEST_LIST && (before = line_at(place, back)) != NULL; back--) {
        if (before->dropped)
            return 0;
        if (before->colon)
            return !place->linked;
        if (before->bullet != place->line->bullet || before->prose)
            return 0;
    }
    return 0;
}

/* Verses: three lines or more of one block, none of them running text or a mark, and
 * the last ending as sentences do. */
static int is_verse(const struct place *place)
{
    enum { FEWEST = 3, LONGEST_STANZA = 40 };
    const struct line *const items = place->view->lines->items;
    const uint32_t end = place->line->block_end;
    const uint32_t count = end - place->line->block;
    if (place->linked || count < FEWEST || count > LONGEST_STANZA)
        return 0;
    for (uint32_t i = place->line->block; i < end; i++) {
        if (items[i].prose || items[i].bullet || items[i].words < 2 ||
            is_credit(&items[i]))
            return 0;
    }
    return items[end - 1].ended || items[end - 1].shouted;
}

static int is_linked(const struct place *place)
{
    return place->linked && !place->line->prose;
}

static bool marks_picture(const struct line *line)
{
    return line != NULL && ((line->words == 0 && slice_is(line->text, "+")) ||
                            (line->words == 1 && (line->cues & CUE_PICTURE) != 0));
}

static bool frames_caption(const struct place *place)
{
    const uint32_t block = place->line->block;
    const struct line *const before = line_at(place, -1);
    const struct line *const after = line_at(place, 1);
    if (after != NULL && after->block == block &&
        (marks_picture(after) || (is_credit(after) && after->words <= 12)))
        return true;
    return before != NULL && before->block == block && marks_picture(before);
}

/* A line beside a credit, or beside what is left of a picture's frame. In a small block
 * of its own it is a caption even if it is a sentence. */
static int is_caption(const struct place *place)
{
    enum { LARGEST_FRAME = 4 };
    const uint32_t title = place->view->title;
    if (place->number == title || place->line->text.length > LONGEST_CAPTION ||
        !frames_caption(place))
        return 0;
    const struct line *const line = place->line;
    const bool apart = line->block_end - line->block <= LARGEST_FRAME &&
                       (title < line->block || title >= line->block_end);
    return apart ? 2 : 1;
}

/* Said a few lines before already: a doubled headline, a caption above and below. */
static int is_repeated(const struct place *place)
{
    const struct line *const line = place->line;
    for (int64_t back = -1; back >= -NEAR && line_at(place, back) != NULL; back--)
        if (line_at(place, back)->key == line->key && line->words >= 3)
            return 1;
    return 0;
}

/* The headline again, alone or with the outlet's name. */
static int is_title_again(const struct place *place)
{
    const struct slice title = place->view->title_text;
    const struct slice text = place->line->text;
    if (title.bytes == NULL || place->number == place->view->title ||
        !slice_starts_with(text, title))
        return 0;
    const struct slice rest = slice_trim(slice_part(text, title.length, text.length));
    return rest.length == 0 ||
           (rest.length <= 60 && (rest.bytes[0] == '|' || rest.bytes[0] == '-' ||
                                  (rest.bytes[0] & 0x80) != 0));
}

static int is_author_line(const struct place *place)
{
    return (in_head(place) || in_tail(place) || is_behind_lead(place)) &&
           is_byline(place->line) && place->number != place->view->title;
}

static int is_date_line(const struct place *place)
{
    const bool before_text = in_head(place) || is_behind_lead(place);
    return ((before_text || in_tail(place)) && is_stamp(place->line)) ||
           (before_text && is_dated(place->line));
}

static int is_id(const struct place *place)
{
    return (in_head(place) || in_tail(place)) && is_page_id(place->line);
}

const struct feature place_features[] = {
    { "page talk at an edge", 50, is_edge_talk },
    { "inside the article", -40, is_inside },
    { "heads nothing", 100, is_stray },
    { "answers a question", -60, is_answer },
    { "data", -60, is_data },
    { "item of the article's list", -100, is_listed },
    { "verse", -100, is_verse },
    { "item of a list of links", 150, is_linked },
    { "caption", 140, is_caption },
    { "repeated", 140, is_repeated },
    { "headline again", 160, is_title_again },
    { "byline", 120, is_author_line },
    { "date line", 120, is_date_line },
    { "page id", 120, is_id },
    { "in a box of clutter", 70, is_in_box },
    { "between clutter", 140, is_between_clutter },
    { "heads running text", -50, heads_text },
    { "scrap above the article", 60, is_scrap },
    { 0 },
};
