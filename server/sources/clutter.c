#include "sources/clutter.h"

#include "sources/patterns.h"

enum { DOUBTFUL = CLUTTER / 2, LONGEST_HEADING = 140, LONGEST_CAPTION = 250, NEAR = 6 };

/* A line in its place. */
struct place {
    const struct page_view *view;
    uint32_t number;
    const struct line *line;
    bool linked; /* a heading of links stands before, and no running text between */
};

struct feature {
    const char *name;
    int weight;
    int (*strength)(const struct place *place); /* 0: does not show it */
};

static int at_most(int value, int ceiling)
{
    return value < ceiling ? value : ceiling;
}

static const struct line *line_at(const struct place *place, int64_t offset)
{
    const int64_t number = (int64_t)place->number + offset;
    return number < 0 || number >= place->view->lines->count
               ? NULL
               : &place->view->lines->items[number];
}

static bool is_heading(const struct line *line)
{
    return !line->prose && !line->ended && line->text.length <= LONGEST_HEADING;
}

static int clutter_words(const struct line *line)
{
    return line->sites + line->trades + line->shares + line->comments + line->pieces +
           line->authors + line->rights + (line->pleas > 0 ? line->actions : 0) +
           ((line->first & CUE_LABEL) != 0);
}

/* The page or its seller speaks to the reader. */
static bool is_personal(const struct line *line)
{
    return line->pleas > 0 || (line->cues & (CUE_READER | CUE_US)) != 0;
}

/* Features of the line alone. */

static int has_site_words(const struct place *place)
{
    return at_most(place->line->sites, 3);
}

static int has_trade_words(const struct place *place)
{
    return at_most(place->line->trades, 3);
}

static int has_pleas(const struct place *place)
{
    return at_most(place->line->pleas, 2);
}

static int speaks_to_reader(const struct place *place)
{
    const struct line *const line = place->line;
    return (line->cues & CUE_READER) != 0 &&
           (clutter_words(line) > 0 || line->actions > 0);
}

static int speaks_of_itself(const struct place *place)
{
    return (place->line->cues & CUE_US) != 0 && clutter_words(place->line) > 0;
}

static int has_buttons(const struct place *place)
{
    const struct line *const line = place->line;
    return line->shares >= 2 ? at_most(line->shares, 3) : 0;
}

static int has_comments(const struct place *place)
{
    return at_most(place->line->comments, 2);
}

static int names_makers(const struct place *place)
{
    return at_most(place->line->authors, 2);
}

static int claims_rights(const struct place *place)
{
    return at_most(place->line->rights, 2);
}

static int names_price(const struct place *place)
{
    return place->line->price && place->line->trades + place->line->sites > 0;
}

/* Most of a short line's words are words of a page. */
static int is_dense(const struct place *place)
{
    const struct line *const line = place->line;
    if (line->words == 0 || line->words > 12)
        return 0;
    const int share = 100 * clutter_words(line) / line->words;
    return (share >= 25) + (share >= 40) + (share >= 60);
}

static int is_navigation(const struct place *place)
{
    const struct line *const line = place->line;
    return line->separators >= 2 && !line->prose &&
           line->words <= 4 * (line->separators + 1) && line->digits < 12;
}

static int is_picture_credit(const struct place *place)
{
    return is_credit(place->line);
}

static int heads_links(const struct place *place)
{
    return opens_links(place->line);
}

static int is_labelled(const struct place *place)
{
    const struct line *const line = place->line;
    return (line->first & CUE_LABEL) != 0 &&
           (line->words == 1 || slice_find(line->text, SLICE("  ")) < 14 ||
            slice_find(line->text, SLICE(":")) < 14);
}

static int has_no_words(const struct place *place)
{
    return place->line->words == 0 && place->line->digits == 0;
}

static int is_prose(const struct place *place)
{
    return place->line->prose;
}

static int is_long(const struct place *place)
{
    const size_t length = place->line->text.length;
    return length < 150 ? 0 : at_most((int)(length - 50) / 100, 4);
}

static int has_speech(const struct place *place)
{
    return place->line->speech && place->line->words >= 6;
}

/* Features of its place. */

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
           (clutter_words(line) > 0 || is_navigation(place)) &&
           (is_personal(line) || !line->prose || line->rights > 0);
}

static int is_inside(const struct place *place)
{
    return !in_head(place) && !in_tail(place) && place->line->pleas == 0;
}

/* A heading that heads nothing. */
static int is_stray(const struct place *place)
{
    return in_tail(place) && place->view->tail > 0 && is_heading(place->line);
}

/* Results, tables and lists of names: short lines that say something. */
static int is_data(const struct place *place)
{
    const struct line *const line = place->line;
    return in_tail(place) && line->words > 0 &&
           (line->numbers >= 4 || (line->colon && !place->linked));
}

/* An item of a list that running text, or an item before, introduces. */
static int is_listed(const struct place *place)
{
    const struct line *before = NULL;
    for (int64_t back = -1; (before = line_at(place, back)) != NULL; back--) {
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
    enum { FEWEST = 3 };
    int count = 0;
    bool ended = false;
    int64_t first = 0;
    const struct line *line = place->line;
    const uint32_t block = line->block;
    while ((line = line_at(place, first - 1)) != NULL && line->block == block)
        first--;
    for (; (line = line_at(place, first)) != NULL && line->block == block; first++) {
        if (line->prose || line->bullet || line->words < 2 || is_credit(line))
            return 0;
        ended = line->ended || line->shouted;
        count++;
    }
    return !place->linked && count >= FEWEST && ended;
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

/* A line beside a credit, or beside what is left of a picture's frame. */
static int is_caption(const struct place *place)
{
    const struct line *const line = place->line;
    const struct line *const before = line_at(place, -1);
    const struct line *const after = line_at(place, 1);
    if (place->number == place->view->title || line->text.length > LONGEST_CAPTION)
        return 0;
    if (after != NULL && after->block == line->block &&
        (marks_picture(after) || (is_credit(after) && after->words <= 12)))
        return 1;
    return before != NULL && before->block == line->block && marks_picture(before);
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
    return (in_head(place) || in_tail(place)) && is_byline(place->line) &&
           place->number != place->view->title;
}

static int is_date_line(const struct place *place)
{
    return (in_head(place) || in_tail(place)) && is_stamp(place->line);
}

static int is_id(const struct place *place)
{
    return (in_head(place) || in_tail(place)) && is_page_id(place->line);
}

/* Among items of a list, or lines of a block, that are mostly clutter. */
static int keeps_bad_company(const struct place *place)
{
    int company = 0;
    int bad = 0;
    for (int64_t offset = -4; offset <= 4; offset++) {
        const struct line *const other = line_at(place, offset);
        if (offset == 0 || other == NULL || other->block != place->line->block)
            continue;
        company++;
        bad += other->score >= CLUTTER;
    }
    return place->line->bullet && company > 0 && 2 * bad >= company;
}

static const struct feature own_features[] = {
    { "words of a page", 45, has_site_words },
    { "words of a shop", 40, has_trade_words },
    { "asks for something", 45, has_pleas },
    { "addresses the reader", 25, speaks_to_reader },
    { "speaks of the outlet", 20, speaks_of_itself },
    { "buttons", 45, has_buttons },
    { "comments", 35, has_comments },
    { "names its makers", 20, names_makers },
    { "claims rights", 100, claims_rights },
    { "a price", 40, names_price },
    { "hardly any other words", 35, is_dense },
    { "navigation", 70, is_navigation },
    { "picture credit", 150, is_picture_credit },
    { "heading of links", 110, heads_links },
    { "labelled as advertising", 110, is_labelled },
    { "no words at all", 120, has_no_words },
    { "running text", -35, is_prose },
    { "length", -15, is_long },
    { "speech", -40, has_speech },
};

static const struct feature place_features[] = {
    { "page talk at an edge", 50, is_edge_talk },
    { "inside the article", -40, is_inside },
    { "heads nothing", 100, is_stray },
    { "data", -60, is_data },
    { "item of the article's list", -100, is_listed },
    { "verse", -100, is_verse },
    { "item of a list of links", 110, is_linked },
    { "caption", 180, is_caption },
    { "repeated", 140, is_repeated },
    { "headline again", 160, is_title_again },
    { "byline", 120, is_author_line },
    { "date line", 120, is_date_line },
    { "page id", 120, is_id },
    { "among clutter", 70, keeps_bad_company },
};

static int weigh(const struct feature *features, size_t count,
                 const struct place *place)
{
    int score = 0;
    for (size_t i = 0; i < count; i++)
        score += features[i].weight * features[i].strength(place);
    return score;
}

void clutter_score_lines(struct lines *lines)
{
    for (uint32_t i = 0; i < lines->count; i++) {
        const struct place place = { .number = i, .line = &lines->items[i] };
        lines->items[i].score =
            weigh(own_features, sizeof own_features / sizeof own_features[0], &place);
    }
}

void clutter_find_body(struct page_view *view)
{
    const struct lines *const lines = view->lines;
    view->body = view->tail = lines->count;
    for (uint32_t i = 0; i < lines->count; i++) {
        if (!lines->items[i].prose || lines->items[i].score >= DOUBTFUL)
            continue;
        if (view->body == lines->count)
            view->body = i;
        view->tail = i + 1;
    }
}

/* A list of links ends with running text, and before a heading that heads some. */
static bool ends_links(const struct lines *lines, uint32_t number)
{
    const struct line *const line = &lines->items[number];
    if (line->prose && line->score < CLUTTER)
        return true;
    const bool parted = number > 0 && lines->items[number - 1].block != line->block;
    const struct line *const after =
        number + 1 < lines->count ? &lines->items[number + 1] : NULL;
    return parted && after != NULL && after->prose && after->score < CLUTTER &&
           !line->bullet;
}

void clutter_mark(struct lines *lines, const struct page_view *view)
{
    bool linked = false;
    for (uint32_t i = 0; i < lines->count; i++) {
        struct line *const line = &lines->items[i];
        if (linked && (i == view->title || ends_links(lines, i)))
            linked = false;
        const struct place place = { view, i, line, linked };
        line->score += weigh(place_features,
                             sizeof place_features / sizeof place_features[0], &place);
        line->dropped = line->score >= CLUTTER && i != view->title;
        if (line->dropped && opens_links(line))
            linked = true;
    }
}
