#include "sources/html_unread.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LONGEST_WORD = 24 };

/* How sure a name is that it stands for no part of the article. */
enum certainty {
    NO = 0,
    LIKELY, /* unless half of the page stands there, or the headline */
    SURE    /* unless the headline stands there */
};

struct name {
    const char *word;
    enum certainty certainty;
};

/* Words of classes and ids, in byte order. */
static const struct name words[] = {
    { "abo", LIKELY },
    { "ad", LIKELY },
    { "ads", LIKELY },
    { "adslot", SURE },
    { "advert", LIKELY },
    { "advertisement", SURE },
    { "anzeige", LIKELY },
    { "author", LIKELY },
    { "authorbox", SURE },
    { "authors", SURE },
    { "autor", LIKELY },
    { "autoren", SURE },
    { "autorenbox", SURE },
    { "banner", LIKELY },
    { "bildunterschrift", SURE },
    { "bio", LIKELY },
    { "breadcrumb", SURE },
    { "breadcrumbs", SURE },
    { "brotkrumen", SURE },
    { "byline", SURE },
    { "caption", SURE },
    { "cmp", SURE },
    { "comment", SURE },
    { "comments", SURE },
    { "consent", SURE },
    { "cookie", SURE },
    { "cookiebanner", SURE },
    { "cookies", SURE },
    { "copyright", LIKELY },
    { "credit", LIKELY },
    { "credits", LIKELY },
    { "dialog", LIKELY },
    { "disqus", SURE },
    { "dsgvo", SURE },
    { "embed", LIKELY },
    { "empfehlung", SURE },
    { "empfehlungen", SURE },
    { "footer", LIKELY },
    { "fusszeile", LIKELY },
    { "gdpr", SURE },
    { "kommentare", SURE },
    { "lightbox", LIKELY },
    { "masthead", LIKELY },
    { "meistgelesen", SURE },
    { "menu", SURE },
    { "modal", LIKELY },
    { "nav", LIKELY },
    { "navbar", SURE },
    { "navi", SURE },
    { "navigation", SURE },
    { "newsletter", SURE },
    { "outbrain", SURE },
    { "overlay", LIKELY },
    { "pager", SURE },
    { "pagination", SURE },
    { "paywall", LIKELY },
    { "player", LIKELY },
    { "popular", SURE },
    { "popup", LIKELY },
    { "promo", LIKELY },
    { "rating", SURE },
    { "recommendations", SURE },
    { "recommended", SURE },
    { "related", SURE },
    { "search", LIKELY },
    { "share", SURE },
    { "shares", SURE },
    { "sharing", SURE },
    { "sidebar", LIKELY },
    { "skiplink", SURE },
    { "social", SURE },
    { "socials", SURE },
    { "sponsor", LIKELY },
    { "sponsored", LIKELY },
    { "subscribe", LIKELY },
    { "subscription", LIKELY },
    { "taboola", SURE },
    { "taglist", SURE },
    { "tags", SURE },
    { "toc", LIKELY },
    { "toolbar", SURE },
    { "trending", SURE },
    { "umfrage", LIKELY },
    { "werbung", LIKELY },
    { "widget", LIKELY },
};

static const struct name elements[] = {
    { "aside", LIKELY },  { "audio", SURE },      { "button", SURE },
    { "canvas", SURE },   { "datalist", SURE },   { "dialog", SURE },
    { "embed", SURE },    { "figcaption", SURE }, { "figure", LIKELY },
    { "footer", LIKELY }, { "form", LIKELY },     { "iframe", SURE },
    { "input", SURE },    { "label", SURE },      { "map", SURE },
    { "math", SURE },     { "menu", SURE },       { "nav", SURE },
    { "noframes", SURE }, { "noscript", SURE },   { "object", LIKELY },
    { "option", SURE },   { "script", SURE },     { "select", SURE },
    { "style", SURE },    { "svg", SURE },        { "template", SURE },
    { "textarea", SURE }, { "video", SURE },
};

static const struct name roles[] = {
    { "alert", LIKELY },         { "alertdialog", SURE },
    { "banner", LIKELY },        { "button", SURE },
    { "complementary", LIKELY }, { "contentinfo", SURE },
    { "dialog", SURE },          { "menu", SURE },
    { "menubar", SURE },         { "navigation", SURE },
    { "search", SURE },          { "tablist", SURE },
    { "toolbar", SURE },
};

/* In byte order. */
static const struct name bodies[] = {
    { "article", SURE }, { "artikel", SURE }, { "body", SURE }, { "content", SURE },
    { "entry", SURE },   { "inhalt", SURE },  { "main", SURE }, { "post", SURE },
    { "story", SURE },   { "text", SURE },
};

/* A table, by the word. */
struct names {
    const struct name *items;
    size_t count;
};

#define NAMES(table) ((struct names){ table, sizeof(table) / sizeof(table)[0] })

static int compare_names(const void *a, const void *b)
{
    const struct name *const first = a;
    const struct name *const second = b;
    return strcmp(first->word, second->word);
}

static enum certainty look_up(struct slice word, struct names names)
{
    char key[LONGEST_WORD + 1] = { 0 };
    if (word.length > LONGEST_WORD)
        return NO;
    for (size_t i = 0; i < word.length; i++) {
        key[i] = (char)(word.bytes[i] >= 'A' && word.bytes[i] <= 'Z'
                            ? word.bytes[i] + ('a' - 'A')
                            : word.bytes[i]);
    }
    const struct name *const found =
        bsearch(&(struct name){ key, NO }, names.items, names.count,
                sizeof *names.items, compare_names);
    return found == NULL ? NO : found->certainty;
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static bool in_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || is_capital(byte);
}

/* The next word of "share-bar", "shareBar" or "share_bar"; length 0 at the end. */
static struct slice next_word(struct slice text, size_t *at)
{
    while (*at < text.length && !in_word(text.bytes[*at]))
        ++*at;
    const size_t start = *at;
    while (*at < text.length && in_word(text.bytes[*at]) &&
           (*at == start || !is_capital(text.bytes[*at]) ||
            is_capital(text.bytes[*at - 1])))
        ++*at;
    return slice_part(text, start, *at);
}

/* "has-sidebar" and "no-ads" say what is beside the element. */
static bool speaks_of_others(struct slice word)
{
    static const char *const before[] = {
        "has", "no", "with", "without", "ohne", "mit"
    };
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        if (word.length == strlen(before[i]) &&
            strncasecmp(word.bytes, before[i], word.length) == 0)
            return true;
    }
    return false;
}

static enum certainty best_word(struct slice text, struct names names)
{
    enum certainty best = NO;
    bool of_others = false;
    for (size_t at = 0; at < text.length;) {
        const struct slice word = next_word(text, &at);
        const enum certainty found = of_others ? NO : look_up(word, names);
        best = found > best ? found : best;
        of_others = speaks_of_others(word);
    }
    return best;
}

static enum certainty named(const xmlNode *element, struct names names)
{
    const enum certainty by_class =
        best_word(element_attribute(element, "class"), names);
    const enum certainty by_id = best_word(element_attribute(element, "id"), names);
    return by_class > by_id ? by_class : by_id;
}

bool element_is_named_body(const xmlNode *element)
{
    return named(element, NAMES(bodies)) != NO;
}

static bool is_hidden(const xmlNode *element)
{
    static const char *const classes[] = { "sr-only", "visually-hidden",
                                           "visuallyhidden", "screen-reader" };
    const struct slice style = element_attribute(element, "style");
    const struct slice class = element_attribute(element, "class");
    if (element_attribute(element, "hidden").bytes != NULL ||
        element_has(element, "aria-hidden", "true") ||
        slice_find(style, SLICE("display:none")) != SIZE_MAX ||
        slice_find(style, SLICE("display: none")) != SIZE_MAX)
        return true;
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        if (slice_find(class, slice_of(classes[i])) != SIZE_MAX)
            return true;
    return false;
}

/* In no paragraph: beside the headline, not in a sentence. */
static bool stands_alone(const xmlNode *element)
{
    return element_inside(element, "p") == NULL &&
           element_inside(element, "li") == NULL;
}

/* What frames pages, and not what makes an article. */
static enum certainty by_element(const xmlNode *element)
{
    static const char *const kept[] = { "html", "body", "main", "article", NULL };
    const enum certainty by_name =
        look_up(slice_of((const char *)element->name), NAMES(elements));
    if (by_name == SURE || element_is_among(element, kept))
        return by_name;
    if (element_is(element, "header") && element_inside(element, "article") == NULL &&
        element_inside(element, "main") == NULL)
        return LIKELY;
    if (element_is(element, "time") && stands_alone(element))
        return SURE;
    /* Whom a quotation is by stands in its footer. */
    if (element_is(element, "footer") && element_inside(element, "blockquote") != NULL)
        return NO;
    return by_name;
}

static enum certainty certainty_of(const xmlNode *element)
{
    enum certainty best = by_element(element);
    if (best == SURE)
        return SURE;
    const enum certainty others[] = {
        look_up(slice_trim(element_attribute(element, "role")), NAMES(roles)),
        element_is(element, "body") || element_is(element, "html")
            ? NO
            : named(element, NAMES(words)),
        is_hidden(element) ? LIKELY : NO,
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        best = others[i] > best ? others[i] : best;
    return best;
}

static bool is_unread(const xmlNode *element, size_t page_text)
{
    const struct measure *const measure = measure_of(element);
    switch (certainty_of(element)) {
    case SURE:
        return !measure->heading;
    case LIKELY:
        return !measure->heading && 2 * measure->text < page_text;
    case NO:
    default:
        return false;
    }
}

void html_find_unread(xmlNode *root)
{
    const size_t page_text = measure_of(root)->text;
    bool into = true;
    const xmlNode *node = root;
    while ((node = node_after(node, root, into)) != NULL) {
        into = node->type == XML_ELEMENT_NODE && !is_unread(node, page_text);
        if (node->type == XML_ELEMENT_NODE)
            measure_of(node)->unread = !into;
    }
}
