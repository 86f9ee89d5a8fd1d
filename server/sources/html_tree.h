/* A page of HTML as a tree of libxml2's, and questions about its elements. */
#pragma once

#include <libxml/HTMLparser.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/slice.h"

enum { HTML_LARGEST_PAGE = 8 << 20 }; /* bytes of UTF-8 */

/* What is measured of an element; the tree's elements point to theirs. */
struct measure {
    size_t text, linked; /* bytes of text below, and of those in links */
    double worth;        /* how much running text stands in it */
    bool heading;        /* an h1 stands below, or is it */
    bool unread;         /* nobody reads what stands below */
    bool layout;         /* a row of cells that are parts of the page, not of a table */
};

/* Refuses what would take a parser more time or memory than any page is worth. */
MUST_CHECK bool markup_check(struct slice text, int most_tags, struct fault *fault);

/* `text` is valid UTF-8, whatever it says of itself. Nothing is fetched, and no entity
 * but characters is known. Owned by the caller: xmlFreeDoc(). NULL with the fault set.
 */
MUST_CHECK xmlDoc *html_parse(struct slice text, struct fault *fault);

/* Gives every element below `root`, and `root`, a measure in the arena. */
MUST_CHECK bool html_measure(xmlNode *root, struct arena *arena, struct fault *fault);

static inline struct measure *measure_of(const xmlNode *element)
{
    return element->_private;
}

/* The next node in the order of the page that is not below `node`, or with `into` that
 * may be; NULL behind the last one below `root`. */
const xmlNode *node_after(const xmlNode *node, const xmlNode *root, bool into);

bool element_is(const xmlNode *node, const char *name);

/* One of a list of names that ends with NULL. */
bool element_is_among(const xmlNode *node, const char *const *names);

/* Whether it stands in a menu, a box or a footer, which have names, leads and times of
 * their own. */
bool element_is_beside(const xmlNode *node);

/* Below an element of this name, or one itself. */
const xmlNode *element_inside(const xmlNode *node, const char *name);

/* Borrowed from the tree; bytes NULL if the element has none. */
struct slice element_attribute(const xmlNode *element, const char *name);

/* The attribute has this value, in any case. */
bool element_has(const xmlNode *element, const char *name, const char *value);

/* All text below with single blanks, trimmed; bytes NULL if there is none. */
MUST_CHECK bool element_text(const xmlNode *element, struct arena *arena,
                             struct slice *out, struct fault *fault);
