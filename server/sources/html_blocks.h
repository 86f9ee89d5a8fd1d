/* The text of a page as its blocks: paragraphs, headings, items of lists. */
#pragma once

#include "base/buffer.h"
#include "base/list.h"
#include "sources/html_tree.h"

struct html_block {
    const xmlNode *element; /* that it stands in: p, li, h2, or any that has text */
    const xmlNode *group;   /* list or table that it is a part of, else `element` */
    size_t start, end;      /* in the blocks' text */
    size_t linked;          /* bytes of it in links */
    bool kept;
};

struct html_blocks {
    struct buffer text;
    struct list items;    /* of struct html_block, in the order of the page */
    uint32_t behind_skip; /* the first block behind what was passed over, or 0 */
};

/* What is below `root` and not unread; `skipped`, which may be NULL, is passed over.
 * The caller finishes *out, whatever comes of it: the items live in the arena, the text
 * does not. */
MUST_CHECK bool html_blocks_init(struct html_blocks *out, const xmlNode *root,
                                 const xmlNode *skipped, struct arena *arena,
                                 struct fault *fault);
void html_blocks_finish(struct html_blocks *blocks);

struct slice html_block_text(const struct html_blocks *blocks,
                             const struct html_block *block);

/* A cell of a table that parts the page, as pages were built once. Known of cells that
 * have been made blocks. */
bool html_is_layout_cell(const xmlNode *element);

bool html_block_is_heading(const struct html_block *block);

/* Appends the blocks that are kept: a blank line between them, but none between the
 * parts of one group. */
void html_blocks_join(const struct html_blocks *blocks, struct buffer *out);
