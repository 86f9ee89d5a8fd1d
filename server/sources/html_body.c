#include "sources/html_body.h"

#include "sources/html_unread.h"

enum {
    SHORTEST_PROSE = 25, /* bytes */
    LEAD = 60,
    LEVELS = 5
};

static double share(size_t part, size_t whole)
{
    return whole == 0 ? 0 : (double)part / (double)whole;
}

static size_t length_of(const struct html_block *block)
{
    return block->end - block->start;
}

static int count_byte(struct slice text, char byte)
{
    int count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.bytes[i] == byte;
    return count;
}

/* How much running text a block is: long, with commas, without links (the measure of
 * Arc90's Readability). */
static double worth_of(const struct html_blocks *blocks, const struct html_block *block)
{
    enum { MOST_HUNDREDS = 3, MOST_COMMAS = 8 };
    const struct slice text = html_block_text(blocks, block);
    if (text.length < SHORTEST_PROSE || html_block_is_heading(block))
        return 0;
    double worth = 1;
    const double hundreds = (double)text.length / 100;
    const int commas = count_byte(text, ',');
    worth += hundreds < MOST_HUNDREDS ? hundreds : MOST_HUNDREDS;
    worth += commas < MOST_COMMAS ? commas : MOST_COMMAS;
    return worth * (1 - share(block->linked, text.length));
}

static bool is_leaf(const xmlNode *element)
{
    static const char *const leaves[] = { "p",  "h1", "h2", "h3", "h4",  "h5", "h6",
                                          "li", "dt", "dd", "td", "pre", "tr", NULL };
    return element_is_among(element, leaves) && !html_is_layout_cell(element);
}

/* Gives each block's worth to what it stands in: all of it to the next element around,
 * ever less to those farther out. */
static void spread_worth(const struct html_blocks *blocks)
{
    const struct html_block *const items = blocks->items.items;
    for (uint32_t i = 0; i < blocks->items.count; i++) {
        const double worth = worth_of(blocks, &items[i]);
        const xmlNode *around = items[i].element;
        if (is_leaf(around) && around->parent != NULL)
            around = around->parent;
        for (int level = 0;
             level < LEVELS && around != NULL && around->type == XML_ELEMENT_NODE;
             level++, around = around->parent)
            if (measure_of(around) != NULL)
                measure_of(around)->worth += worth / (level == 0 ? 1 : 2.0 * level);
    }
}

static double final_worth(const xmlNode *element)
{
    const double bonus = element_is_named_body(element) ? 1.25 : 1;
    const struct measure *const measure = measure_of(element);
    return measure->worth * bonus * (1 - share(measure->linked, measure->text));
}

static const xmlNode *find_best(const xmlNode *root)
{
    const xmlNode *best = root;
    bool into = true;
    const xmlNode *node = root;
    while ((node = node_after(node, root, into)) != NULL) {
        into = node->type == XML_ELEMENT_NODE && !measure_of(node)->unread;
        if (into && final_worth(node) > final_worth(best))
            best = node;
    }
    return best;
}

static bool is_article(const xmlNode *element)
{
    return element_is(element, "article") || element_has(element, "role", "article") ||
           element_has(element, "itemprop", "articleBody");
}

static bool is_inside(const xmlNode *node, const xmlNode *around)
{
    while (node != NULL && node != around)
        node = node->parent;
    return node != NULL;
}

/* How much of the running text below `around` stands below `inner`. */
static double share_of_prose(const struct html_blocks *blocks, const xmlNode *inner,
                             const xmlNode *around)
{
    const struct html_block *const items = blocks->items.items;
    double inside = 0;
    double all = 0;
    for (uint32_t i = 0; i < blocks->items.count; i++) {
        const bool counts = is_inside(items[i].element, around);
        const double worth = counts ? worth_of(blocks, &items[i]) : 0;
        all += worth;
        inside += is_inside(items[i].element, inner) ? worth : 0;
    }
    return all > 0 ? inside / all : 0;
}

/* The element around `best` that is marked as the article, or else as the main part, if
 * little else stands in it; NULL if there is none. */
static const xmlNode *find_marked(const struct html_blocks *blocks, const xmlNode *best)
{
    static const double enough = 0.5;
    static const double enough_of_main = 0.8;
    const xmlNode *article = NULL;
    const xmlNode *main = NULL;
    for (const xmlNode *node = best; node != NULL && node->type == XML_ELEMENT_NODE;
         node = node->parent) {
        const bool marks_main =
            element_is(node, "main") || element_has(node, "role", "main");
        if (is_article(node) && share_of_prose(blocks, best, node) >= enough)
            article = node;
        if (marks_main && share_of_prose(blocks, best, node) >= enough_of_main)
            main = node;
    }
    return article != NULL ? article : main;
}

static bool is_linked(const struct html_block *block)
{
    enum { LONG = 200 };
    const double linked = share(block->linked, length_of(block));
    return html_block_is_heading(block)
               ? linked > 0.9
               : linked > (length_of(block) < LONG ? 0.6 : 0.8);
}

/* Items of lists that are links for the most part go as one. */
static void drop_linked_groups(struct html_blocks *blocks)
{
    struct html_block *const items = blocks->items.items;
    uint32_t end = 0;
    for (uint32_t first = 0; first < blocks->items.count; first = end) {
        size_t length = 0;
        size_t linked = 0;
        for (end = first;
             end < blocks->items.count && items[end].group == items[first].group;
             end++) {
            length += length_of(&items[end]);
            linked += items[end].linked;
        }
        for (uint32_t i = first; i < end; i++)
            if (items[i].group != items[i].element && 2 * linked > length)
                items[i].kept = false;
    }
}

static void drop_links(struct html_blocks *blocks)
{
    struct html_block *const items = blocks->items.items;
    for (uint32_t i = 0; i < blocks->items.count; i++)
        items[i].kept = items[i].kept && !is_linked(&items[i]);
    drop_linked_groups(blocks);
}

void html_body_mark_all(struct html_blocks *blocks)
{
    struct html_block *const items = blocks->items.items;
    for (uint32_t i = 0; i < blocks->items.count; i++)
        items[i].kept = true;
    drop_links(blocks);
}

/* The child of `parent` that `node` is, or stands below. */
static const xmlNode *child_towards(const xmlNode *node, const xmlNode *parent)
{
    while (node != NULL && node->parent != parent)
        node = node->parent;
    return node;
}

/* A part of the article that stands beside its best part. */
static bool belongs_beside(const struct html_blocks *blocks,
                           const struct html_block *block, const xmlNode *best)
{
    static const double enough = 0.2;
    const xmlNode *const sibling = child_towards(block->element, best->parent);
    if (sibling == NULL)
        return false;
    if (final_worth(sibling) >= enough * final_worth(best))
        return true;
    return is_leaf(sibling) && worth_of(blocks, block) >= 2;
}

/* What has no marks: the best part, its like beside it, and what is between those. */
static void keep_unmarked(struct html_blocks *blocks, const xmlNode *best)
{
    struct html_block *const items = blocks->items.items;
    uint32_t first = blocks->items.count;
    uint32_t end = 0;
    for (uint32_t i = 0; i < blocks->items.count; i++) {
        if (!is_inside(items[i].element, best) &&
            !belongs_beside(blocks, &items[i], best))
            continue;
        first = first < i ? first : i;
        end = i + 1;
    }
    for (uint32_t i = first; i < end; i++)
        items[i].kept =
            is_inside(items[i].element, best->parent == NULL ? best : best->parent);
}

static void keep_inside(struct html_blocks *blocks, const xmlNode *element)
{
    struct html_block *const items = blocks->items.items;
    for (uint32_t i = 0; i < blocks->items.count; i++)
        items[i].kept = is_inside(items[i].element, element);
}

/* What stands above the headline is none of the text; running text between it and the
 * rest is the lead. */
static void mend_start(struct html_blocks *blocks)
{
    const uint32_t start = blocks->behind_skip;
    struct html_block *const items = blocks->items.items;
    uint32_t first = 0;
    while (first < blocks->items.count && !items[first].kept)
        first++;
    bool later = false;
    for (uint32_t i = start; i < blocks->items.count; i++)
        later |= items[i].kept;
    if (start == 0 || !later)
        return;
    for (uint32_t i = 0; i < start; i++)
        items[i].kept = false;
    for (uint32_t i = start; i < first; i++)
        items[i].kept = length_of(&items[i]) >= LEAD && items[i].linked == 0 &&
                        items[i].group == items[i].element;
}

/* A heading that is a link heads a teaser: what stands with it is told elsewhere. */
static void drop_teasers(struct html_blocks *blocks, const xmlNode *best)
{
    static const char *const wrappers[] = { "header", "hgroup", "a", NULL };
    struct html_block *const items = blocks->items.items;
    for (uint32_t i = 0; i < blocks->items.count; i++) {
        if (!html_block_is_heading(&items[i]) || !is_linked(&items[i]))
            continue;
        const xmlNode *teaser = items[i].element->parent;
        while (element_is_among(teaser, wrappers))
            teaser = teaser->parent;
        if (teaser == NULL || is_inside(best, teaser))
            continue;
        uint32_t first = i;
        while (first > 0 && is_inside(items[first - 1].element, teaser))
            first--;
        for (; first < blocks->items.count && is_inside(items[first].element, teaser);
             first++)
            items[first].kept = false;
    }
}

/* A heading goes with all that it heads. */
static void drop_lone_headings(struct html_blocks *blocks)
{
    struct html_block *const items = blocks->items.items;
    for (uint32_t i = 0; i < blocks->items.count; i++) {
        uint32_t next = i + 1;
        bool kept = false;
        if (!items[i].kept || !html_block_is_heading(&items[i]))
            continue;
        for (; next < blocks->items.count && !html_block_is_heading(&items[next]) &&
               is_inside(items[next].element, items[i].element->parent);
             next++)
            kept |= items[next].kept;
        items[i].kept = kept || next == i + 1;
    }
}

void html_body_mark(struct html_blocks *blocks, const xmlNode *root)
{
    spread_worth(blocks);
    const xmlNode *const best = find_best(root);
    const xmlNode *const marked = find_marked(blocks, best);
    if (marked != NULL)
        keep_inside(blocks, marked);
    else
        keep_unmarked(blocks, best);
    mend_start(blocks);
    drop_teasers(blocks, marked != NULL ? marked : best);
    drop_links(blocks);
    drop_lone_headings(blocks);
}
