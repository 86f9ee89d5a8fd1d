#include "sources/html_tree.h"

#include <libxml/parser.h>
#include <string.h>
#include <strings.h>
#include <threads.h>

#include "base/buffer.h"
#include "sources/encoding.h"

enum {
    /* An element takes about a hundred bytes of memory, however short it is written. */
    MOST_TAGS = 1 << 18,
    /* libxml2 compares each attribute of a tag with all before it. */
    MOST_ATTRIBUTES = 1 << 8,
    /* What libxml2 goes down to before it gives up. */
    DEEPEST_TREE = 250,
    LONGEST_LABEL = 1 << 16
};

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* The words of the tag that begins at `at`, quoted values or not; its end is not looked
 * for beyond so many. */
static int count_attributes(struct slice text, size_t at)
{
    int words = 0;
    for (; at < text.length && text.bytes[at] != '>' && words <= MOST_ATTRIBUTES;
         at++) {
        const char byte = text.bytes[at];
        if (byte == '"' || byte == '\'') {
            const struct slice rest = slice_part(text, at + 1, text.length);
            const size_t end = slice_find_byte(rest, byte);
            at = end == SIZE_MAX ? text.length : at + 1 + end;
        } else if (!is_blank(byte) && is_blank(text.bytes[at - 1])) {
            words++;
        }
    }
    return words;
}

static bool opens_script(struct slice text)
{
    static const char name[] = "<script";
    return text.length > strlen(name) &&
           strncasecmp(text.bytes, name, strlen(name)) == 0;
}

bool markup_check(struct slice text, int most_tags, struct fault *fault)
{
    int tags = 0;
    for (size_t at = 0; at + 1 < text.length; at++) {
        const size_t next = slice_find_byte(slice_part(text, at, text.length), '<');
        if (next == SIZE_MAX)
            return true;
        at += next;
        const struct slice rest = slice_part(text, at, text.length);
        if (rest.length < 2 || !is_letter(rest.bytes[1]))
            continue;
        if (++tags > most_tags)
            return fault_set(fault, FAULT_LIMIT, "more than %d tags", most_tags);
        if (count_attributes(text, at + 1) > MOST_ATTRIBUTES)
            return fault_set(fault, FAULT_LIMIT, "a tag with more than %d attributes",
                             MOST_ATTRIBUTES);
        if (opens_script(rest)) {
            const size_t end = slice_find(rest, SLICE("</"));
            at += end == SIZE_MAX ? rest.length : end;
        }
    }
    return true;
}

xmlDoc *html_parse(struct slice text, struct fault *fault)
{
    enum {
        HOW = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
              HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC
    };
    static once_flag ready = ONCE_FLAG_INIT; /* for several threads */
    if (text.length > HTML_LARGEST_PAGE) {
        fault_set(fault, FAULT_LIMIT, "the page is larger than %d MiB",
                  HTML_LARGEST_PAGE >> 20);
        return NULL;
    }
    /* The parser makes no tree of nothing, as when it is out of memory. */
    if (slice_trim(text).length == 0) {
        fault_set(fault, FAULT_FORMAT, "no article text in it");
        return NULL;
    }
    if (!markup_check(text, MOST_TAGS, fault))
        return NULL;
    call_once(&ready, xmlInitParser);
    xmlDoc *const document =
        htmlReadMemory(text.bytes, (int)text.length, NULL, "UTF-8", HOW);
    if (document == NULL)
        fault_no_memory(fault);
    return document;
}

const xmlNode *node_after(const xmlNode *node, const xmlNode *root, bool into)
{
    if (into && node->type == XML_ELEMENT_NODE && node->children != NULL)
        return node->children;
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

bool element_is(const xmlNode *node, const char *name)
{
    return node != NULL && node->type == XML_ELEMENT_NODE &&
           strcasecmp((const char *)node->name, name) == 0;
}

bool element_is_among(const xmlNode *node, const char *const *names)
{
    for (; *names != NULL; names++)
        if (element_is(node, *names))
            return true;
    return false;
}

bool element_is_beside(const xmlNode *node)
{
    static const char *const around[] = { "nav", "aside", "footer", NULL };
    for (; node != NULL; node = node->parent)
        if (element_is_among(node, around))
            return true;
    return false;
}

const xmlNode *element_inside(const xmlNode *node, const char *name)
{
    while (node != NULL && !element_is(node, name))
        node = node->parent;
    return node;
}

static struct slice node_content(const xmlNode *node)
{
    return node == NULL ? (struct slice){ 0 } : slice_of((const char *)node->content);
}

struct slice element_attribute(const xmlNode *element, const char *name)
{
    for (const xmlAttr *attribute = element->properties; attribute != NULL;
         attribute = attribute->next)
        if (strcasecmp((const char *)attribute->name, name) == 0)
            return node_content(attribute->children);
    return (struct slice){ 0 };
}

bool element_has(const xmlNode *element, const char *name, const char *value)
{
    const struct slice found = slice_trim(element_attribute(element, name));
    return found.bytes != NULL && found.length == strlen(value) &&
           strncasecmp(found.bytes, value, found.length) == 0;
}

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/* Script and style are code, template waits to be shown. */
static bool is_code(const xmlNode *node)
{
    static const char *const names[] = { "script", "style", "template", "noscript",
                                         NULL };
    return element_is_among(node, names);
}

static size_t printed_length(struct slice text)
{
    size_t printed = 0;
    for (size_t i = 0; i < text.length; i++)
        printed += !is_blank(text.bytes[i]);
    return printed;
}

static bool measure_element(xmlNode *element, int depth, struct arena *arena,
                            struct fault *fault)
{
    struct measure *const measure = arena_alloc(arena, sizeof *measure);
    if (measure == NULL)
        return fault_no_memory(fault);
    if (depth > DEEPEST_TREE)
        return fault_set(fault, FAULT_LIMIT, "elements nested deeper than %d",
                         DEEPEST_TREE);
    element->_private = measure;
    measure->heading = element_is(element, "h1");
    for (xmlNode *child = element->children; child != NULL; child = child->next) {
        if (is_text(child) && !is_code(element))
            measure->text += printed_length(node_content(child));
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (!measure_element(child, depth + 1, arena, fault))
            return false;
        measure->text += measure_of(child)->text;
        measure->linked += measure_of(child)->linked;
        measure->heading |= measure_of(child)->heading;
    }
    if (element_is(element, "a"))
        measure->linked = measure->text;
    return true;
}

bool html_measure(xmlNode *root, struct arena *arena, struct fault *fault)
{
    return measure_element(root, 1, arena, fault);
}

static void append_words(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (!is_blank(text.bytes[i]))
            buffer_append_byte(out, text.bytes[i]);
        else if (out->length > 0 && out->bytes[out->length - 1] != ' ')
            buffer_append_byte(out, ' ');
    }
}

bool element_text(const xmlNode *element, struct arena *arena, struct slice *out,
                  struct fault *fault)
{
    struct buffer text;
    buffer_init(&text, LONGEST_LABEL);
    const xmlNode *node = element;
    while (node != NULL) {
        if (is_text(node))
            append_words(&text, node_content(node));
        else if (element_is(node, "br"))
            append_words(&text, SLICE(" "));
        node = node_after(node, element, !is_code(node));
    }
    /* What is too long to be a label is none. */
    const struct slice whole = slice_trim(
        text.failure == FAULT_NONE ? buffer_slice(&text) : (struct slice){ 0 });
    const bool done = whole.length == 0 || text_decode(whole, arena, out, fault);
    buffer_finish(&text);
    return done;
}
