/* Which blocks of a page are the article's. */
#pragma once

#include "sources/html_blocks.h"

/* Sets `kept` of the blocks below `root`; the headline was passed over. */
void html_body_mark(struct html_blocks *blocks, const xmlNode *root);

/* Keeps all that is not a list of links: for what is nothing but an article. */
void html_body_mark_all(struct html_blocks *blocks);
