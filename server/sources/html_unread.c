#include "sources/html_unread.h"

#include "sources/html_names.h"

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

bool element_is_named_body(const xmlNode *element)
{
    return names_of_element(element, NAMES(bodies)) != NO;
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
        names_look_up(slice_of((const char *)element->name), NAMES(elements));
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
        names_look_up(slice_trim(element_attribute(element, "role")), NAMES(roles)),
        element_is(element, "body") || element_is(element, "html")
            ? NO
            : names_of_element(element, NAMES(words)),
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
        /* What "paywall-content" hides is the article, and may be a part of it only. */
        return !measure->heading &&
               (element_is_named_body(element) ? 8 : 2) * measure->text < page_text;
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
