#include <stdlib.h>

#include <jansson.h>

#include "sources/format.h"
#include "sources/metadata.h"

/* A member of an object of articles. */
struct field {
    const char *name;
    struct slice *value;
};

static bool read_field(const json_t *object, const struct field *field,
                       struct fault *why)
{
    const json_t *const value = json_object_get(object, field->name);
    if (value == NULL || json_is_null(value))
        return true;
    if (!json_is_string(value))
        return fault_set(why, FAULT_FORMAT, "%s is not a string", field->name);
    *field->value =
        (struct slice){ json_string_value(value), json_string_length(value) };
    return true;
}

static bool check_text(struct slice text, struct fault *why)
{
    if (text.bytes == NULL)
        return fault_set(why, FAULT_FORMAT, "no text");
    if (slice_trim(text).length == 0)
        return fault_set(why, FAULT_FORMAT, "the text is empty");
    if (text.length > SOURCE_LARGEST_TEXT)
        return fault_set(why, FAULT_LIMIT, "the text is larger than %d MiB",
                         SOURCE_LARGEST_TEXT >> 20);
    return true;
}

static bool read_own(const json_t *object, struct arena *arena, struct metadata *out,
                     struct fault *why)
{
    static const char *const makers[] = { "authors", "author", NULL };
    const struct field fields[] = {
        { "title", &out->title },       { "published", &out->published },
        { "url", &out->url },           { "publisher", &out->publisher },
        { "language", &out->language }, { "kicker", &out->kicker },
        { "text", &out->text },
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (!read_field(object, &fields[i], why))
            return false;
    for (int i = 0; makers[i] != NULL && out->author.bytes == NULL; i++) {
        if (!schema_names(json_object_get(object, makers[i]), "; ", arena, &out->author,
                          why))
            return false;
    }
    return true;
}

/* Everything in *out is borrowed from the object, or in the arena; the text is left as
 * it is. An object without text of its own may be one of schema.org. */
static bool read_article(const json_t *object, struct arena *arena, struct article *out,
                         struct fault *why)
{
    struct metadata metadata = { 0 };
    const json_t *const schema =
        json_object_get(object, "text") == NULL ? schema_find_article(object) : NULL;
    if (schema == NULL && !json_is_object(object))
        return fault_set(why, FAULT_FORMAT, "not a JSON object");
    if (!(schema != NULL ? schema_read(schema, arena, &metadata, why)
                         : read_own(object, arena, &metadata, why)) ||
        !check_text(metadata.text, why))
        return false;
    return metadata_apply(&metadata, metadata.text, arena, out, why);
}

static bool deliver_object(const json_t *object, struct slice bytes, uint32_t record,
                           const struct delivery *to, struct fault *fault)
{
    struct article article = { 0 };
    struct fault why = { 0 };
    arena_reset(to->arena);
    (void)read_article(object, to->arena, &article, &why);
    return deliver(to, record, bytes, &article, &why, fault);
}

/* The tree of the bytes; NULL with the reason why there is none. */
static json_t *parse(struct slice bytes, struct fault *why)
{
    json_error_t error;
    json_t *const value =
        json_loadb(bytes.bytes, bytes.length, JSON_REJECT_DUPLICATES, &error);
    if (value == NULL && json_error_code(&error) == json_error_out_of_memory)
        fault_no_memory(why);
    else if (value == NULL)
        fault_set(why, FAULT_FORMAT, "no JSON: %s (line %d, column %d)", error.text,
                  error.line, error.column);
    return value;
}

/* One record's bytes to its article; the JSON tree lives as long as the visit. */
static bool read_record(struct slice bytes, uint32_t record, const struct delivery *to,
                        struct fault *fault)
{
    struct fault why = { 0 };
    json_auto_t *object = parse(bytes, &why);
    if (object == NULL)
        return deliver(to, record, bytes, NULL, &why, fault);
    return deliver_object(object, bytes, record, to, fault);
}

/* Articles of a list: it stands alone, or as "articles" in an object that is none
 * itself. Graphs of schema.org are one article with what goes with it. */
static const json_t *list_in(const json_t *value)
{
    const json_t *const inner = json_object_get(value, "articles");
    const json_t *const list =
        json_object_get(value, "text") == NULL && json_is_array(inner) ? inner : value;
    bool articles = json_is_array(list) && json_array_size(list) > 0;
    for (size_t i = 0; articles && i < json_array_size(list); i++) {
        const json_t *const item = json_array_get(list, i);
        articles = json_is_object(item) && (json_object_get(item, "@type") == NULL ||
                                            schema_find_article(item) == item);
    }
    return articles ? list : NULL;
}

/* An item has no bytes of its own: its digest is that of its shortest form. */
static bool deliver_item(const json_t *item, uint32_t record, const struct delivery *to,
                         struct fault *fault)
{
    char *const bytes =
        json_dumps(item, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
    if (bytes == NULL)
        return fault_no_memory(fault);
    const bool done = deliver_object(item, slice_of(bytes), record, to, fault);
    free(bytes);
    return done;
}

static struct slice without_mark(struct slice content)
{
    return slice_starts_with(content, SLICE("\xEF\xBB\xBF"))
               ? slice_part(content, 3, content.length)
               : content;
}

bool read_json(struct slice content, const struct delivery *to, struct fault *fault)
{
    const struct slice bytes = without_mark(content);
    struct fault why = { 0 };
    json_auto_t *value = parse(bytes, &why);
    const json_t *const list = list_in(value);
    if (value == NULL)
        return deliver(to, 1, bytes, NULL, &why, fault);
    if (list == NULL)
        return deliver_object(value, bytes, 1, to, fault);
    for (size_t i = 0; i < json_array_size(list); i++)
        if (!deliver_item(json_array_get(list, i), (uint32_t)i + 1, to, fault))
            return false;
    return true;
}

/* Blank lines are no records, but they count, so that a record's number is its line's.
 */
bool read_json_lines(struct slice content, const struct delivery *to,
                     struct fault *fault)
{
    struct slice rest = without_mark(content);
    for (uint32_t record = 1; rest.bytes != NULL; record++) {
        const struct slice line = slice_trim(slice_split(&rest, '\n'));
        if (line.length > 0 && !read_record(line, record, to, fault))
            return false;
    }
    return true;
}
