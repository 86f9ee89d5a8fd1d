/* What the words of classes, ids, roles and elements say of an element. */
#pragma once

#include "sources/html_tree.h"

/* How sure a word is. */
enum certainty {
    NO = 0,
    LIKELY, /* nobody reads it, unless half of the page or the headline stands there */
    SURE    /* unless the headline stands there */
};

struct name {
    const char *word; /* in lower case */
    enum certainty certainty;
};

/* In byte order of their words. */
struct names {
    const struct name *items;
    size_t count;
};

#define NAMES(table) ((struct names){ table, sizeof(table) / sizeof(table)[0] })

/* Of one word, in any case. */
enum certainty names_look_up(struct slice word, struct names names);

/* The surest of all words of the element's class and id. */
enum certainty names_of_element(const xmlNode *element, struct names names);
