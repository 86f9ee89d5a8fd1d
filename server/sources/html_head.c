#include "sources/html_head.h"

#include <string.h>

#include "sources/html_names.h"
#include "sources/patterns.h"

enum { LONGEST_KICKER = 100, LONGEST_BYLINE = 120, LONGEST_LEAD = 1200 };

/* Words of classes and ids, in byte order. */
static const struct name kickers[] = {
    { "dachzeile", SURE }, { "eyebrow", SURE },    { "kicker", SURE },
    { "overline", SURE },  { "roofline", SURE },   { "spitzmarke", SURE },
    { "strapline", SURE }, { "supertitle", SURE }, { "topline", SURE },
};

static const struct name leads[] = {
    { "anlauf", SURE },   { "einleitung", SURE }, { "intro", SURE },
    { "lead", SURE },     { "lede", SURE },       { "standfirst", SURE },
    { "summary", SURE },  { "teaser", SURE },     { "untertitel", SURE },
    { "vorspann", SURE },
};

static const struct name bylines[] = {
    { "author", SURE },  { "authors", SURE }, { "autor", SURE },
    { "autoren", SURE }, { "byline", SURE },
};

/* The first element so named below `root` whose text is no longer than this and stands
 * in no box; bytes NULL if there is none. */
static bool find_named(const xmlNode *root, struct names names, size_t longest,
                       struct arena *arena, struct slice *out, struct fault *fault)
{
    const xmlNode *node = root;
    struct slice found = { 0 };
    while (found.length == 0 && (node = node_after(node, root, true)) != NULL) {
        if (node->type != XML_ELEMENT_NODE || measure_of(node)->text > longest ||
            names_of_element(node, names) == NO || element_is_beside(node))
            continue;
        if (!element_text(node, arena, &found, fault))
            return false;
    }
    *out = found.length > longest ? (struct slice){ 0 } : found;
    return true;
}

/* What stands with the headline, in what holds both and little else. */
static const xmlNode *around_title(const xmlNode *title)
{
    static const char *const wide[] = { "body", "main", "html", NULL };
    enum { MOST_TEXT = 1500 };
    const xmlNode *around = title;
    for (int level = 0; level < 2; level++) {
        const xmlNode *const next = around->parent;
        if (next == NULL || next->type != XML_ELEMENT_NODE ||
            element_is_among(next, wide) || measure_of(next)->text > MOST_TEXT)
            break;
        around = next;
    }
    return around;
}

static struct slice without_marks(struct slice text)
{
    text = slice_trim(text);
    while (text.length > 0 && strchr(":|-/+", text.bytes[0]) != NULL)
        text = slice_trim(slice_part(text, 1, text.length));
    while (text.length > 0 && strchr(":|-/+", text.bytes[text.length - 1]) != NULL)
        text = slice_trim(slice_part(text, 0, text.length - 1));
    return text;
}

/* The heading may hold its kicker; then the rest is the title. */
static bool part_heading(struct html_title *title, struct slice shown,
                         struct arena *arena, struct slice *kicker, struct fault *fault)
{
    struct slice heading = { 0 };
    if (!element_text(title->element, arena, &heading, fault))
        return false;
    if (shown.length > 0 && slice_starts_with(title->text, shown)) {
        const struct slice rest =
            without_marks(slice_part(title->text, shown.length, title->text.length));
        if (rest.length > 0)
            title->text = rest;
    }
    if (shown.length == 0 && heading.length > title->text.length &&
        slice_ends_with(heading, title->text))
        shown = slice_part(heading, 0, heading.length - title->text.length);
    *kicker = shown;
    return true;
}

static bool find_kicker(struct html_title *title, struct arena *arena,
                        struct slice *out, struct fault *fault)
{
    struct slice shown = { 0 };
    if (title->element == NULL)
        return true;
    if (!find_named(around_title(title->element), NAMES(kickers), LONGEST_KICKER, arena,
                    &shown, fault) ||
        !part_heading(title, shown, arena, &shown, fault))
        return false;
    shown = without_marks(shown);
    if (shown.length > 0 && shown.length <= LONGEST_KICKER &&
        !slice_equals(shown, title->text))
        *out = shown;
    return true;
}

/* "Von Ada Brandt, 3. Mai 2024": up to what is no name any more. */
static struct slice names_in(struct slice text)
{
    static const char *const ends[] = { " · ", " | ", " – ", " - ", " • " };
    const size_t start = byline_length(text);
    text = slice_part(text, start, text.length);
    size_t end = text.length;
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] >= '0' && text.bytes[i] <= '9' && i < end)
            end = i;
    }
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const size_t at = slice_find(text, slice_of(ends[i]));
        end = at < end ? at : end;
    }
    return slice_trim(slice_part(text, 0, end));
}

/* Two to four words that begin like names, if nothing else says that they are some. */
static bool looks_like_name(struct slice text)
{
    struct slice rest = text;
    int words = 0;
    while (rest.bytes != NULL) {
        const struct slice word = slice_split(&rest, ' ');
        const unsigned char first =
            word.length == 0 ? 'a' : (unsigned char)word.bytes[0];
        if (first < 'A' || (first > 'Z' && first < 0x80))
            return false;
        words++;
    }
    return words >= 2 && words <= 4;
}

static bool find_author(const xmlNode *root, struct arena *arena, struct slice *out,
                        struct fault *fault)
{
    struct slice shown = { 0 };
    if (!find_named(root, NAMES(bylines), LONGEST_BYLINE, arena, &shown, fault))
        return false;
    const struct slice names = names_in(shown);
    if (names.length > 0 && (byline_length(shown) > 0 || looks_like_name(names)))
        *out = names;
    return true;
}

bool html_head_read(const xmlNode *root, struct html_title *title, struct arena *arena,
                    struct metadata *metadata, struct fault *fault)
{
    struct metadata shown = { 0 };
    if (!find_kicker(title, arena, &shown.kicker, fault) ||
        !find_named(root, NAMES(leads), LONGEST_LEAD, arena, &shown.lead, fault) ||
        (metadata->author.bytes == NULL &&
         !find_author(root, arena, &shown.author, fault)) ||
        !metadata_clean(&shown, arena, fault))
        return false;
    /* What is set off on the page is the lead; what the page says of itself may be. */
    if (shown.lead.length > 0)
        metadata->lead = shown.lead;
    metadata_fill(metadata, &shown);
    return true;
}
