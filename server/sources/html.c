#include "sources/html.h"

#include <string.h>

#include "sources/encoding.h"
#include "sources/format.h"
#include "sources/html_body.h"
#include "sources/html_head.h"
#include "sources/html_metadata.h"
#include "sources/html_title.h"
#include "sources/html_unread.h"
#include "sources/markup_encoding.h"
#include "sources/page.h"

/* The blocks that are kept, without the clutter that is left between them. */
static bool clean_blocks(const struct html_blocks *blocks, struct slice title,
                         struct arena *arena, struct page *out, struct fault *fault)
{
    struct slice decoded = { 0 };
    struct buffer joined;
    buffer_init(&joined, SOURCE_LARGEST_TEXT);
    html_blocks_join(blocks, &joined);
    bool done = false;
    if (joined.failure == FAULT_LIMIT) {
        fault_set(fault, FAULT_LIMIT, "the text is larger than %d MiB",
                  SOURCE_LARGEST_TEXT >> 20);
    } else if (buffer_ok(&joined, fault)) {
        done = text_decode(buffer_slice(&joined), arena, &decoded, fault);
    }
    buffer_finish(&joined);
    if (!done)
        return false;
    char *const text = arena_alloc(arena, decoded.length + 1);
    if (text == NULL)
        return fault_no_memory(fault);
    memcpy(text, decoded.bytes, decoded.length);
    return page_read_titled(text, decoded.length, title, arena, out, fault);
}

static bool read_blocks(const xmlNode *root, const struct html_title *title, bool whole,
                        struct arena *arena, struct page *out, struct fault *fault)
{
    struct html_blocks blocks;
    bool done = html_blocks_init(&blocks, root, title->element, arena, fault);
    if (done) {
        if (whole)
            html_body_mark_all(&blocks);
        else
            html_body_mark(&blocks, root);
        done = clean_blocks(&blocks, title->text, arena, out, fault);
    }
    html_blocks_finish(&blocks);
    return done;
}

/* Pages that build themselves by script show nothing here, but some carry the text for
 * search engines. */
static void take_declared_text(const struct metadata *metadata, struct page *page)
{
    if (metadata->text.length > 2 * page->text.length &&
        metadata->text.length <= SOURCE_LARGEST_TEXT)
        page->text = slice_trim(metadata->text);
}

static bool read_tree(const xmlNode *root, const struct habits *habits,
                      struct arena *arena, struct article *out, struct fault *fault)
{
    struct metadata metadata = { 0 };
    struct html_title title = { 0 };
    struct page page = { .habits = habits };
    if (!html_metadata_read(root, arena, &metadata, fault) ||
        !html_title_find(root, metadata.title, arena, &title, fault) ||
        !html_head_read(root, &title, arena, &metadata, fault) ||
        !read_blocks(root, &title, false, arena, &page, fault))
        return false;
    metadata.title = title.text;
    take_declared_text(&metadata, &page);
    if (page.lead.bytes != NULL)
        metadata.lead = page.lead;
    if (metadata.author.bytes == NULL)
        metadata.author = page.author;
    if (page.text.length == 0)
        return fault_set(fault, FAULT_FORMAT, "no article text in it");
    if (!metadata_apply(&metadata, page.text, arena, out, fault))
        return false;
    if (out->published.basis == PUBLISHED_UNKNOWN)
        out->published = page.published;
    return true;
}

/* The root of a tree that is measured; NULL, with the fault set, if there is none. */
static xmlNode *prepare(xmlDoc *document, struct arena *arena, struct fault *fault)
{
    xmlNode *const root = xmlDocGetRootElement(document);
    if (root == NULL) {
        fault_set(fault, FAULT_FORMAT, "no article text in it");
        return NULL;
    }
    if (!html_measure(root, arena, fault))
        return NULL;
    html_find_unread(root);
    return root;
}

static bool read_page(struct slice bytes, const struct habits *habits,
                      struct arena *arena, struct article *out, struct fault *fault)
{
    struct slice text = { 0 };
    if (!markup_decode(bytes, arena, &text, fault))
        return false;
    xmlDoc *const document = html_parse(text, fault);
    if (document == NULL)
        return false;
    const xmlNode *const root = prepare(document, arena, fault);
    const bool done = root != NULL && read_tree(root, habits, arena, out, fault);
    xmlFreeDoc(document);
    return done;
}

bool html_read_part(struct slice markup, struct slice title, struct arena *arena,
                    struct slice *out, struct fault *fault)
{
    const struct html_title known = { NULL, title };
    struct page page = { .text = SLICE("") };
    *out = SLICE("");
    if (slice_trim(markup).length == 0)
        return true;
    xmlDoc *const document = html_parse(markup, fault);
    if (document == NULL)
        return false;
    const xmlNode *const root = prepare(document, arena, fault);
    const bool done =
        root != NULL && read_blocks(root, &known, true, arena, &page, fault);
    xmlFreeDoc(document);
    if (done)
        *out = page.text;
    return done;
}

bool html_read_label(struct slice markup, struct arena *arena, struct slice *out,
                     struct fault *fault)
{
    if (slice_trim(markup).length == 0)
        return true;
    xmlDoc *const document = html_parse(markup, fault);
    if (document == NULL)
        return false;
    const xmlNode *const root = xmlDocGetRootElement(document);
    const bool done = root == NULL || element_text(root, arena, out, fault);
    xmlFreeDoc(document);
    return done;
}

bool read_html(struct slice content, const struct delivery *to, struct fault *fault)
{
    struct article article = { 0 };
    struct fault why = { 0 };
    arena_reset(to->arena);
    (void)read_page(content, to->habits, to->arena, &article, &why);
    return deliver(to, 1, content, &article, &why, fault);
}
