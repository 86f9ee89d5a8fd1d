/* Which parts of a page nobody reads who reads the article: menus, banners, boxes. */
#pragma once

#include "sources/html_tree.h"

/* Sets measure.unread of the elements below `root`, which have been measured. */
void html_find_unread(xmlNode *root);

/* Words of the element's class and id that name where an article's text stands. */
bool element_is_named_body(const xmlNode *element);
