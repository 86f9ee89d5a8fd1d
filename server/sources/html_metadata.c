#include "sources/html_metadata.h"

#include <string.h>
#include <strings.h>

/* One thing that was said, and how much better that is than other places. */
struct finding {
    struct slice value;
    int rank;
};

struct search {
    struct arena *arena;
    struct finding best[METADATA_FIELDS];
    struct metadata schema;
};

/* Names of meta elements, and of properties of the vocabulary schema.org. */
static const struct {
    const char *name;
    enum metadata_field field;
    int rank;
} names[] = {
    { "og:title", METADATA_TITLE, 9 },
    { "headline", METADATA_TITLE, 8 },
    { "twitter:title", METADATA_TITLE, 6 },
    { "dc.title", METADATA_TITLE, 5 },
    { "dcterms.title", METADATA_TITLE, 5 },
    { "og:description", METADATA_LEAD, 6 },
    { "description", METADATA_LEAD, 5 },
    { "og:site_name", METADATA_PUBLISHER, 9 },
    { "dc.publisher", METADATA_PUBLISHER, 7 },
    { "dcterms.publisher", METADATA_PUBLISHER, 7 },
    { "publisher", METADATA_PUBLISHER, 6 },
    { "application-name", METADATA_PUBLISHER, 4 },
    { "author", METADATA_AUTHOR, 8 },
    { "dc.creator", METADATA_AUTHOR, 7 },
    { "article:author", METADATA_AUTHOR, 6 },
    { "article:published_time", METADATA_PUBLISHED, 9 },
    { "datepublished", METADATA_PUBLISHED, 9 },
    { "og:published_time", METADATA_PUBLISHED, 8 },
    { "dc.date.issued", METADATA_PUBLISHED, 8 },
    { "dcterms.issued", METADATA_PUBLISHED, 8 },
    { "dcterms.created", METADATA_PUBLISHED, 7 },
    { "publication_date", METADATA_PUBLISHED, 7 },
    { "pubdate", METADATA_PUBLISHED, 7 },
    { "publish-date", METADATA_PUBLISHED, 7 },
    { "date", METADATA_PUBLISHED, 6 },
    { "dc.date", METADATA_PUBLISHED, 6 },
    { "last-modified", METADATA_PUBLISHED, 2 },
    { "og:url", METADATA_URL, 8 },
    { "og:locale", METADATA_LANGUAGE, 5 },
    { "inlanguage", METADATA_LANGUAGE, 6 },
    { "dc.language", METADATA_LANGUAGE, 6 },
    { "content-language", METADATA_LANGUAGE, 4 },
    { "language", METADATA_LANGUAGE, 3 },
};

static void offer(struct search *search, enum metadata_field field, int rank,
                  struct slice value)
{
    struct finding *const best = &search->best[field];
    if (slice_trim(value).length > 0 && rank > best->rank)
        *best = (struct finding){ value, rank };
}

static void offer_named(struct search *search, struct slice name, struct slice value)
{
    name = slice_trim(name);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const bool same = name.length == strlen(names[i].name) &&
                          strncasecmp(name.bytes, names[i].name, name.length) == 0;
        /* Some give the address of an author's profile. */
        if (same && (names[i].field == METADATA_URL) == is_address(slice_trim(value)))
            offer(search, names[i].field, names[i].rank, value);
    }
}

static void look_at_meta(struct search *search, const xmlNode *node)
{
    static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };
    const struct slice value = element_attribute(node, "content");
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        offer_named(search, element_attribute(node, keys[i]), value);
}

static void look_at_link(struct search *search, const xmlNode *node)
{
    const struct slice address = element_attribute(node, "href");
    if (element_has(node, "rel", "canonical") && is_address(slice_trim(address)))
        offer(search, METADATA_URL, 9, address);
}

static bool look_at_time(struct search *search, const xmlNode *node,
                         struct fault *fault)
{
    struct slice value = element_attribute(node, "datetime");
    if (search->best[METADATA_PUBLISHED].rank >= 4 || element_is_beside(node))
        return true;
    if (value.bytes == NULL && !element_text(node, search->arena, &value, fault))
        return false;
    offer(search, METADATA_PUBLISHED, 4, value);
    return true;
}

/* A property of an element that is shown. */
static bool look_at_property(struct search *search, const xmlNode *node,
                             struct fault *fault)
{
    static const char *const values[] = { "content", "datetime" };
    const struct slice name = element_attribute(node, "itemprop");
    struct slice value = { 0 };
    if (name.bytes == NULL || element_is(node, "meta"))
        return true;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (value.bytes == NULL)
            value = element_attribute(node, values[i]);
    if (value.bytes == NULL && !element_text(node, search->arena, &value, fault))
        return false;
    offer_named(search, name, value);
    return true;
}

/* "published", "artikel-datum": an element whose class says that it is a date. */
static bool look_at_class(struct search *search, const xmlNode *node,
                          struct fault *fault)
{
    static const char *const words[] = { "date", "datum", "publish", "zeitstempel" };
    enum { LONGEST_DATE = 80 };
    const struct slice class = element_attribute(node, "class");
    const struct measure *const measure = measure_of(node);
    bool named = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        named |= slice_find(class, slice_of(words[i])) != SIZE_MAX;
    if (!named || search->best[METADATA_PUBLISHED].rank >= 1 ||
        measure->text > LONGEST_DATE || element_is_beside(node))
        return true;
    struct slice text = { 0 };
    struct publication published = { 0 };
    if (!element_text(node, search->arena, &text, fault) ||
        !published_read(text, search->arena, &published, fault))
        return false;
    offer(search, METADATA_PUBLISHED, 1, published.date);
    return true;
}

static bool look_at_author(struct search *search, const xmlNode *node,
                           struct fault *fault)
{
    struct slice name = { 0 };
    if (!element_has(node, "rel", "author") || search->best[METADATA_AUTHOR].rank >= 5)
        return true;
    if (!element_text(node, search->arena, &name, fault))
        return false;
    offer(search, METADATA_AUTHOR, 5, name);
    return true;
}

static bool look_at_script(struct search *search, const xmlNode *node,
                           struct fault *fault)
{
    const xmlNode *const code = node->children;
    if (!element_has(node, "type", "application/ld+json") || code == NULL ||
        code->content == NULL)
        return true;
    const struct slice text = slice_of((const char *)code->content);
    json_auto_t *value = json_loadb(text.bytes, text.length, 0, NULL);
    const json_t *const article = schema_find_article(value);
    struct metadata found = { 0 };
    if (article == NULL)
        return true;
    /* Copied, because the tree goes. */
    if (!schema_read(article, search->arena, &found, fault) ||
        !metadata_clean(&found, search->arena, fault))
        return false;
    metadata_fill(&search->schema, &found);
    return true;
}

/* "saved from url=(0031)https://…" is what browsers write into pages that they save. */
static void look_at_comment(struct search *search, const xmlNode *node)
{
    const struct slice text = slice_of((const char *)node->content);
    const size_t at = slice_find(text, SLICE("saved from url="));
    const struct slice rest = slice_part(text, at, text.length);
    const size_t open = slice_find_byte(rest, ')');
    if (at == SIZE_MAX || open == SIZE_MAX)
        return;
    const struct slice address = slice_trim(slice_part(rest, open + 1, rest.length));
    if (is_address(address))
        offer(search, METADATA_URL, 2, address);
}

static void look_at_comments(struct search *search, const xmlNode *node)
{
    for (; node != NULL; node = node->next)
        if (node->type == XML_COMMENT_NODE)
            look_at_comment(search, node);
}

static bool look_at_element(struct search *search, const xmlNode *node,
                            struct fault *fault)
{
    if (element_is(node, "meta"))
        look_at_meta(search, node);
    else if (element_is(node, "link"))
        look_at_link(search, node);
    else if (element_is(node, "html"))
        offer(search, METADATA_LANGUAGE, 7, element_attribute(node, "lang"));
    if (element_is(node, "script"))
        return look_at_script(search, node, fault);
    if (element_is(node, "a") && !look_at_author(search, node, fault))
        return false;
    if (element_is(node, "time") && !look_at_time(search, node, fault))
        return false;
    return look_at_property(search, node, fault) && look_at_class(search, node, fault);
}

static bool look_around(struct search *search, const xmlNode *root, struct fault *fault)
{
    const xmlNode *node = root;
    /* Comments stand beside the root too. */
    look_at_comments(search, root->doc->children);
    look_at_comments(search, root->children);
    for (; node != NULL; node = node_after(node, root, true))
        if (node->type == XML_ELEMENT_NODE && !look_at_element(search, node, fault))
            return false;
    return true;
}

bool html_metadata_read(const xmlNode *root, struct arena *arena, struct metadata *out,
                        struct fault *fault)
{
    struct search search = { .arena = arena };
    if (!look_around(&search, root, fault))
        return false;
    struct metadata said = { 0 };
    for (enum metadata_field i = 0; i < METADATA_FIELDS; i++)
        *metadata_member(&said, i) = search.best[i].value;
    if (!metadata_clean(&said, arena, fault))
        return false;
    metadata_fill(&search.schema, &said);
    *out = search.schema;
    return true;
}
