#include "sources/html_blocks.h"

#include <string.h>

#include "base/utf8.h"
#include "sources/encoding.h"
#include "sources/sources.h"

/* A page on its way to blocks. */
struct builder {
    struct html_blocks *blocks;
    struct arena *arena;
    const xmlNode *skipped;
    struct html_block open; /* ends where the text ends */
    int links, verbatim;    /* how many elements of that kind are open */
    bool failed;
};

static const char *const block_elements[] = {
    "address", "article", "aside",  "blockquote", "body", "caption",  "center",
    "dd",      "details", "div",    "dl",         "dt",   "fieldset", "figcaption",
    "figure",  "footer",  "form",   "h1",         "h2",   "h3",       "h4",
    "h5",      "h6",      "header", "hgroup",     "hr",   "html",     "li",
    "main",    "nav",     "ol",     "p",          "pre",  "section",  "summary",
    "table",   "tbody",   "tfoot",  "thead",      "tr",   "ul",       NULL,
};

static const char *const group_elements[] = { "ul", "ol", "dl", "table", NULL };

static bool is_cell(const xmlNode *element)
{
    return element_is(element, "td") || element_is(element, "th");
}

bool html_is_layout_cell(const xmlNode *element)
{
    return is_cell(element) && element->parent != NULL &&
           element_is(element->parent, "tr") && measure_of(element->parent)->layout;
}

/* Cells of data are short, and hold no blocks. */
static bool is_layout_row(const xmlNode *row)
{
    enum { LONGEST_DATUM = 200 };
    static const char *const parts[] = { "p",  "div",     "table",  "h1",
                                         "h2", "h3",      "ul",     "ol",
                                         "hr", "article", "center", NULL };
    for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
        if (!is_cell(cell))
            continue;
        if (measure_of(cell)->text > LONGEST_DATUM)
            return true;
        for (const xmlNode *part = cell->children; part != NULL; part = part->next)
            if (element_is_among(part, parts))
                return true;
    }
    return false;
}

static const xmlNode *group_of(const xmlNode *element)
{
    for (const xmlNode *node = element; node != NULL; node = node->parent) {
        if (element_is_among(node, group_elements))
            return node;
        if (html_is_layout_cell(node))
            break;
    }
    return element;
}

/* Ends the open block, and opens one in `element`. */
static void part(struct builder *builder, const xmlNode *element)
{
    struct buffer *const text = &builder->blocks->text;
    struct html_block block = builder->open;
    while (text->length > block.start && (text->bytes[text->length - 1] == ' ' ||
                                          text->bytes[text->length - 1] == '\n'))
        text->length--;
    block.end = text->length;
    if (block.end > block.start) {
        struct html_block *const added =
            list_add(&builder->blocks->items, builder->arena, sizeof *added);
        builder->failed |= added == NULL;
        block.group = group_of(block.element);
        if (added != NULL)
            *added = block;
    }
    builder->open = (struct html_block){ .element = element, .start = text->length };
}

/* At the start of a block, and behind a blank or a break, a blank says nothing. */
static bool takes_blank(const struct builder *builder)
{
    const struct buffer *const text = &builder->blocks->text;
    if (text->length == builder->open.start)
        return false;
    const char last = text->bytes[text->length - 1];
    return last != ' ' && last != '\n';
}

static void append_blank(struct builder *builder)
{
    if (takes_blank(builder))
        buffer_append_byte(&builder->blocks->text, ' ');
}

/* Old pages name characters by their numbers in windows-1252, and browsers play along.
 * Returns how many bytes were taken. */
static size_t append_character(struct builder *builder, struct slice text, size_t at)
{
    const unsigned char first = (unsigned char)text.bytes[at];
    const unsigned char second =
        at + 1 < text.length ? (unsigned char)text.bytes[at + 1] : 0;
    if (first != 0xC2 || second < 0x80 || second > 0x9F) {
        buffer_append_byte(&builder->blocks->text, text.bytes[at]);
        return 1;
    }
    const int32_t meant = windows_1252_code_point(second);
    if (meant != UTF8_INVALID)
        utf8_append(&builder->blocks->text, meant);
    return 2;
}

static void append_text(struct builder *builder, struct slice text)
{
    const size_t before = builder->blocks->text.length;
    for (size_t at = 0; at < text.length;) {
        const char byte = text.bytes[at];
        const bool breaks = byte == '\n' && builder->verbatim > 0;
        if (breaks)
            buffer_append_byte(&builder->blocks->text, '\n');
        else if (byte == ' ' || (byte >= '\t' && byte <= '\r'))
            append_blank(builder);
        else {
            at += append_character(builder, text, at);
            continue;
        }
        at++;
    }
    if (builder->links > 0)
        builder->open.linked += builder->blocks->text.length - before;
}

/* One break ends a line, two a paragraph. */
static void append_break(struct builder *builder)
{
    struct buffer *const text = &builder->blocks->text;
    while (text->length > builder->open.start && text->bytes[text->length - 1] == ' ')
        text->length--;
    if (text->length > builder->open.start && text->bytes[text->length - 1] == '\n')
        part(builder, builder->open.element);
    else if (text->length > builder->open.start)
        buffer_append_byte(text, '\n');
}

/* What browsers show where these elements begin and end. */
static const struct {
    const char *name, *before, *behind;
} shown_marks[] = {
    { "q", "„", "“" },
    { "td", " ", " " },
    { "th", " ", " " },
};

static void append_mark(struct builder *builder, const xmlNode *element, bool before)
{
    for (size_t i = 0; i < sizeof shown_marks / sizeof shown_marks[0]; i++) {
        if (element_is(element, shown_marks[i].name))
            append_text(builder, slice_of(before ? shown_marks[i].before
                                                 : shown_marks[i].behind));
    }
}

static bool is_block(const xmlNode *element)
{
    return element_is_among(element, block_elements) || html_is_layout_cell(element);
}

static void enter(struct builder *builder, const xmlNode *element)
{
    if (element_is(element, "tr"))
        measure_of(element)->layout = is_layout_row(element);
    if (is_block(element))
        part(builder, element);
    else if (element_is(element, "br"))
        append_break(builder);
    builder->links += element_is(element, "a");
    builder->verbatim += element_is(element, "pre");
    append_mark(builder, element, true);
}

static void leave(struct builder *builder, const xmlNode *element)
{
    append_mark(builder, element, false);
    builder->links -= element_is(element, "a");
    builder->verbatim -= element_is(element, "pre");
    if (!is_block(element))
        return;
    const xmlNode *around = element->parent;
    while (around != NULL && !is_block(around))
        around = around->parent;
    part(builder, around == NULL ? element : around);
}

/* The tree is no deeper than html_measure() lets it be. */
static void build(struct builder *builder, const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        append_text(builder, slice_of((const char *)node->content));
    if (node->type != XML_ELEMENT_NODE || measure_of(node)->unread)
        return;
    if (node == builder->skipped) {
        part(builder, builder->open.element);
        builder->blocks->behind_skip = builder->blocks->items.count;
        return;
    }
    enter(builder, node);
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        build(builder, child);
    leave(builder, node);
}

bool html_blocks_init(struct html_blocks *out, const xmlNode *root,
                      const xmlNode *skipped, struct arena *arena, struct fault *fault)
{
    *out = (struct html_blocks){ 0 };
    /* Text is decoded to no more than it took on the page. */
    buffer_init(&out->text, 2 * (size_t)HTML_LARGEST_PAGE);
    struct builder builder = {
        .blocks = out, .arena = arena, .skipped = skipped, .open = { .element = root }
    };
    build(&builder, root);
    part(&builder, root);
    if (builder.failed)
        return fault_no_memory(fault);
    return buffer_ok(&out->text, fault);
}

void html_blocks_finish(struct html_blocks *blocks)
{
    buffer_finish(&blocks->text);
}

struct slice html_block_text(const struct html_blocks *blocks,
                             const struct html_block *block)
{
    return slice_part(buffer_slice(&blocks->text), block->start, block->end);
}

bool html_block_is_heading(const struct html_block *block)
{
    static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };
    return element_is_among(block->element, headings);
}

void html_blocks_join(const struct html_blocks *blocks, struct buffer *out)
{
    const struct html_block *const items = blocks->items.items;
    const struct html_block *before = NULL;
    for (uint32_t i = 0; i < blocks->items.count; i++) {
        if (!items[i].kept)
            continue;
        if (before != NULL) {
            buffer_append_string(out, before->group == items[i].group &&
                                              items[i].group != items[i].element
                                          ? "\n"
                                          : "\n\n");
        }
        buffer_append_slice(out, html_block_text(blocks, &items[i]));
        before = &items[i];
    }
}
