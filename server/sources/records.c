#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "sources/format.h"
#include "sources/metadata.h"

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

/* A file's JSON objects on their way out. */
struct records {
    const struct delivery *to;
    struct metadata around; /* what the list says for those of its items that do not */
};

/* Everything in *out is borrowed from the object, or in the arena; the text is left as
 * it is. An object without text of its own may be one of schema.org. */
static bool read_article(const json_t *object, const struct records *records,
                         struct article *out, struct fault *why)
{
    struct metadata metadata = { 0 };
    struct arena *const arena = records->to->arena;
    const json_t *const schema =
        json_object_get(object, "text") == NULL ? schema_find_article(object) : NULL;
    if (schema == NULL && !json_is_object(object))
        return fault_set(why, FAULT_FORMAT, "not a JSON object");
    if (!(schema != NULL ? schema_read(schema, arena, &metadata, why)
                         : record_read(object, arena, &metadata, why)) ||
        !check_text(metadata.text, why))
        return false;
    metadata_fill(&metadata, &records->around);
    return metadata_apply(&metadata, metadata.text, arena, out, why);
}

static bool deliver_object(const json_t *object, struct slice bytes, uint32_t record,
                           const struct records *records, struct fault *fault)
{
    struct article article = { 0 };
    struct fault why = { 0 };
    arena_reset(records->to->arena);
    (void)read_article(object, records, &article, &why);
    return deliver(records->to, record, bytes, &article, &why, fault);
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
    const struct records records = { .to = to };
    struct fault why = { 0 };
    json_auto_t *object = parse(bytes, &why);
    if (object == NULL)
        return deliver(to, record, bytes, NULL, &why, fault);
    return deliver_object(object, bytes, record, &records, fault);
}

/* Some of a list's items are objects, and no object is anything but an article. Graphs
 * of schema.org are one article with what goes with it. */
static bool holds_articles(const json_t *list)
{
    bool objects = false;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *const item = json_array_get(list, i);
        if (json_object_get(item, "@type") != NULL && schema_find_article(item) != item)
            return false;
        objects |= json_is_object(item);
    }
    return objects;
}

/* Articles of a list: it stands alone, or in an object that is no article itself. */
static const json_t *list_in(const json_t *value)
{
    static const char *const names[] = { "articles", "items", "posts", "results" };
    const json_t *list = json_is_array(value) ? value : NULL;
    if (json_object_get(value, "text") != NULL)
        return NULL;
    for (size_t i = 0; i < sizeof names / sizeof names[0] && list == NULL; i++)
        list = json_object_get(value, names[i]);
    return holds_articles(list) ? list : NULL;
}

/* A JSON Feed is titled as its publisher. */
static struct metadata channel_of(const json_t *value)
{
    const char *const version = json_string_value(json_object_get(value, "version"));
    const json_t *const title = json_object_get(value, "title");
    const json_t *const language = json_object_get(value, "language");
    if (version == NULL || strstr(version, "jsonfeed.org") == NULL)
        return (struct metadata){ 0 };
    return (struct metadata){
        .publisher = { json_string_value(title), json_string_length(title) },
        .language = { json_string_value(language), json_string_length(language) },
    };
}

/* An item has no bytes of its own: its digest is that of its shortest form. */
static bool deliver_item(const json_t *item, uint32_t record,
                         const struct records *records, struct fault *fault)
{
    char *const bytes =
        json_dumps(item, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
    if (bytes == NULL)
        return fault_no_memory(fault);
    const bool done = deliver_object(item, slice_of(bytes), record, records, fault);
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
    if (value == NULL)
        return deliver(to, 1, bytes, NULL, &why, fault);
    const struct records records = { to, channel_of(value) };
    const json_t *const list = list_in(value);
    if (list == NULL)
        return deliver_object(value, bytes, 1, &records, fault);
    for (size_t i = 0; i < json_array_size(list); i++)
        if (!deliver_item(json_array_get(list, i), (uint32_t)i + 1, &records, fault))
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
