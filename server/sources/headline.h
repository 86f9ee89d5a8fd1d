/* Which line of a page is its headline. */
#pragma once

#include "sources/clutter.h"

/* Sets view->title and view->title_text, to none where no line before the running text
 * looks like a headline. */
void headline_find(struct page_view *view);
