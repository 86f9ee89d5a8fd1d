#include <libxml/parser.h>
#include <string.h>

#include "base/buffer.h"
#include "sources/format.h"
#include "sources/html.h"
#include "sources/html_tree.h"
#include "sources/markup_encoding.h"
#include "sources/metadata.h"

enum {
    LARGEST_FEED = 16 << 20,
    MOST_FEED_TAGS = 1 << 20,
    MOST_AUTHORS = 1024 /* bytes of an item's */
};

/* An element of a feed whose name is this, whatever the prefix. */
static const xmlNode *child_named(const xmlNode *element, const char *name)
{
    const xmlNode *child = element == NULL ? NULL : element->children;
    while (child != NULL && !element_is(child, name))
        child = child->next;
    return child;
}

/* The first of these that holds something: pictures have elements named "content". */
static const xmlNode *first_child(const xmlNode *element, const char *const *names)
{
    const xmlNode *found = NULL;
    for (; found == NULL && *names != NULL; names++) {
        found = child_named(element, *names);
        if (found != NULL && found->children == NULL)
            found = NULL;
    }
    return found;
}

/* All text below, as it stands; references to entities are left out, not followed. In
 * the arena; bytes NULL if the element is. */
static bool raw_text(const xmlNode *element, struct arena *arena, struct slice *out,
                     struct fault *fault)
{
    struct buffer text;
    if (element == NULL)
        return true;
    buffer_init(&text, LARGEST_FEED);
    for (const xmlNode *node = element; node != NULL;
         node = node_after(node, element, true)) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            buffer_append_string(&text, (const char *)node->content);
    }
    *out = buffer_ok(&text, fault) ? arena_copy(arena, buffer_slice(&text))
                                   : (struct slice){ 0 };
    buffer_finish(&text);
    return out->bytes != NULL || fault_no_memory(fault);
}

/* The markup of a node, with `all` of those behind it too. */
static bool markup_of(xmlNode *node, bool all, struct arena *arena, struct slice *out,
                      struct fault *fault)
{
    xmlBuffer *const markup = xmlBufferCreate();
    if (markup == NULL)
        return fault_no_memory(fault);
    for (; node != NULL; node = all ? node->next : NULL)
        if (node->type != XML_ENTITY_REF_NODE)
            (void)xmlNodeDump(markup, node->doc, node, 0, 0);
    *out = arena_copy(arena, (struct slice){ (const char *)xmlBufferContent(markup),
                                             (size_t)xmlBufferLength(markup) });
    xmlBufferFree(markup);
    return out->bytes != NULL || fault_no_memory(fault);
}

/* Markup as a page would have it: that of Atom's "xhtml" stands in the tree, all other
 * is text that has to be read again. */
static bool content_markup(const xmlNode *element, struct arena *arena,
                           struct slice *out, struct fault *fault)
{
    if (element != NULL && element_has(element, "type", "xhtml"))
        return markup_of(element->children, true, arena, out, fault);
    return raw_text(element, arena, out, fault);
}

/* A label: markup is allowed there too, and shown by nobody. */
static bool label(const xmlNode *element, struct arena *arena, struct slice *out,
                  struct fault *fault)
{
    struct slice markup = { 0 };
    return content_markup(element, arena, &markup, fault) &&
           (markup.bytes == NULL || html_read_label(markup, arena, out, fault));
}

/* Atom has addresses in attributes and several of them, RSS as text. */
static bool address_of(const xmlNode *item, struct arena *arena, struct slice *out,
                       struct fault *fault)
{
    static const char *const names[] = { "link", "guid", "id", NULL };
    for (const xmlNode *child = item->children; child != NULL; child = child->next) {
        const struct slice to = element_is(child, "link")
                                    ? element_attribute(child, "href")
                                    : (struct slice){ 0 };
        const bool alternate =
            to.bytes != NULL && (element_attribute(child, "rel").bytes == NULL ||
                                 element_has(child, "rel", "alternate"));
        if (alternate) {
            *out = to;
            return true;
        }
    }
    for (size_t i = 0; names[i] != NULL; i++) {
        struct slice text = { 0 };
        if (!raw_text(child_named(item, names[i]), arena, &text, fault))
            return false;
        text = slice_trim(text);
        if (slice_starts_with(text, SLICE("http"))) {
            *out = text;
            return true;
        }
    }
    return true;
}

static bool append_author(const xmlNode *element, struct arena *arena,
                          struct buffer *authors, struct fault *fault)
{
    const xmlNode *const name = child_named(element, "name");
    struct slice author = { 0 };
    if (!label(name == NULL ? element : name, arena, &author, fault))
        return false;
    if (author.length == 0 || authors->length + author.length >= MOST_AUTHORS)
        return true;
    buffer_append_string(authors, authors->length > 0 ? "; " : "");
    buffer_append_slice(authors, author);
    return true;
}

/* Of everyone who is named, with marks between them. */
static bool authors_of(const xmlNode *item, struct arena *arena, struct slice *out,
                       struct fault *fault)
{
    static const char *const names[] = { "creator", "author", NULL };
    const xmlNode *const first = first_child(item, names);
    struct buffer authors;
    bool done = true;
    buffer_init(&authors, (size_t)2 * MOST_AUTHORS);
    for (const xmlNode *node = first; done && node != NULL; node = node->next)
        if (element_is(node, (const char *)first->name))
            done = append_author(node, arena, &authors, fault);
    if (done && authors.length > 0) {
        *out = arena_copy(arena, buffer_slice(&authors));
        done = out->bytes != NULL || fault_no_memory(fault);
    }
    buffer_finish(&authors);
    return done;
}

/* xml:lang of the item or of what is around it, else what the channel says. */
static bool language_of_item(const xmlNode *item, const xmlNode *channel,
                             struct arena *arena, struct slice *out,
                             struct fault *fault)
{
    for (const xmlNode *node = item; node != NULL && node->type == XML_ELEMENT_NODE;
         node = node->parent) {
        *out = element_attribute(node, "lang");
        if (out->bytes != NULL)
            return true;
    }
    return raw_text(child_named(channel, "language"), arena, out, fault);
}

static bool read_item(const xmlNode *item, const xmlNode *channel, struct arena *arena,
                      struct article *out, struct fault *fault)
{
    static const char *const dates[] = { "pubDate", "published", "issued",
                                         "date",    "updated",   NULL };
    static const char *const texts[] = { "encoded", "content", "description", "summary",
                                         NULL };
    const xmlNode *const source = child_named(item, "source");
    const xmlNode *const named = child_named(source, "title");
    struct metadata said = { 0 };
    struct slice markup = { 0 };
    struct slice text = SLICE("");
    if (!label(child_named(item, "title"), arena, &said.title, fault) ||
        !label(named != NULL ? named : source, arena, &said.publisher, fault) ||
        (said.publisher.length == 0 &&
         !label(child_named(channel, "title"), arena, &said.publisher, fault)) ||
        !raw_text(first_child(item, dates), arena, &said.published, fault) ||
        !address_of(item, arena, &said.url, fault) ||
        !authors_of(item, arena, &said.author, fault) ||
        !language_of_item(item, channel, arena, &said.language, fault) ||
        !metadata_clean(&said, arena, fault) ||
        !content_markup(first_child(item, texts), arena, &markup, fault) ||
        (markup.length > 0 && !html_read_part(markup, said.title, arena, &text, fault)))
        return false;
    if (text.length == 0)
        return fault_set(fault, FAULT_FORMAT, "no article text in it");
    return metadata_apply(&said, text, arena, out, fault);
}

static bool deliver_item(xmlNode *item, const xmlNode *channel, uint32_t record,
                         const struct delivery *to, struct fault *fault)
{
    struct article article = { 0 };
    struct slice bytes = { 0 };
    struct fault why = { 0 };
    arena_reset(to->arena);
    if (markup_of(item, false, to->arena, &bytes, &why))
        (void)read_item(item, channel, to->arena, &article, &why);
    return deliver(to, record, bytes, &article, &why, fault);
}

/* RSS 2.0 has its items in the channel, RSS 1.0 beside it; Atom is a channel itself. */
static bool deliver_items(const xmlNode *root, const struct delivery *to,
                          uint32_t *count, struct fault *fault)
{
    const xmlNode *const inner = child_named(root, "channel");
    const xmlNode *const channel = inner == NULL ? root : inner;
    const xmlNode *const places[] = { channel, inner == NULL ? NULL : root };
    for (int i = 0; i < 2 && places[i] != NULL; i++) {
        xmlNode *item = places[i]->children;
        for (; item != NULL; item = item->next) {
            if (!element_is(item, "item") && !element_is(item, "entry"))
                continue;
            if (!deliver_item(item, channel, ++*count, to, fault))
                return false;
        }
    }
    return true;
}

/* What made the parser complain first, in one line. */
static void blame(const xmlParserCtxt *context, struct fault *why)
{
    const char *const message = context->lastError.message;
    const struct slice text = slice_trim(slice_of(message == NULL ? "" : message));
    fault_set(why, FAULT_FORMAT, "broken XML: %.*s (line %d)", slice_shown(text),
              text.bytes, context->lastError.line);
}

static xmlDoc *parse(xmlParserCtxt *context, struct slice content, struct arena *arena,
                     struct fault *why)
{
    /* Entities are never put in: they can name local files, and grow without end. */
    enum {
        HOW = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
              XML_PARSE_NONET | XML_PARSE_COMPACT
    };
    struct slice text = { 0 };
    if (content.length > LARGEST_FEED) {
        fault_set(why, FAULT_LIMIT, "the feed is larger than %d MiB",
                  LARGEST_FEED >> 20);
        return NULL;
    }
    if (!markup_decode(content, arena, &text, why) ||
        !markup_check(text, MOST_FEED_TAGS, why))
        return NULL;
    xmlDoc *const document =
        xmlCtxtReadMemory(context, text.bytes, (int)text.length, NULL, "UTF-8", HOW);
    if (document != NULL && document->intSubset != NULL &&
        document->intSubset->entities != NULL)
        fault_set(why, FAULT_FORMAT, "the feed declares entities of its own");
    return document;
}

static bool read_document(const xmlParserCtxt *context, const xmlDoc *document,
                          const struct delivery *to, struct fault *fault)
{
    struct fault why = { 0 };
    uint32_t count = 0;
    const xmlNode *const root = xmlDocGetRootElement(document);
    if (root != NULL && !deliver_items(root, to, &count, fault))
        return false;
    if (!context->wellFormed)
        blame(context, &why);
    else if (count == 0)
        fault_set(&why, FAULT_FORMAT, "no items in it");
    return why.kind == FAULT_NONE || deliver_problem(to, &why, fault);
}

bool read_feed(struct slice content, const struct delivery *to, struct fault *fault)
{
    struct fault why = { 0 };
    xmlParserCtxt *const context = xmlNewParserCtxt();
    if (context == NULL)
        return fault_no_memory(fault);
    arena_reset(to->arena);
    xmlDoc *const document = parse(context, content, to->arena, &why);
    if (document == NULL)
        blame(context, &why);
    const bool done = why.kind == FAULT_NONE
                          ? read_document(context, document, to, fault)
                          : deliver_problem(to, &why, fault);
    xmlFreeDoc(document);
    xmlFreeParserCtxt(context);
    return done;
}
