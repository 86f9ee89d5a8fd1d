#include "sources/line_features.h"

#include "sources/patterns.h"

static int at_most(int value, int ceiling)
{
    return value < ceiling ? value : ceiling;
}

int line_clutter_words(const struct line *line)
{
    return line->sites + line->trades + line->shares + line->comments + line->pieces +
           line->authors + line->rights +
           (line->pleas > 0 || line->words <= 2 ? line->actions : 0) +
           ((line->first & CUE_LABEL) != 0);
}

/* "Über dieses Thema berichtete der Sender am 3. Mai 2024 um 20.15 Uhr." */
static bool line_names_air_time(const struct line *line)
{
    return line->selves > 0 && line->numbers >= 3 && line->stamps >= 2;
}

/* "This article" is the page itself where makers, readers or offers come with it, or no
 * sentence; else it may be any page that the text is about. */
static bool points_at_itself(const struct line *line)
{
    return line->selves > 0 &&
           (!line->prose || line_names_air_time(line) || line->authors > 0 ||
            line->trades > 0 || line->pleas > 0 ||
            (line->cues & (CUE_READER | CUE_US)) != 0);
}

bool line_is_personal(const struct line *line)
{
    return line->pleas > 0 || points_at_itself(line) ||
           (line->cues & (CUE_READER | CUE_US)) != 0;
}

bool line_is_command(const struct line *line)
{
    enum { LONGEST_COMMAND = 4 };
    return (line->last & CUE_ACTION) != 0 && line->words <= LONGEST_COMMAND &&
           line->verbs == 0 && !line->ended && !line->shouted;
}

bool line_is_navigation(const struct line *line)
{
    const int items = line->separators + 1;
    return items >= 2 && !line->prose && line->digits < 12 &&
           line->words <= (items == 2 ? 6 : 4 * items);
}

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
           (line_clutter_words(line) > 0 || line->actions > 0);
}

static int speaks_of_itself(const struct place *place)
{
    return (place->line->cues & CUE_US) != 0 && line_clutter_words(place->line) > 0;
}

static int speaks_of_this_page(const struct place *place)
{
    return points_at_itself(place->line);
}

/* "Zum Inhalt springen": what stands on a button. */
static int is_command(const struct place *place)
{
    return line_is_command(place->line);
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

/* Notices of rights are short; long texts about them are articles. */
static bool is_notice(const struct line *line)
{
    enum { LONGEST_NOTICE = 20 };
    return !line->prose || line->words <= LONGEST_NOTICE;
}

static int claims_rights(const struct place *place)
{
    return is_notice(place->line) ? at_most(place->line->rights, 2) : 0;
}

static int names_price(const struct place *place)
{
    const struct line *const line = place->line;
    return line->price && line->trades + line->sites + line->pleas > 0;
}

/* Most of a short line's words are words of a page. */
static int is_dense(const struct place *place)
{
    const struct line *const line = place->line;
    if (line->words == 0 || line->words > 12)
        return 0;
    const int share = 100 * line_clutter_words(line) / line->words;
    return (share >= 25) + (share >= 40) + (share >= 60);
}

static int is_navigation(const struct place *place)
{
    return line_is_navigation(place->line);
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

/* Or none that mean anything: "von" is what a name leaves that was taken away. */
static int has_no_words(const struct place *place)
{
    const struct line *const line = place->line;
    return line->digits == 0 && !line->ended && !line->shouted && line->words <= 2 &&
           line->words == line->functions;
}

static int names_air_time(const struct place *place)
{
    return line_names_air_time(place->line);
}

static int is_prose(const struct place *place)
{
    return place->line->prose;
}

/* Sellers ask; an article about selling tells. */
static int is_telling(const struct place *place)
{
    const struct line *const line = place->line;
    return line->prose && !line_is_personal(line) &&
           (line->rights == 0 || !is_notice(line));
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

const struct feature line_features[] = {
    { "words of a page", 45, has_site_words },
    { "words of a shop", 40, has_trade_words },
    { "asks for something", 45, has_pleas },
    { "addresses the reader", 25, speaks_to_reader },
    { "speaks of the outlet", 20, speaks_of_itself },
    { "points at itself", 80, speaks_of_this_page },
    { "a command", 60, is_command },
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
    { "when it was broadcast", 150, names_air_time },
    { "running text", -35, is_prose },
    { "tells without asking", -50, is_telling },
    { "length", -15, is_long },
    { "speech", -40, has_speech },
    { 0 },
};
