#include <string.h>

#include "base/buffer.h"
#include "sources/metadata.h"

enum { DEEPEST_GRAPH = 6, LONGEST_NAMES = 1024 };

static struct slice text_of(const json_t *value)
{
    return (struct slice){ json_string_value(value), json_string_length(value) };
}

/* "NewsArticle", "BlogPosting", with or without the address of the vocabulary. */
static bool is_article_type(const json_t *type)
{
    static const char *const endings[] = { "Article", "Posting", "Report" };
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (json_is_string(type) &&
            slice_ends_with(text_of(type), slice_of(endings[i])))
            return true;
    }
    return false;
}

static bool is_article(const json_t *object)
{
    const json_t *const type = json_object_get(object, "@type");
    if (!json_is_array(type))
        return is_article_type(type);
    for (size_t i = 0; i < json_array_size(type); i++)
        if (is_article_type(json_array_get(type, i)))
            return true;
    return false;
}

static const json_t *find(const json_t *value, int depth)
{
    static const char *const places[] = { "@graph", "mainEntity", "mainEntityOfPage",
                                          "itemListElement" };
    const json_t *found = NULL;
    if (depth > DEEPEST_GRAPH)
        return NULL;
    if (json_is_object(value) && is_article(value))
        return value;
    for (size_t i = 0; i < json_array_size(value) && found == NULL; i++)
        found = find(json_array_get(value, i), depth + 1);
    for (size_t i = 0; i < sizeof places / sizeof places[0] && found == NULL; i++) {
        const json_t *const place = json_object_get(value, places[i]);
        if (place != NULL)
            found = find(place, depth + 1);
    }
    return found;
}

const json_t *schema_find_article(const json_t *value)
{
    return find(value, 0);
}

/* A string, or what an object calls itself. */
static struct slice name_of(const json_t *value)
{
    static const char *const names[] = { "name", "alternateName", "@id" };
    if (json_is_string(value))
        return text_of(value);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const json_t *const name = json_object_get(value, names[i]);
        if (json_is_string(name))
            return text_of(name);
    }
    return (struct slice){ 0 };
}

bool schema_names(const json_t *value, const char *mark, struct arena *arena,
                  struct slice *out, struct fault *fault)
{
    struct buffer names;
    if (!json_is_array(value)) {
        *out = name_of(value);
        return true;
    }
    buffer_init(&names, LONGEST_NAMES);
    for (size_t i = 0; i < json_array_size(value); i++) {
        const struct slice name = name_of(json_array_get(value, i));
        if (name.length == 0 || names.length + name.length > LONGEST_NAMES / 2)
            continue;
        if (names.length > 0)
            buffer_append_string(&names, mark);
        buffer_append_slice(&names, name);
    }
    if (names.length > 0)
        *out = arena_copy(arena, buffer_slice(&names));
    const bool copied = names.length == 0 || out->bytes != NULL;
    buffer_finish(&names);
    return copied || fault_no_memory(fault);
}

static struct slice address_of(const json_t *article)
{
    static const char *const places[] = { "url", "mainEntityOfPage", "@id" };
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        const json_t *const place = json_object_get(article, places[i]);
        const json_t *const id = json_object_get(place, "@id");
        const struct slice address = text_of(json_is_string(id) ? id : place);
        if (is_address(address))
            return address;
    }
    return (struct slice){ 0 };
}

/* The first of these members that is a string. */
static struct slice first_text(const json_t *article, const char *const *names)
{
    for (; *names != NULL; names++) {
        const json_t *const value = json_object_get(article, *names);
        if (json_is_string(value) && json_string_length(value) > 0)
            return text_of(value);
    }
    return (struct slice){ 0 };
}

bool schema_read(const json_t *article, struct arena *arena, struct metadata *out,
                 struct fault *fault)
{
    static const char *const titles[] = { "headline", "name", NULL };
    static const char *const leads[] = { "description", "abstract", NULL };
    static const char *const texts[] = { "articleBody", "text", NULL };
    static const char *const dates[] = { "datePublished", "dateCreated", "dateModified",
                                         NULL };
    struct metadata read = {
        .title = first_text(article, titles),
        .lead = first_text(article, leads),
        .text = first_text(article, texts),
        .published = first_text(article, dates),
        .url = address_of(article),
        .language = name_of(json_object_get(article, "inLanguage")),
    };
    if (!schema_names(json_object_get(article, "publisher"), ", ", arena,
                      &read.publisher, fault) ||
        !schema_names(json_object_get(article, "author"), "; ", arena, &read.author,
                      fault))
        return false;
    *out = read;
    return true;
}
